import { html, nothing, type TemplateResult } from "lit";
import type { Message, Question } from "../contract.js";
import { isAlone } from "../state.js";
import { WORDS } from "../words.js";

export interface Answering {
  choose(asked: Message, values: readonly string[]): void;
  tick(asked: Message, value: string): void;
}

/** The ways to answer an open question by pointing. */
export function answerButtons(
  asked: Message,
  question: Question,
  ticked: readonly string[],
  to: Answering,
): TemplateResult | typeof nothing {
  if (question.options.length === 0) return nothing;
  if (question.kind === "multi") return ticks(asked, question, ticked, to);
  return html`<div class="options" part="options" role="group" aria-label=${WORDS.choices(question.options.map((option) => option.label))}>
    ${question.options.map((option) => html`<button type="button" class="button" part="option"
      @click=${() => { to.choose(asked, [option.value]); }}>${option.label}</button>`)}
  </div>`;
}

function ticks(asked: Message, question: Question, ticked: readonly string[], to: Answering): TemplateResult {
  return html`<fieldset class="options" part="options">
    <legend class="hidden">${WORDS.tickOne}</legend>
    <span class="hint" aria-hidden="true">${WORDS.tickOne}</span>
    ${question.options.map((option) => html`<label class="tick ${isAlone(option.value) ? "alone" : ""}" part="option">
      <input type="checkbox" name=${asked.id} value=${option.value} .checked=${ticked.includes(option.value)}
        @change=${() => { to.tick(asked, option.value); }}><span>${option.label}</span></label>`)}
    <button type="button" class="button main" ?disabled=${ticked.length === 0}
      @click=${() => { to.choose(asked, ticked); }}>${WORDS.done}</button>
  </fieldset>`;
}

/** How far it still is. */
export function progress(question: Question): TemplateResult | typeof nothing {
  return question.left === undefined ? nothing : html`<span class="left" part="progress">${WORDS.left(question.left)}</span>`;
}

export function whyFold(question: Question): TemplateResult | typeof nothing {
  return question.why ? html`<details part="why"><summary>${WORDS.why}</summary><p>${question.why}</p></details>` : nothing;
}
