/** The HTTP contract of the channel: what the server sends and takes. */

export type Urgency = "emergency" | "urgent" | "non_urgent" | "self_care";

export interface Option {
  value: string;
  label: string;
}

export interface Question {
  id: string;
  kind: "single" | "multi" | "free";
  options: Option[];
  why: string;
  /** About how many questions are still to come, this one included; absent when nobody can tell yet. */
  left?: number;
}

export interface Source {
  key: string;
  text: string;
}

export interface Medicine {
  id: string;
  name: string;
  advice: "stop" | "ask" | "ok";
  text: string;
  reasons: string[];
}

/** One step of the pathway's picture. */
export interface Step {
  title: string;
  here: boolean;
}

export interface Result {
  disposition: string;
  urgency: Urgency;
  title: string;
  actions: string[];
  reasons: string[];
  self_care: string[];
  medicines: Medicine[];
  timeline: string[];
  safety_net: string[];
  /** Empty when the result stands outside the pathway. */
  steps?: Step[];
  review_after_days?: number;
  sources: Source[];
}

export interface Answer {
  topic: string;
  sources: Source[];
  related: string[];
}

export interface Message {
  id: string;
  /** Place in the conversation, from 1; a fraction until the server has told the place. */
  seq: number;
  from: "assistant" | "patient";
  /** Seconds since 1970. */
  at?: number;
  type: "text" | "question" | "result" | "answer" | "notice";
  /** Markdown from the assistant, plain words from the patient. */
  text: string;
  question?: Question;
  result?: Result;
  answer?: Answer;
  choices?: string[];
  question_id?: string;
}

export interface Session {
  conversation_id: string;
  token: string;
  expires_at: string;
}

/** What the patient sends; the same id again is the same message. */
export type Sending = { id: string } & ({ text: string } | { choices: string[]; question_id: string });
