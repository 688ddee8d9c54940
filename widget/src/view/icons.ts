import { svg, type TemplateResult } from "lit";
import type { Urgency } from "../contract.js";

function icon(shape: TemplateResult<2>, fill = false): TemplateResult<2> {
  return svg`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"
    fill=${fill ? "currentColor" : "none"} stroke=${fill ? "none" : "currentColor"}
    stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${shape}</svg>`;
}

export const ICONS = {
  chat: icon(svg`<path d="M4 5.5h16v11H10.5L6 20.5v-4H4z"/><path d="M8.5 11h.01M12 11h.01M15.5 11h.01" stroke-width="2.6"/>`),
  close: icon(svg`<path d="M6 6l12 12M18 6L6 18"/>`),
  more: icon(svg`<path d="M12 5.5h.01M12 12h.01M12 18.5h.01" stroke-width="3.4"/>`),
  send: icon(svg`<path d="M4 12h14M12.5 6l6 6-6 6"/>`),
  phone: icon(svg`<path d="M7.2 3.5l2.6 5-2.2 1.8c1.2 2.6 3.4 4.8 6.1 6.1l1.8-2.2 5 2.6c-.3 2.2-1.7 3.7-3.6 3.7C9.8 20.5 3.5 14.2 3.5 7.100c0-1.9 1.5-3.3 3.7-3.600z"/>`),
  print: icon(svg`<path d="M7 8V3.500h10V8M7 17.500H4v-9.500h16v9.500h-3M7 14h10v6.500H7z"/>`),
  copy: icon(svg`<path d="M8.5 8.500h11v12h-11zM15.5 8.500v-5h-11v12h4"/>`),
  again: icon(svg`<path d="M4.5 5v5h5M5 10a7.5 7.5 0 1 1-.3 4.5"/>`),
  bin: icon(svg`<path d="M4.5 6.500h15M9 6.500v-3h6v3M6.5 6.500l1 14h9l1-14M10.2 10.500v6M13.8 10.500v6"/>`),
  tick: icon(svg`<path d="M5 12.500l4.5 4.500L19 7"/>`),
} as const;

/** A different shape for each level, so that no reader needs its colour. */
export const LEVEL_ICONS: Record<Urgency, TemplateResult<2>> = {
  emergency: icon(svg`<path d="M8 2.500h8l5.5 5.500v8L16 21.500H8L2.5 16V8z"/><path d="M12 7v6M12 16.800h.01" stroke-width="2.6"/>`),
  urgent: icon(svg`<path d="M12 3L2.5 20.500h19z"/><path d="M12 9.500v5M12 17.500h.01" stroke-width="2.4"/>`),
  non_urgent: icon(svg`<path d="M3.5 5.500h17v15h-17zM3.5 10h17M8 3v4M16 3v4"/>`),
  self_care: icon(svg`<path d="M3.5 11.500L12 4l8.5 7.500M6 10v10.500h12V10"/><path d="M9.5 15l2 2 3.5-4"/>`),
};
