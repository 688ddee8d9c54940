/** Tells screen readers what arrived. The live regions stand in the page itself: inside a shadow root some readers miss them. */

const UNTIL_HEARD = 150;
const UNTIL_CLEARED = 1000;

export class Announcer {
  private readonly regions = new Map<"polite" | "assertive", HTMLElement>();

  constructor(private readonly host: HTMLElement) {}

  /** Puts both regions into the page; they must stand there before anything is said in them. */
  prepare(): void {
    for (const manner of ["polite", "assertive"] as const) {
      const region = this.regions.get(manner) ?? document.createElement("div");
      region.slot = "live";
      region.setAttribute("role", manner === "polite" ? "status" : "alert");
      region.setAttribute("aria-live", manner);
      if (region.parentElement !== this.host) this.host.append(region);
      this.regions.set(manner, region);
    }
  }

  say(text: string, urgent = false): void {
    this.prepare();
    const region = this.regions.get(urgent ? "assertive" : "polite");
    setTimeout(() => {
      const line = document.createElement("p");
      line.textContent = text;
      region?.append(line);
      setTimeout(() => { line.remove(); }, UNTIL_CLEARED);
    }, UNTIL_HEARD);
  }
}
