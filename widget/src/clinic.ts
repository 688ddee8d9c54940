/** The clinic's numbers. The server writes them in front of the script, so they are there without a network. */

export interface Clinic {
  name: string;
  phone: string;
  emergency_number: string;
  /** The fixed words for every failure, numbers filled in. */
  safety_text: string;
}

declare global {
  // A global of the page, written by the server in front of this script.
  var hippathClinic: Clinic | undefined;
}

const WITHOUT_SERVER: Clinic = {
  name: "the clinic",
  phone: "",
  emergency_number: "",
  safety_text: "Something went wrong. If this could be an emergency, call your emergency number now.",
};

export function clinic(): Clinic {
  return globalThis.hippathClinic ?? WITHOUT_SERVER;
}

/** The address of a call button; null for words that hold no single number, such as a list of countries. */
export function telephone(number: string): string | null {
  return /^[\d\s()+-]{2,}$/.test(number) ? `tel:${number.replace(/[^\d+]/g, "")}` : null;
}
