/** When a conversation's key runs out: how long until the warning, and until the end. */

const LONGEST_WARNING = 5 * 60;
const SHARE = 0.2;

export interface Deadlines {
  /** Seconds until the patient is warned; not above zero: now. */
  warn: number;
  /** Seconds until the key is of no use. */
  end: number;
}

/** For a key that runs out at `expires` (ISO time) and was got at `since`; times in seconds. */
export function deadlines(expires: string, since: number, now: number): Deadlines {
  const end = Date.parse(expires) / 1000;
  const warning = Math.min(LONGEST_WARNING, SHARE * (end - since));
  return { warn: end - warning - now, end: end - now };
}
