/** Messages as plain words: for screen readers, for the clipboard. */

import type { Message, Result } from "./contract.js";
import { ADVICE, LEVELS, PARTS, WORDS } from "./words.js";

/** Markdown without its marks. */
export function plain(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*(?:[-*+]|#+|>)\s+/gm, "")
    .replace(/(\*\*|__|\*|`)(?=\S)(.*?\S)\1/g, "$2")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** What a screen reader says when `message` arrives. */
export function spoken(message: Message): string {
  const { result, question } = message;
  if (result) return [`${LEVELS[result.urgency]}.`, result.title, ...result.actions].map(plain).join(" ");
  const labels = question?.options.map((option) => option.label) ?? [];
  const choices = labels.length === 0 ? "" : question?.kind === "multi" ? WORDS.manyChoices(labels.length) : WORDS.choices(labels);
  return [plain(message.text).replace(/\n/g, " "), choices].filter(Boolean).join(" ");
}

/** The whole result in words, to paste into a message or read out at a visit. */
export function summary(result: Result, said: readonly Message[], when: string, review: string): string {
  const medicines = result.medicines.map((item) => `${item.name} (${ADVICE[item.advice]}): ${item.text}`);
  const parts: [string, readonly string[]][] = [
    [PARTS.actions, result.actions],
    [PARTS.reasons, result.reasons],
    [PARTS.self_care, result.self_care],
    [PARTS.medicines, medicines],
    [PARTS.timeline, review ? [...result.timeline, review] : result.timeline],
    [PARTS.safety_net, result.safety_net],
    [WORDS.you, said.filter((message) => message.from === "patient").map((message) => message.text)],
  ];
  const written = parts.filter(([, lines]) => lines.length > 0).map(([heading, lines]) => `${heading}\n${lines.map((line) => `- ${plain(line)}`).join("\n")}`);
  return [`${WORDS.summary}, ${when}`, `${LEVELS[result.urgency]}: ${plain(result.title)}`, ...written].join("\n\n");
}
