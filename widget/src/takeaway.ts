/** What a patient takes along: the day of the next look, the summary on paper or in the clipboard, the copy of the talk. */

import type { Announcer } from "./announce.js";
import { now } from "./chat.js";
import type { Message } from "./contract.js";
import { clock, day } from "./dates.js";
import { print } from "./paper.js";
import { summary } from "./plain.js";
import { WORDS } from "./words.js";

const DAY = 86_400;
/** Milliseconds that the browser gets to read the file. */
const KEPT_FOR = 60_000;

export class TakeAway {
  /** `language`: of dates, empty for the browser's; `said`: the whole talk. */
  constructor(
    private readonly announcer: Announcer,
    private readonly language: () => string,
    private readonly said: () => readonly Message[],
  ) {}

  time(at: number): string {
    return clock(at, this.language());
  }

  /** The day on which to look again; empty when there is none. */
  reviewOf(message: Message): string {
    const days = message.result?.review_after_days;
    return days === undefined ? "" : this.day((message.at ?? now()) + days * DAY);
  }

  print(message: Message, beside: ParentNode): void {
    print(this.summaryOf(message), WORDS.summary, beside);
  }

  async copy(message: Message): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.summaryOf(message));
      this.announcer.say(WORDS.copied);
    } catch {
      this.announcer.say(WORDS.copyFailed, true);
    }
  }

  /** Hands the browser a file with everything that is kept of the talk. */
  save(kept: unknown): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(kept, null, 1)], { type: "application/json" }));
    link.download = WORDS.saveName;
    link.click();
    setTimeout(() => { URL.revokeObjectURL(link.href); }, KEPT_FOR);
    this.announcer.say(WORDS.saved);
  }

  private summaryOf(message: Message): string {
    if (!message.result) return "";
    const review = this.reviewOf(message);
    return summary(message.result, this.said(), this.day(message.at ?? now()), review && WORDS.review(review));
  }

  private day(at: number): string {
    return day(at, this.language());
  }
}
