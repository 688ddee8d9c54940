import { html, nothing, type TemplateResult } from "lit";
import type { Message } from "../contract.js";
import { renderedOnce } from "../markdown.js";
import type { Outgoing } from "../state.js";
import { WORDS } from "../words.js";
import { answerButtons, progress, whyFold, type Answering } from "./question.js";
import { resultCard, type ResultTools } from "./result.js";
import { sourcesFold } from "./sources.js";

export interface Talking extends Answering, ResultTools {
  edit(message: Message): void;
  resend(id: string): void;
  drop(id: string): void;
  time(at: number): string;
}

/** One message of the assistant's; `open`: its question waits for an answer; `newest`: nothing was said since. */
export function assistantMessage(
  message: Message,
  open: boolean,
  newest: boolean,
  ticked: readonly string[],
  to: Talking,
): TemplateResult {
  const { result, question, answer } = message;
  const content = result
    ? resultCard(message, result, to)
    : html`<div class="bubble" part="message assistant">${renderedOnce(message, message.text)}</div>`;
  return html`<li class="assistant ${message.type}" data-id=${message.id}>
    <span class="hidden">${WORDS.assistant}</span>${content}
    ${answer ? sourcesFold(answer.sources) : nothing}
    ${newest ? related(message, to) : nothing}
    ${open && question ? html`${answerButtons(message, question, ticked, to)}${progress(question)}${whyFold(question)}` : nothing}
    ${message.at === undefined ? nothing : html`<span class="meta">${clock(message.at, to)}</span>`}
  </li>`;
}

/** One message of the patient's that has arrived. */
export function patientMessage(message: Message, changeable: boolean, to: Talking): TemplateResult {
  return html`<li class="patient" data-id=${message.id}>
    <span class="hidden">${WORDS.you}</span><div class="bubble" part="message patient">${message.text}</div>
    <span class="meta">${changeable ? html`<button type="button" aria-label=${WORDS.changeWhat(message.text)}
      @click=${() => { to.edit(message); }}>${WORDS.change}</button>` : nothing}
      ${message.at === undefined ? nothing : clock(message.at, to)}</span>
  </li>`;
}

/** One message of the patient's on its way, or refused. */
export function outgoingMessage(out: Outgoing, stuck: boolean, to: Talking): TemplateResult {
  const refused = out.problem !== undefined;
  return html`<li class="patient ${refused || stuck ? "unsent" : ""}" data-id=${out.id}>
    <span class="hidden">${WORDS.you}</span><div class="bubble" part="message patient">${out.text}</div>
    <span class="meta">${refused
      ? html`${WORDS.refused}: ${out.problem}
          <button type="button" @click=${() => { to.resend(out.id); }}>${WORDS.again}</button>
          <button type="button" @click=${() => { to.drop(out.id); }}>${WORDS.remove}</button>`
      : stuck ? WORDS.notSent : clock(out.at, to)}</span>
  </li>`;
}

function related(message: Message, to: Talking): TemplateResult | typeof nothing {
  const titles = message.answer?.related ?? [];
  if (titles.length === 0) return nothing;
  return html`<div class="options" role="group" aria-label=${WORDS.related}>
    ${titles.map((title) => html`<button type="button" class="button" part="option" @click=${() => { to.say(title); }}>${title}</button>`)}
  </div>`;
}

function clock(at: number, to: Talking): TemplateResult {
  return html`<time datetime=${new Date(at * 1000).toISOString()}>${to.time(at)}</time>`;
}
