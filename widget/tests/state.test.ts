import { describe, expect, it } from "vitest";
import type { Message, Question } from "../src/contract.js";
import { heardUpTo, mayKeep, openQuestions, reduce, START, toggled, type Event, type State } from "../src/state.js";

const YES_NO: Question = { id: "q", kind: "single", options: [{ value: "yes", label: "Yes" }, { value: "no", label: "No" }], why: "" };
const SESSION = { conversation_id: "c", token: "t", expires_at: "2030-01-01T00:00:00+00:00" };

function bot(seq: number, more: Partial<Message> = {}): Message {
  return { id: `b${seq}`, seq, from: "assistant", type: "text", text: `bot ${seq}`, ...more };
}

function asked(seq: number, id = "q"): Message {
  return bot(seq, { type: "question", question: { ...YES_NO, id } });
}

function after(...events: Event[]): State {
  return events.reduce(reduce, START);
}

const begun: Event = { type: "session", session: SESSION, messages: [asked(1, "consent")] };

describe("messages", () => {
  it("keeps each once and in order, however they arrive", () => {
    const state = after(begun, { type: "told", messages: [bot(4), bot(3)] }, { type: "told", messages: [bot(3), bot(2), asked(1, "consent")] });
    expect(state.messages.map((message) => message.seq)).toEqual([1, 2, 3, 4]);
  });

  it.each([
    [[], 0],
    [[1, 2, 3], 3],
    [[1, 3], 1],
    [[2, 3], 0],
    [[1, 1.5, 2], 2],
  ])("of %j, all are known up to %i", (seqs, upTo) => {
    expect(heardUpTo(seqs.map((seq) => bot(seq)))).toBe(upTo);
  });

  it("places the patient's own message before its answer", () => {
    const out = { id: "m1", text: "my hip", at: 1 };
    const state = after(begun, { type: "queued", outgoing: out }, { type: "answered", id: "m1", messages: [bot(3)] });
    expect(state.outbox).toEqual([]);
    expect(state.messages.map((message) => [message.seq, message.id])).toEqual([[1, "b1"], [2, "m1"], [3, "b3"]]);
  });

  it("guesses no place while something is missing before it", () => {
    const state = after(begun, { type: "queued", outgoing: { id: "m1", text: "x", at: 1 } }, { type: "answered", id: "m1", messages: [bot(7)] });
    expect(heardUpTo(state.messages)).toBe(1);
    const whole = reduce(state, { type: "told", messages: [2, 3, 4, 5].map((seq) => bot(seq)).concat(bot(6, { id: "m1", from: "patient" })) });
    expect(whole.messages.map((message) => message.seq)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("takes no message twice when its answer comes by the history first", () => {
    const own = bot(2, { id: "m1", from: "patient" });
    const state = after(begun, { type: "queued", outgoing: { id: "m1", text: "x", at: 1 } }, { type: "told", messages: [own, bot(3)] });
    expect(state.outbox).toEqual([]);
    expect(reduce(state, { type: "answered", id: "m1", messages: [bot(3)] }).messages).toHaveLength(3);
  });

  it("still waits for the answer to a message that only arrived", () => {
    const own = bot(2, { id: "m1", from: "patient" });
    const state = after(begun, { type: "queued", outgoing: { id: "m1", text: "x", at: 1 } }, { type: "told", messages: [own] });
    expect(state.outbox).toHaveLength(1);
  });
});

describe("open questions", () => {
  const out = { id: "m1", text: "Yes", at: 1, choices: ["yes"], question_id: "q" };
  const greeted: Event = { type: "session", session: SESSION, messages: [bot(1)] };

  it.each<[string, Event[], string[]]>([
    ["a question waits", [{ type: "told", messages: [asked(2)] }], ["b2"]],
    ["words leave it open", [{ type: "told", messages: [asked(2), bot(3, { from: "patient" }), bot(4)] }], ["b2"]],
    ["a choice closes it at once", [{ type: "told", messages: [asked(2)] }, { type: "queued", outgoing: out }], []],
    ["a refused choice opens it again", [{ type: "told", messages: [asked(2)] }, { type: "queued", outgoing: out }, { type: "refused", id: "m1", problem: "no" }], ["b2"]],
    ["the next question takes its place", [{ type: "told", messages: [asked(2), bot(3, { from: "patient" }), asked(4, "r")] }], ["b4"]],
    ["two of one turn are both open", [{ type: "told", messages: [bot(2, { from: "patient" }), asked(3), asked(4, "r")] }], ["b3", "b4"]],
    ["a result closes all", [{ type: "told", messages: [asked(2), bot(3, { from: "patient" }), bot(4, { result: {} as never })] }], []],
  ])("%s", (_, events, ids) => {
    expect(openQuestions(after(greeted, ...events)).map((message) => message.id)).toEqual(ids);
  });
});

describe("what may be kept", () => {
  const say = (choices?: string[]): Event => ({
    type: "queued",
    outgoing: { id: "m1", text: "x", at: 1, ...(choices && { choices, question_id: "consent" }) },
  });

  it.each<[string, Event[], boolean]>([
    ["nothing at first", [begun], false],
    ["a yes", [begun, say(["yes"])], true],
    ["a no", [begun, say(["no"])], false],
    ["tell me more", [begun, say(["more"]), { type: "answered", id: "m1", messages: [bot(3), asked(4, "consent")] }], false],
    ["a yes in words, once the talk goes on", [begun, say(), { type: "answered", id: "m1", messages: [asked(3)] }], true],
    ["a danger told before consent", [begun, say(), { type: "answered", id: "m1", messages: [bot(3, { result: {} as never })] }], true],
  ])("%s", (_, events, may) => {
    expect(mayKeep(after(...events))).toBe(may);
  });

  it("is nothing after erasing", () => {
    const state = after(begun, say(["yes"]), { type: "forgotten" });
    expect([state.session, state.messages, state.outbox, mayKeep(state)]).toEqual([null, [], [], false]);
  });
});

describe("several choices", () => {
  const question: Question = { id: "q", kind: "multi", why: "", options: ["a", "b", "none", "not_sure"].map((value) => ({ value, label: value })) };

  it.each([
    [[], "a", ["a"]],
    [["b"], "a", ["a", "b"]],
    [["a", "b"], "a", ["b"]],
    [["a", "b"], "none", ["none"]],
    [["none"], "a", ["a"]],
    [["none"], "not_sure", ["not_sure"]],
    [["not_sure"], "not_sure", []],
  ])("%j and then %s", (ticked, value, now) => {
    expect(toggled(question, ticked, value)).toEqual(now);
  });
});
