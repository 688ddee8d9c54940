import { html, nothing, type TemplateResult } from "lit";
import { clinic, telephone } from "../clinic.js";
import type { Message, Result } from "../contract.js";
import { ADVICE, LEVELS, PARTS, WORDS } from "../words.js";
import { ICONS, LEVEL_ICONS } from "./icons.js";
import { line } from "./line.js";
import { sourcesFold } from "./sources.js";
import { stepsPicture } from "./steps.js";

export interface ResultTools {
  print(message: Message): void;
  copy(message: Message): void;
  say(text: string): void;
  focusBox(): void;
  reviewOf(message: Message): string;
}

/** The result card: how urgent, what to do, where on the pathway, why, the plan, and when to get help sooner. */
export function resultCard(message: Message, result: Result, tools: ResultTools): TemplateResult {
  const review = tools.reviewOf(message);
  const timeline = review ? [...result.timeline, WORDS.review(review)] : result.timeline;
  const [first, ...others] = result.actions;
  return html`<article class="card ${result.urgency}" part="card ${result.urgency}" aria-label=${`${LEVELS[result.urgency]}: ${result.title}`}>
    <div class="head" part="card-head">
      <p class="level">${LEVEL_ICONS[result.urgency]} ${LEVELS[result.urgency]}</p>
      <h3>${line(result.title)}</h3>
    </div>
    <div class="body">
      ${calls(result)}
      ${first === undefined ? nothing : section(PARTS.actions, html`<ul><li class="first">${line(first)}</li>${others.map((text) => html`<li>${line(text)}</li>`)}</ul>`)}
      ${(result.steps ?? []).some((step) => step.here) ? section(PARTS.steps, stepsPicture(result.steps ?? [], review)) : nothing}
      ${section(PARTS.reasons, lines(result.reasons), result.reasons)}
      ${section(PARTS.self_care, checks(result.self_care), result.self_care)}
      ${section(PARTS.medicines, medicines(result), result.medicines)}
      ${section(PARTS.timeline, lines(timeline), timeline)}
      ${result.safety_net.length ? html`<section class="net"><h4>${PARTS.safety_net}</h4>${lines(result.safety_net)}</section>` : nothing}
      ${sourcesFold(result.sources)}
      <div class="tools">
        <button type="button" class="button" @click=${() => { tools.print(message); }}>${ICONS.print} ${WORDS.print}</button>
        <button type="button" class="button" @click=${() => { tools.copy(message); }}>${ICONS.copy} ${WORDS.copy}</button>
        <button type="button" class="button" @click=${() => { tools.say(WORDS.whyResult); }}>${WORDS.whyResult}</button>
        <button type="button" class="button" @click=${() => { tools.focusBox(); }}>${WORDS.askElse}</button>
      </div>
    </div>
  </article>`;
}

function calls(result: Result): TemplateResult | typeof nothing {
  const { emergency_number, phone } = clinic();
  const emergency = telephone(emergency_number);
  if (result.urgency === "emergency" && emergency) {
    return html`<a class="button danger call" part="call" href=${emergency}>${ICONS.phone} ${WORDS.call(emergency_number)}</a>`;
  }
  const number = telephone(phone);
  if (result.urgency !== "urgent" || !number) return nothing;
  return html`<a class="button call" part="call" href=${number}>${ICONS.phone} ${WORDS.callClinic(phone)}</a>`;
}

function section(heading: string, content: unknown, of: readonly unknown[] = [content]): TemplateResult | typeof nothing {
  return of.length ? html`<section><h4>${heading}</h4>${content}</section>` : nothing;
}

function lines(texts: readonly string[]): TemplateResult {
  return html`<ul>${texts.map((text) => html`<li>${line(text)}</li>`)}</ul>`;
}

function checks(texts: readonly string[]): TemplateResult {
  return html`<ul class="checks">${texts.map((text) => html`<li><label><input type="checkbox"><span>${line(text)}</span></label></li>`)}</ul>`;
}

function medicines(result: Result): TemplateResult {
  return html`<ul>${result.medicines.map((item) => html`<li class=${item.advice}><strong>${item.name}</strong>
    <span class="advice">${ADVICE[item.advice]}</span><br>${line(item.text)}</li>`)}</ul>`;
}
