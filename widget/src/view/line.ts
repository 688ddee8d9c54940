import { html, type TemplateResult } from "lit";

/** One line of a card: text, with what stands between double stars in bold. */
export function line(text: string): (string | TemplateResult)[] {
  return text.split(/\*\*(.+?)\*\*/g).map((part, index) => (index % 2 ? html`<strong>${part}</strong>` : part));
}
