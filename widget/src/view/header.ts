import { html, nothing, type TemplateResult } from "lit";
import { clinic, telephone } from "../clinic.js";
import { WORDS } from "../words.js";
import { ICONS } from "./icons.js";
import { menu, type Choosing } from "./menu.js";

export interface Heading extends Choosing {
  toggleMenu(): void;
  close(): void;
}

/** The head of the panel, the emergency number, and the menu while it is open. */
export function header(heading: string, menuOpen: boolean, talking: boolean, to: Heading): TemplateResult {
  return html`<header part="header">
      <div class="title"><h2 id="heading">${heading}</h2><p>${WORDS.subtitle}</p></div>
      <button type="button" class="round" aria-label=${WORDS.menu} aria-expanded=${menuOpen} aria-controls="menu"
        @click=${() => { to.toggleMenu(); }}>${ICONS.more}</button>
      <button type="button" class="round" part="close" aria-label=${WORDS.close} @click=${() => { to.close(); }}>${ICONS.close}</button>
    </header>
    ${emergency()}
    ${menuOpen ? menu(talking, to) : nothing}`;
}

function emergency(): TemplateResult {
  const { emergency_number } = clinic();
  const call = telephone(emergency_number);
  const help = html`${ICONS.phone} ${WORDS.emergency(emergency_number)}`;
  return call ? html`<a class="help" part="emergency" href=${call}>${help}</a>` : html`<p class="help" part="emergency">${help}</p>`;
}
