/** Everything the widget knows, and how each event changes it. Pure: no time, no network, no page. */

import type { Message, Question, Session } from "./contract.js";

/** A message of the patient's that the server has not answered yet. */
export interface Outgoing {
  id: string;
  text: string;
  /** Seconds since 1970. */
  at: number;
  choices?: string[];
  question_id?: string;
  /** Why it was refused; a refused message is not sent again by itself. */
  problem?: string;
}

export type Line = "quiet" | "working" | "slow" | "waiting" | "down";
export type Ending = "no" | "soon" | "ended";
export type Erasing =
  | { step: "no" | "asked" | "busy" | "failed" }
  | { step: "done"; records: number | null; left: number; at: number };

export interface State {
  open: boolean;
  session: Session | null;
  /** By place in the conversation. */
  messages: Message[];
  outbox: Outgoing[];
  /** quiet: nothing under way; waiting: told to slow down; down: the server cannot be reached. */
  line: Line;
  ending: Ending;
  erasing: Erasing;
  /** The last attempt to save a copy failed. */
  notCopied: boolean;
  /** Question's message id -> values ticked so far. */
  ticked: Readonly<Record<string, readonly string[]>>;
  /** The patient's own message that is being put right. */
  editing: Message | null;
  /** Text size, 1 is the page's. */
  scale: number;
}

export type Event =
  | { type: "opened" }
  | { type: "closed" }
  | { type: "session"; session: Session; messages?: Message[] }
  | { type: "told"; messages: Message[] }
  | { type: "queued"; outgoing: Outgoing }
  | { type: "answered"; id: string; messages: Message[] }
  | { type: "refused"; id: string; problem: string }
  | { type: "resend"; id: string }
  | { type: "dropped"; id: string }
  | { type: "line"; line: Line }
  | { type: "ending"; ending: Ending }
  | { type: "erasing"; erasing: Erasing }
  | { type: "copied"; failed: boolean }
  | { type: "ticked"; message: string; values: readonly string[] }
  | { type: "editing"; message: Message | null }
  | { type: "scale"; scale: number }
  | { type: "forgotten" };

export const START: State = {
  open: false,
  session: null,
  messages: [],
  outbox: [],
  line: "quiet",
  ending: "no",
  erasing: { step: "no" },
  notCopied: false,
  ticked: {},
  editing: null,
  scale: 1,
};

export function reduce(state: State, event: Event): State {
  switch (event.type) {
    case "opened":
      return { ...state, open: true };
    case "closed":
      return { ...state, open: false };
    case "session":
      return { ...state, session: event.session, ending: "no", messages: merged(state.session ? state.messages : [], event.messages ?? []) };
    case "told":
      return settled({ ...state, messages: merged(state.messages, event.messages) });
    case "queued":
      return { ...state, outbox: [...state.outbox, event.outgoing], editing: null };
    case "answered":
      return answered(state, event.id, event.messages);
    case "refused":
      return { ...state, outbox: state.outbox.map((out) => (out.id === event.id ? { ...out, problem: event.problem } : out)) };
    case "resend":
      return { ...state, outbox: state.outbox.map((out) => (out.id === event.id ? withoutProblem(out) : out)) };
    case "dropped":
      return { ...state, outbox: state.outbox.filter((out) => out.id !== event.id) };
    case "line":
      return { ...state, line: event.line };
    case "ending":
      return { ...state, ending: event.ending };
    case "copied":
      return { ...state, notCopied: event.failed };
    case "erasing":
      return { ...state, erasing: event.erasing };
    case "ticked":
      return { ...state, ticked: { ...state.ticked, [event.message]: event.values } };
    case "editing":
      return { ...state, editing: event.message };
    case "scale":
      return { ...state, scale: event.scale };
    case "forgotten":
      return { ...START, open: state.open, scale: state.scale, erasing: state.erasing };
  }
}

/** The number up to which no message is missing: what `after=` asks from. */
export function heardUpTo(messages: readonly Message[]): number {
  const known = new Set(messages.map((message) => message.seq));
  let seq = 0;
  while (known.has(seq + 1)) seq += 1;
  return seq;
}

/** The questions that wait for an answer: those of the last turn that asked anything, until they are answered. */
export function openQuestions(state: State): Message[] {
  let open: Message[] = [];
  let newTurn = true;
  for (const message of state.messages) {
    if (message.from === "patient") {
      open = open.filter((asked) => asked.question?.id !== message.question_id);
      newTurn = true;
    } else if (message.question || message.result) {
      if (newTurn) open = [];
      newTurn = false;
      if (message.question) open = [...open, message];
      else open = [];
    }
  }
  const answering = state.outbox.filter((out) => out.problem === undefined).map((out) => out.question_id);
  return open.filter((asked) => !answering.includes(asked.question?.id));
}

/** Whether the patient has agreed that something is kept, or has an urgent result that must not be lost. */
export function mayKeep(state: State): boolean {
  const agreed = [...state.messages, ...state.outbox].some((said) => said.question_id === "consent" && said.choices?.includes("yes"));
  if (agreed || state.messages.some((message) => message.result)) return true;
  const asked = state.messages.filter((message) => message.question).at(-1)?.question?.id;
  return asked !== undefined && asked !== "consent";
}

/** "None of these" and "not sure" stand alone; every other choice joins or leaves the others. */
export function toggled(question: Question, ticked: readonly string[], value: string): string[] {
  if (ticked.includes(value)) return ticked.filter((other) => other !== value);
  if (isAlone(value)) return [value];
  const together = new Set([...ticked.filter((other) => !isAlone(other)), value]);
  return question.options.map((option) => option.value).filter((other) => together.has(other));
}

export function isAlone(value: string): boolean {
  return value === "none" || value === "not_sure";
}

function merged(known: readonly Message[], more: readonly Message[]): Message[] {
  const byId = new Map(known.map((message) => [message.id, message]));
  for (const message of more) byId.set(message.id, message);
  return [...byId.values()].sort((one, other) => one.seq - other.seq);
}

function answered(state: State, id: string, replies: Message[]): State {
  const out = state.outbox.find((waiting) => waiting.id === id);
  if (!out) return { ...state, messages: merged(state.messages, replies) };
  const first = Math.min(...replies.map((reply) => reply.seq));
  // With nothing missing before it, its place is known; otherwise the next catch-up tells.
  const seq = heardUpTo(state.messages) === first - 2 ? first - 1 : first - 0.5;
  const own: Message = { ...withoutProblem(out), seq, from: "patient", type: "text" };
  const known = state.messages.some((message) => message.id === id);
  const messages = merged(state.messages, known ? replies : [own, ...replies]);
  return { ...state, messages, outbox: state.outbox.filter((waiting) => waiting.id !== id) };
}

/** A message whose answer follows it in the history waits no longer; one without is sent again, under its own id. */
function settled(state: State): State {
  const answeredAt = new Set(state.messages.filter((message) => message.from === "assistant").map((message) => message.seq - 1));
  const done = new Set(state.messages.filter((message) => answeredAt.has(message.seq)).map((message) => message.id));
  return { ...state, outbox: state.outbox.filter((out) => !done.has(out.id)) };
}

function withoutProblem(out: Outgoing): Outgoing {
  const copy = { ...out };
  delete copy.problem;
  return copy;
}
