import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { openQuestions, type State } from "../state.js";
import { WORDS } from "../words.js";
import { assistantMessage, outgoingMessage, patientMessage, type Talking } from "./message.js";

/** Everything that was said, in order, and what is on its way. */
export function transcript(state: State, to: Talking): TemplateResult {
  const open = openQuestions(state).map((message) => message.id);
  const known = new Set(state.messages.map((message) => message.id));
  const underWay = state.outbox.filter((out) => !known.has(out.id));
  const lastSaid = state.messages.findLastIndex((message) => message.from === "patient");
  const stuck = state.line === "down" || state.line === "waiting";
  const rows: [string, TemplateResult][] = [
    ...state.messages.map((message, index): [string, TemplateResult] => {
      if (message.from === "patient") {
        return [message.id, patientMessage(message, state.session !== null && message.question_id !== "consent", to)];
      }
      const newest = index > lastSaid && underWay.length === 0;
      return [message.id, assistantMessage(message, open.includes(message.id), newest, state.ticked[message.id] ?? [], to)];
    }),
    ...underWay.map((out): [string, TemplateResult] => [out.id, outgoingMessage(out, stuck, to)]),
  ];
  return html`<ol class="talk">${repeat(rows, ([id]) => id, ([, row]) => row)}</ol>
    ${state.line === "working" || state.line === "slow" ? typing() : nothing}`;
}

function typing(): TemplateResult {
  return html`<div class="typing" part="typing"><span class="hidden">${WORDS.typing}</span><i></i><i></i><i></i></div>`;
}
