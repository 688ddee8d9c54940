import { html, nothing, type TemplateResult } from "lit";
import type { Source } from "../contract.js";
import { WORDS } from "../words.js";

/** The sources behind a text, folded. */
export function sourcesFold(sources: readonly Source[]): TemplateResult | typeof nothing {
  if (sources.length === 0) return nothing;
  return html`<details part="sources"><summary>${WORDS.sources(sources.length)}</summary>
    <ol>${sources.map((source) => html`<li>${source.text}</li>`)}</ol></details>`;
}
