/** What is kept in the browser, and only after consent: the key to the conversation and what was not delivered yet. */

import type { Session } from "./contract.js";
import type { Outgoing, State } from "./state.js";

export interface Kept {
  session: Session;
  outbox: Outgoing[];
  open: boolean;
  scale: number;
}

export interface Keeper {
  read(): Kept | null;
  write(kept: Kept): void;
  forget(): void;
}

export function keptOf(state: State): Kept | null {
  return state.session && { session: state.session, outbox: state.outbox, open: state.open, scale: state.scale };
}

/** Keeps under `key`; a browser that refuses storage keeps nothing, and the chat works on. */
export function keeper(storage: () => Storage, key: string): Keeper {
  return {
    read: () => attempt(() => parsed(storage().getItem(key))) ?? null,
    write: (kept) => { attempt(() => { storage().setItem(key, JSON.stringify(kept)); }); },
    forget: () => { attempt(() => { storage().removeItem(key); }); },
  };
}

function attempt<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function parsed(text: string | null): Kept | null {
  const kept = JSON.parse(text ?? "null") as Partial<Kept> | null;
  if (typeof kept?.session?.token !== "string" || !Array.isArray(kept.outbox)) return null;
  return { session: kept.session, outbox: kept.outbox, open: kept.open === true, scale: Number(kept.scale) || 1 };
}
