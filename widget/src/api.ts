/** One request to the channel, and the few things that can come of it. */

import type { Message, Sending, Session } from "./contract.js";

export type Outcome<Body> =
  | { kind: "ok"; body: Body }
  /** Not now: `seconds` to wait, when the server said so. `text` is for the patient. */
  | { kind: "later"; seconds: number; busy: boolean }
  | { kind: "unreachable" }
  | { kind: "expired" }
  /** It will never be taken as it is. */
  | { kind: "refused"; problem: string };

export interface Said {
  messages: Message[];
  erased?: boolean;
}

export interface Opened extends Session {
  messages: Message[];
}

export interface Api {
  open(): Promise<Outcome<Opened>>;
  renew(token: string): Promise<Outcome<Session>>;
  say(token: string, sending: Sending): Promise<Outcome<Said>>;
  since(token: string, seq: number): Promise<Outcome<Said>>;
  /** Everything that is kept of the conversation, as the server gives it. */
  copy(token: string): Promise<Outcome<unknown>>;
  erase(token: string): Promise<Outcome<{ erased: boolean; deleted: number }>>;
}

/** Longer than the server gives itself for a turn: after this the connection is taken for dead. */
const PATIENCE = 45_000;
const TOO_FAST = 429;

/** The channel at `base`, an address that ends in a slash. */
export function connect(base: string, fetching: typeof fetch = (...request) => fetch(...request)): Api {
  async function call<Body>(method: string, path: string, token?: string, body?: unknown): Promise<Outcome<Body>> {
    const headers: Record<string, string> = {};
    if (token !== undefined) headers.Authorization = `Bearer ${token}`;
    if (body !== undefined) headers["Content-Type"] = "application/json";
    const request: RequestInit = { method, headers, cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer" };
    if (body !== undefined) request.body = JSON.stringify(body);
    try {
      const answer = await fetching(base + path, { ...request, signal: AbortSignal.timeout(PATIENCE) });
      const content: unknown = await answer.json();
      return outcome<Body>(answer, content);
    } catch {
      return { kind: "unreachable" };
    }
  }

  return {
    open: () => call("POST", "sessions"),
    renew: (token) => call("POST", "sessions/renew", token),
    say: (token, sending) => call("POST", "messages", token, sending),
    since: (token, seq) => call("GET", `messages?after=${seq}`, token),
    copy: (token) => call("GET", "messages/export", token),
    erase: (token) => call("DELETE", "messages", token),
  };
}

function outcome<Body>(answer: Response, content: unknown): Outcome<Body> {
  if (answer.ok) return { kind: "ok", body: content as Body };
  if (answer.status === 401) return { kind: "expired" };
  if (answer.status === TOO_FAST || answer.status >= 500) {
    return { kind: "later", seconds: Number(answer.headers.get("Retry-After")) || 0, busy: answer.status === TOO_FAST };
  }
  const { error } = content as { error?: string };
  return { kind: "refused", problem: error ?? `The message was refused (${answer.status}).` };
}
