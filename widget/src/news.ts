/** What a change of the state means for somebody who does not see the screen. Pure. */

import { clinic } from "./clinic.js";
import type { Message } from "./contract.js";
import { spoken } from "./plain.js";
import type { State } from "./state.js";
import { WORDS } from "./words.js";

export interface News {
  text: string;
  urgent: boolean;
}

/** The assistant's messages that `state` has and `before` had not. */
export function freshMessages(before: State, state: State): Message[] {
  const known = new Set(before.messages.map((message) => message.id));
  return state.messages.filter((message) => message.from === "assistant" && !known.has(message.id));
}

/** What to say, an emergency at once; `minutes`: how long the conversation's key still lives. */
export function news(before: State, state: State, minutes: number, time: (at: number) => string): News[] {
  const said: News[] = [];
  if (state.ending !== before.ending && state.ending === "soon") said.push({ text: WORDS.endingSoon(minutes), urgent: false });
  if (state.ending !== before.ending && state.ending === "ended") said.push({ text: WORDS.ended, urgent: false });
  if (state.line !== before.line && state.line === "down") said.push({ text: clinic().safety_text, urgent: true });
  if (state.line !== before.line && state.line === "slow") said.push({ text: WORDS.slow, urgent: false });
  if (state.notCopied && !before.notCopied) said.push({ text: WORDS.saveFailed, urgent: true });
  const { erasing } = state;
  if (erasing !== before.erasing && erasing.step === "asked") said.push({ text: WORDS.eraseSure, urgent: false });
  if (erasing !== before.erasing && erasing.step === "failed") said.push({ text: WORDS.eraseFailed, urgent: true });
  if (erasing !== before.erasing && erasing.step === "done") {
    said.push({ text: `${WORDS.erased} ${WORDS.erasedProof(erasing.left, time(erasing.at))}`, urgent: false });
  }
  const fresh = state.open ? freshMessages(before, state) : [];
  const urgent = fresh.some((message) => message.result?.urgency === "emergency");
  if (fresh.length > 0) said.push({ text: fresh.map(spoken).join(" "), urgent });
  return said;
}
