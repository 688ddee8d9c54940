import { html, nothing, type TemplateResult } from "lit";
import { clinic, telephone } from "../clinic.js";
import type { State } from "../state.js";
import { WORDS } from "../words.js";
import { ICONS } from "./icons.js";

export interface Settling {
  goOn(): void;
  restart(): void;
  saveCopy(): void;
  dropCopy(): void;
  erase(): void;
  keep(): void;
  cancelEdit(): void;
  close(): void;
  time(at: number): string;
}

/** Whatever stands between the talk and the text box: trouble, an ending, a copy, an erasure, a correction. */
export function statusBar(state: State, minutes: number, to: Settling): TemplateResult | typeof nothing {
  return state.erasing.step !== "no" ? erasing(state, to) : trouble(state, minutes, to);
}

function trouble(state: State, minutes: number, to: Settling): TemplateResult | typeof nothing {
  if (state.line === "down") return down();
  if (state.ending === "ended") return bar([WORDS.ended], button(WORDS.restart, () => { to.restart(); }, "main"));
  if (state.ending === "soon") return bar([WORDS.endingSoon(minutes)], button(WORDS.goOn, () => { to.goOn(); }, "main"));
  if (state.notCopied) return notCopied(to);
  if (state.line === "slow") return bar([WORDS.slow]);
  if (state.line === "waiting") return bar([WORDS.waiting]);
  if (!state.editing) return nothing;
  return bar([WORDS.changing(state.editing.text), WORDS.changeHow], button(WORDS.cancel, () => { to.cancelEdit(); }));
}

function notCopied(to: Settling): TemplateResult {
  return bar([WORDS.saveFailed], button(WORDS.again, () => { to.saveCopy(); }), button(WORDS.cancel, () => { to.dropCopy(); }));
}

function erasing(state: State, to: Settling): TemplateResult | typeof nothing {
  const { erasing } = state;
  switch (erasing.step) {
    case "asked":
      return bar([WORDS.eraseSure], button(WORDS.eraseYes, () => { to.erase(); }, "danger"), button(WORDS.eraseNo, () => { to.keep(); }));
    case "busy":
      return bar([WORDS.eraseBusy]);
    case "failed":
      return bar([WORDS.eraseFailed], button(WORDS.again, () => { to.erase(); }), button(WORDS.cancel, () => { to.keep(); }));
    case "done":
      return html`<div class="status" part="status erased"><p class="gone">${ICONS.tick} ${WORDS.erased}</p>
        ${erasing.records === null ? nothing : html`<p>${WORDS.erasedRecords(erasing.records)}</p>`}
        <p>${WORDS.erasedProof(erasing.left, to.time(erasing.at))}</p>
        <div class="row">${button(WORDS.restart, () => { to.restart(); }, "main")}${button(WORDS.close, () => { to.close(); })}</div></div>`;
    default:
      return nothing;
  }
}

function down(): TemplateResult {
  const { safety_text, emergency_number } = clinic();
  const call = telephone(emergency_number);
  return html`<div class="status alarm" part="status down"><p><strong>${safety_text}</strong></p><p>${WORDS.down}</p>
    ${call ? html`<div class="row"><a class="button danger" href=${call}>${ICONS.phone} ${WORDS.call(emergency_number)}</a></div>` : nothing}
  </div>`;
}

function bar(lines: readonly string[], ...buttons: TemplateResult[]): TemplateResult {
  return html`<div class="status" part="status">${lines.map((text) => html`<p>${text}</p>`)}
    ${buttons.length ? html`<div class="row">${buttons}</div>` : nothing}</div>`;
}

function button(label: string, act: () => void, look = ""): TemplateResult {
  return html`<button type="button" class="button ${look}" @click=${() => { act(); }}>${label}</button>`;
}
