/** One patient's chat behind the screen: the state, what is kept of it, the talk with the server and with other tabs. */

import { Alarm } from "./alarm.js";
import { connect } from "./api.js";
import { Conversation } from "./conversation.js";
import { keeper, keptOf, type Keeper } from "./keep.js";
import { mayKeep, reduce, START, type Ending, type Event, type State } from "./state.js";
import { Tabs, type Said } from "./tabs.js";
import { Pauses } from "./wake.js";

export interface Place {
  /** Address of the channel, ending in a slash. */
  base: string;
  /** Whether every tab of this browser shares the conversation. */
  shared: boolean;
}

export class Chat {
  state: State = START;
  readonly conversation: Conversation;
  readonly alarm = new Alarm(now, (ending) => { this.endingChanged(ending); });
  private readonly keeper: Keeper;
  private readonly pauses = new Pauses();
  private readonly tabs = new Tabs((said) => { this.otherTab(said); });

  /** `changed` is called after every event. */
  constructor(
    private readonly place: Place,
    private readonly changed: (before: State, event: Event) => void,
  ) {
    this.keeper = keeper(() => (place.shared ? localStorage : sessionStorage), `hippath ${place.base}`);
    this.conversation = new Conversation(connect(place.base), {
      state: () => this.state,
      dispatch: (event) => { this.dispatch(event); },
      pause: (seconds) => this.pauses.pause(seconds),
      now,
      newId,
      after: (seconds, then) => {
        const timer = setTimeout(then, seconds * 1000);
        return () => { clearTimeout(timer); };
      },
    });
  }

  dispatch(event: Event): void {
    const before = this.state;
    this.state = reduce(before, event);
    this.remember(before);
    if (event.type === "session") this.sessionBegan();
    if (event.type === "answered") this.tabs.say("said");
    if (event.type === "forgotten") this.tabs.leave();
    this.changed(before, event);
  }

  /** Takes up what this tab, or this browser, had; returns whether its panel was open. Nothing is asked of the server. */
  restore(): boolean {
    const kept = this.keeper.read();
    if (!kept) return false;
    this.dispatch({ type: "session", session: kept.session });
    this.dispatch({ type: "scale", scale: kept.scale });
    for (const outgoing of kept.outbox) this.dispatch({ type: "queued", outgoing });
    return kept.open;
  }

  /** There is a reason to try again at once: the network is back, or somebody looks. */
  awake(): void {
    this.pauses.wake();
    if (this.state.open && this.state.session) void this.conversation.catchUp();
  }

  private remember(before: State): void {
    const kept = mayKeep(this.state) ? keptOf(this.state) : null;
    if (kept) this.keeper.write(kept);
    else if (this.state.session === null && before.session !== null) this.keeper.forget();
  }

  private sessionBegan(): void {
    const { session } = this.state;
    if (!session) return;
    if (this.place.shared) this.tabs.join(session.conversation_id);
    this.alarm.watch(session.expires_at);
  }

  private endingChanged(ending: Ending): void {
    const { session, ending: before } = this.state;
    if (session && before !== "ended" && before !== ending) this.dispatch({ type: "ending", ending });
  }

  private otherTab(said: Said): void {
    if (said === "said") void this.conversation.catchUp();
    else this.dispatch({ type: "forgotten" });
  }
}

/** Not randomUUID: a page without TLS does not have it. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Seconds since 1970. */
export function now(): number {
  return Date.now() / 1000;
}
