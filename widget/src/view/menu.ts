import { html, type TemplateResult } from "lit";
import { WORDS } from "../words.js";
import { ICONS } from "./icons.js";

export interface Choosing {
  resize(by: number): void;
  startOver(): void;
  saveCopy(): void;
  askErase(): void;
}

/** What is needed now and then. */
export function menu(talking: boolean, to: Choosing): TemplateResult {
  return html`<div class="menu" part="menu" id="menu">
    <div class="size" role="group" aria-label=${WORDS.size}><span>${WORDS.size}</span>
      <button type="button" class="round" aria-label=${WORDS.smaller} @click=${() => { to.resize(-1); }}><span aria-hidden="true">A−</span></button>
      <button type="button" class="round" aria-label=${WORDS.larger} @click=${() => { to.resize(1); }}><span aria-hidden="true">A+</span></button>
    </div>
    <button type="button" class="button" ?disabled=${!talking} @click=${() => { to.startOver(); }}>${ICONS.again} ${WORDS.startOver}</button>
    <button type="button" class="button" ?disabled=${!talking} @click=${() => { to.saveCopy(); }}>${ICONS.copy} ${WORDS.save}</button>
    <button type="button" class="button" ?disabled=${!talking} @click=${() => { to.askErase(); }}>${ICONS.bin} ${WORDS.erase}</button>
  </div>`;
}
