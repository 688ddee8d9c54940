/** The talk with the server: opens, sends once, catches up, renews, copies, erases. Its output are events for the reducer. */

import type { Api, Outcome } from "./api.js";
import { backoff } from "./backoff.js";
import type { Message } from "./contract.js";
import { heardUpTo, openQuestions, type Event, type Outgoing, type State } from "./state.js";

export interface World {
  state(): State;
  dispatch(event: Event): void;
  /** Resolves after `seconds`, or sooner when there is a reason to try again. */
  pause(seconds: number): Promise<void>;
  now(): number;
  newId(): string;
  /** After this many seconds without an answer `then` is called; returns how to call it off. */
  after(seconds: number, then: () => void): () => void;
}

/** Seconds of silence after which "still working" is shown. */
export const SLOW = 3;

export class Conversation {
  private sending = false;
  private opening: Promise<boolean> | null = null;
  private catching: Promise<void> | null = null;

  constructor(private readonly api: Api, private readonly world: World) {}

  /** Begins a conversation, or takes up the one in the state. */
  async begin(): Promise<void> {
    if (this.world.state().session) await this.catchUp();
    else await this.opened();
    await this.deliver();
  }

  /** Sends words; returns at once, delivery goes on by itself. */
  say(text: string): void {
    this.queue({ id: this.world.newId(), text, at: this.world.now() });
  }

  /** Answers an open question; a second click finds it answered and does nothing. */
  choose(asked: Message, values: readonly string[]): boolean {
    const question = asked.question;
    const open = openQuestions(this.world.state()).some((message) => message.id === asked.id);
    if (!question || !open || values.length === 0) return false;
    const text = question.options.filter((option) => values.includes(option.value)).map((option) => option.label).join(", ");
    this.queue({ id: this.world.newId(), text, at: this.world.now(), choices: [...values], question_id: question.id });
    return true;
  }

  resend(id: string): void {
    this.world.dispatch({ type: "resend", id });
    void this.deliver();
  }

  /** Fetches what is missing, for as long as it takes; after a sleep, a reload, or something said in another tab. */
  catchUp(): Promise<void> {
    this.catching ??= this.fetchMissing().finally(() => { this.catching = null; });
    return this.catching;
  }

  private async fetchMissing(): Promise<void> {
    for (let attempt = 0; this.world.state().session; attempt += 1) {
      const told = await this.withToken((token) => this.api.since(token, heardUpTo(this.world.state().messages)));
      if (!this.sending || told.kind === "unreachable") this.line(told);
      if (told.kind === "ok") this.world.dispatch({ type: "told", messages: told.body.messages });
      if (told.kind === "expired") this.world.dispatch({ type: "ending", ending: "ended" });
      if (told.kind !== "unreachable" && told.kind !== "later") return;
      await this.world.pause(backoff(attempt, told.kind === "later" ? told.seconds : 0));
    }
  }

  /** Gives the conversation more time. */
  async renew(): Promise<boolean> {
    const session = this.world.state().session;
    if (!session) return false;
    const renewed = await this.api.renew(session.token);
    if (renewed.kind === "ok") this.world.dispatch({ type: "session", session: renewed.body });
    return renewed.kind === "ok";
  }

  /** Everything that the server keeps of the conversation; undefined when it cannot be had just now. */
  async copy(): Promise<unknown> {
    const copied = await this.withToken((token) => this.api.copy(token));
    this.world.dispatch({ type: "copied", failed: copied.kind !== "ok" });
    return copied.kind === "ok" ? copied.body : undefined;
  }

  /** Erases the conversation, then asks the server what is left of it. */
  async erase(): Promise<void> {
    this.world.dispatch({ type: "erasing", erasing: { step: "busy" } });
    const session = this.world.state().session;
    const erased = session && (await this.withToken((token) => this.api.erase(token)));
    if (erased?.kind !== "ok") {
      this.world.dispatch({ type: "erasing", erasing: { step: "failed" } });
      return;
    }
    await this.prove(erased.body.deleted);
  }

  private queue(outgoing: Outgoing): void {
    this.world.dispatch({ type: "queued", outgoing });
    void this.deliver();
  }

  /** Sends what waits, one after the other, for as long as it takes. */
  async deliver(): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    try {
      for (let attempt = 0, next = this.next(); next; next = this.next()) {
        attempt = (await this.opened()) && (await this.deliverOne(next, attempt)) ? 0 : attempt + 1;
      }
    } finally {
      this.sending = false;
    }
  }

  private next(): Outgoing | undefined {
    const state = this.world.state();
    return state.ending === "ended" ? undefined : state.outbox.find((out) => out.problem === undefined);
  }

  private async deliverOne(out: Outgoing, attempt: number): Promise<boolean> {
    const dispatch = (event: Event): void => { this.world.dispatch(event); };
    if (attempt === 0) dispatch({ type: "line", line: "working" });
    const calm = this.world.after(SLOW, () => {
      if (this.world.state().line === "working") dispatch({ type: "line", line: "slow" });
    });
    const { id, text, choices, question_id } = out;
    const sending = choices && question_id !== undefined ? { id, choices, question_id } : { id, text };
    const said = await this.withToken((token) => this.api.say(token, sending));
    calm();
    this.line(said);
    switch (said.kind) {
      case "ok":
        dispatch({ type: "answered", id, messages: said.body.messages });
        if (said.body.erased) await this.prove(null, said.body.messages);
        else if (heardUpTo(this.world.state().messages) < (said.body.messages.at(-1)?.seq ?? 0)) await this.catchUp();
        return true;
      case "refused":
        dispatch({ type: "refused", id, problem: said.problem });
        // It may have been answered elsewhere: show what is asked now.
        await this.catchUp();
        return true;
      case "expired":
        dispatch({ type: "ending", ending: "ended" });
        return true;
      default:
        await this.world.pause(backoff(attempt, said.kind === "later" ? said.seconds : 0));
        return false;
    }
  }

  /** Whether there is a session; opens one when there is none, once however often it is asked. */
  private async opened(): Promise<boolean> {
    if (this.world.state().session) return true;
    this.opening ??= this.open().finally(() => { this.opening = null; });
    return this.opening;
  }

  private async open(): Promise<boolean> {
    for (let attempt = 0; ; attempt += 1) {
      const calm = this.world.after(SLOW, () => { this.world.dispatch({ type: "line", line: "slow" }); });
      if (attempt === 0) this.world.dispatch({ type: "line", line: "working" });
      const opened = await this.api.open();
      calm();
      this.line(opened);
      if (opened.kind === "ok") {
        const { messages, ...session } = opened.body;
        this.world.dispatch({ type: "session", session, messages });
        return true;
      }
      await this.world.pause(backoff(attempt, opened.kind === "later" ? opened.seconds : 0));
      if (!this.world.state().open) return false;
    }
  }

  private async prove(records: number | null, farewell: Message[] = []): Promise<void> {
    const left = await this.api.since(this.world.state().session?.token ?? "", 0);
    this.world.dispatch({ type: "forgotten" });
    this.world.dispatch({ type: "told", messages: farewell });
    const erasing = left.kind === "ok"
      ? { step: "done" as const, records, left: left.body.messages.length, at: this.world.now() }
      : { step: "failed" as const };
    this.world.dispatch({ type: "erasing", erasing });
  }

  private async withToken<Body>(request: (token: string) => Promise<Outcome<Body>>): Promise<Outcome<Body>> {
    const first = await request(this.world.state().session?.token ?? "");
    if (first.kind !== "expired" || !(await this.renew())) return first;
    return request(this.world.state().session?.token ?? "");
  }

  private line(outcome: Outcome<unknown>): void {
    const line = outcome.kind === "unreachable" ? "down" : outcome.kind !== "later" ? "quiet" : outcome.busy ? "waiting" : "down";
    this.world.dispatch({ type: "line", line });
  }
}
