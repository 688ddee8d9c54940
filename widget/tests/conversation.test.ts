import { beforeEach, describe, expect, it } from "vitest";
import type { Api, Outcome, Said } from "../src/api.js";
import type { Message, Sending } from "../src/contract.js";
import { Conversation } from "../src/conversation.js";
import { reduce, START, type State } from "../src/state.js";

const CONSENT: Message = {
  id: "b1", seq: 1, from: "assistant", type: "question", text: "OK?",
  question: { id: "consent", kind: "single", options: [{ value: "yes", label: "Yes" }], why: "" },
};
const SESSION = { conversation_id: "c", token: "old", expires_at: "2030-01-01T00:00:00+00:00" };

/** A server in memory that handles each id once; its line can be cut. */
class Server {
  history: Message[] = [];
  posts: string[] = [];
  opened = 0;
  /** What befalls the next requests: lost on the way there, on the way back, or refused. */
  troubles: ("lost" | "answer lost" | "busy" | "expired" | "refused")[] = [];

  readonly api: Api = {
    open: () => this.through(() => {
      this.opened += 1;
      this.history = [CONSENT];
      return { ...SESSION, messages: [CONSENT] };
    }),
    renew: () => Promise.resolve({ kind: "ok", body: { ...SESSION, token: "new" } }),
    say: (token, sending) => this.through(() => this.take(token, sending)),
    since: (_, seq) => this.through(() => ({ messages: this.history.filter((message) => message.seq > seq) })),
    copy: () => this.through(() => ({ messages: this.history })),
    erase: () => this.through(() => {
      const deleted = this.history.length;
      this.history = [];
      return { erased: true, deleted };
    }),
  };

  private take(_: string, sending: Sending): Said {
    this.posts.push(sending.id);
    const at = this.history.findIndex((message) => message.id === sending.id);
    if (at >= 0) return { messages: this.history.slice(at + 1, at + 2) };
    const seq = this.history.length + 1;
    const own: Message = { id: sending.id, seq, from: "patient", type: "text", text: "text" in sending ? sending.text : "chosen" };
    const reply: Message = { id: `b${seq + 1}`, seq: seq + 1, from: "assistant", type: "text", text: "reply" };
    this.history.push(own, reply);
    return { messages: [reply] };
  }

  private through<Body>(work: () => Body): Promise<Outcome<Body>> {
    const trouble = this.troubles.shift();
    if (trouble === "lost") return Promise.resolve({ kind: "unreachable" });
    if (trouble === "busy") return Promise.resolve({ kind: "later", seconds: 2, busy: true });
    if (trouble === "expired") return Promise.resolve({ kind: "expired" });
    if (trouble === "refused") return Promise.resolve({ kind: "refused", problem: "too long" });
    const body = work();
    return Promise.resolve(trouble === "answer lost" ? { kind: "unreachable" } : { kind: "ok", body });
  }
}

let server: Server;
let state: State;
let pauses: number[];
let conversation: Conversation;

beforeEach(() => {
  server = new Server();
  state = { ...START, open: true };
  pauses = [];
  let ids = 0;
  conversation = new Conversation(server.api, {
    state: () => state,
    dispatch: (event) => { state = reduce(state, event); },
    pause: (seconds) => { pauses.push(seconds); return Promise.resolve(); },
    now: () => 100,
    newId: () => `m${++ids}`,
    after: () => () => undefined,
  });
});

async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}

function shown(): string[] {
  return state.messages.map((message) => message.id);
}

describe("delivery", () => {
  it.each<[string, Server["troubles"], number]>([
    ["nothing in the way", [], 1],
    ["the message lost twice", ["lost", "lost"], 1],
    ["the answer lost", ["answer lost"], 2],
    ["told to wait", ["busy"], 1],
    ["an expired key", ["expired"], 1],
  ])("with %s it is kept once and answered once", async (_, troubles, posts) => {
    await conversation.begin();
    server.troubles = troubles;
    conversation.say("my hip");
    await settled();
    expect(server.posts).toHaveLength(posts);
    expect(shown()).toEqual(["b1", "m1", "b3"]);
    expect(server.history.map((message) => message.id)).toEqual(shown());
    expect(state.outbox).toEqual([]);
    expect(state.line).toBe("quiet");
  });

  it("keeps the order of what was typed while the line was down", async () => {
    await conversation.begin();
    server.troubles = ["lost", "lost", "lost"];
    for (const text of ["one", "two", "three"]) conversation.say(text);
    await settled();
    expect(server.history.filter((message) => message.from === "patient").map((message) => message.text)).toEqual(["one", "two", "three"]);
    expect(pauses).toEqual([1, 2, 4]);
  });

  it("waits as long as the server asks", async () => {
    await conversation.begin();
    server.troubles = ["busy"];
    conversation.say("x");
    await settled();
    expect(pauses).toEqual([2]);
  });

  it("keeps a refused message for its writer and goes on", async () => {
    await conversation.begin();
    server.troubles = ["refused"];
    conversation.say("much too long");
    conversation.say("short");
    await settled();
    expect(state.outbox.map((out) => [out.text, out.problem])).toEqual([["much too long", "too long"]]);
    expect(shown()).toEqual(["b1", "m2", "b3"]);
  });

  it("takes a double click once", async () => {
    await conversation.begin();
    expect([conversation.choose(CONSENT, ["yes"]), conversation.choose(CONSENT, ["yes"])]).toEqual([true, false]);
    await settled();
    expect(server.posts).toEqual(["m1"]);
  });

  it("opens one conversation, however impatiently it is asked", async () => {
    server.troubles = ["lost"];
    await Promise.all([conversation.begin(), conversation.begin(), conversation.deliver()]);
    expect(server.opened).toBe(1);
  });

  it("keeps trying to catch up, and is calm again when it has", async () => {
    await conversation.begin();
    await server.api.say("t", { id: "other", text: "from another tab" });
    server.troubles = ["lost", "busy"];
    await Promise.all([conversation.catchUp(), conversation.catchUp()]);
    expect(pauses).toEqual([1, 2]);
    expect(shown()).toEqual(["b1", "other", "b3"]);
    expect(state.line).toBe("quiet");
  });

  it("fills what was said elsewhere", async () => {
    await conversation.begin();
    await server.api.say("t", { id: "other", text: "from another tab" });
    conversation.say("from this tab");
    await settled();
    expect(shown()).toEqual(["b1", "other", "b3", "m1", "b5"]);
  });
});

describe("copying", () => {
  it("gets what the server keeps, with a key that had to be renewed", async () => {
    await conversation.begin();
    server.troubles = ["expired"];
    expect(await conversation.copy()).toEqual({ messages: [CONSENT] });
    expect(state.notCopied).toBe(false);
  });

  it("says when there is none, until it works", async () => {
    await conversation.begin();
    server.troubles = ["lost"];
    expect(await conversation.copy()).toBeUndefined();
    expect(state.notCopied).toBe(true);
    await conversation.copy();
    expect(state.notCopied).toBe(false);
  });
});

describe("erasing", () => {
  it("shows what the server still holds", async () => {
    await conversation.begin();
    conversation.say("x");
    await settled();
    await conversation.erase();
    expect(state.erasing).toEqual({ step: "done", records: 3, left: 0, at: 100 });
    expect([state.session, state.messages]).toEqual([null, []]);
  });

  it("does not claim what was not done", async () => {
    await conversation.begin();
    server.troubles = ["lost"];
    await conversation.erase();
    expect(state.erasing.step).toBe("failed");
    expect(state.session).not.toBeNull();
  });
});
