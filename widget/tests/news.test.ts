import { describe, expect, it } from "vitest";
import type { Message, Urgency } from "../src/contract.js";
import { news } from "../src/news.js";
import { START, type State } from "../src/state.js";

const OPEN: State = { ...START, open: true };

function bot(seq: number, text: string, urgency?: Urgency): Message {
  const result = urgency && { result: { urgency, title: text, actions: [] } as unknown as NonNullable<Message["result"]> };
  return { id: `b${seq}`, seq, from: "assistant", type: "text", text, ...result };
}

function told(before: State, changes: Partial<State>): [string, boolean][] {
  return news(before, { ...before, ...changes }, 4, () => "noon").map(({ text, urgent }) => [text, urgent]);
}

describe("what is said to those who do not see the screen", () => {
  it.each<[string, State, Partial<State>, [RegExp, boolean][]]>([
    ["messages of one turn together", OPEN, { messages: [bot(1, "**One**"), bot(2, "two")] }, [[/^One two$/, false]]],
    ["an emergency at once", OPEN, { messages: [bot(1, "Go now.", "emergency")] }, [[/^Emergency\. Go now\.$/, true]]],
    ["self-care calmly", OPEN, { messages: [bot(1, "Go on.", "self_care")] }, [[/^Self-care\. Go on\.$/, false]]],
    ["nothing while it is closed", START, { messages: [bot(1, "One")] }, []],
    ["nothing of the patient's own", OPEN, { messages: [{ ...bot(1, "mine"), from: "patient" }] }, []],
    ["nothing twice", { ...OPEN, messages: [bot(1, "One")] }, { messages: [bot(1, "One"), bot(2, "two")] }, [[/^two$/, false]]],
    ["a lost line, with what to do", OPEN, { line: "down" }, [[/emergency/, true]]],
    ["an ending in time", OPEN, { ending: "soon" }, [[/about 4 minutes/, false]]],
    ["slowness", OPEN, { line: "slow" }, [[/Still working/, false]]],
    ["nothing about a line that stays down", { ...OPEN, line: "down" }, { outbox: [] }, []],
    ["a failed erasing", OPEN, { erasing: { step: "failed" } }, [[/could not be deleted/, true]]],
    ["the proof of erasing", OPEN, { erasing: { step: "done", records: 3, left: 0, at: 1 } }, [[/at noon: it holds 0 messages/, false]]],
  ])("%s", (_, before, changes, expected) => {
    const said = told(before, changes);
    expect(said.map(([, urgent]) => urgent)).toEqual(expected.map(([, urgent]) => urgent));
    expected.forEach(([words], index) => { expect(said[index]?.[0]).toMatch(words); });
  });
});
