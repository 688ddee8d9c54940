/** Watches the conversation's key run out: warns in time, and says when it is over. */

import { deadlines } from "./ending.js";
import type { Ending } from "./state.js";

/** Seconds between two looks at the clock: timers stand still while a device sleeps. */
const MOST_OFTEN = 30;

export class Alarm {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private expires = "";
  private since = 0;

  constructor(
    private readonly now: () => number,
    private readonly changed: (ending: Ending) => void,
  ) {}

  /** Starts anew for a key that runs out at `expires`. */
  watch(expires: string): void {
    this.expires = expires;
    this.since = this.now();
    this.look();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  /** About how long it still is, at least a minute. */
  minutesLeft(): number {
    return Math.max(1, Math.round(deadlines(this.expires, this.since, this.now()).end / 60));
  }

  private look(): void {
    this.stop();
    const { warn, end } = deadlines(this.expires, this.since, this.now());
    this.changed(end <= 0 ? "ended" : warn <= 0 ? "soon" : "no");
    if (end > 0) this.timer = setTimeout(() => { this.look(); }, Math.min(warn > 0 ? warn : end, MOST_OFTEN) * 1000 + 50);
  }
}
