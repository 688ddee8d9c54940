/** The assistant's markdown as safe page content: no scripts, no pictures, no addresses but web, mail and telephone. */

import DOMPurify from "dompurify";
import { Marked } from "marked";

const marked = new Marked({ gfm: true, breaks: true, async: false });
const ALLOWED = {
  ALLOWED_TAGS: ["p", "br", "strong", "em", "ul", "ol", "li", "a", "blockquote", "code"],
  ALLOWED_ATTR: ["href"],
  ALLOWED_URI_REGEXP: /^(?:https?|mailto|tel):/i,
  RETURN_DOM_FRAGMENT: true as const,
};

export function rendered(markdown: string): HTMLElement {
  const box = document.createElement("div");
  box.className = "prose";
  // Written-out HTML is text: it is escaped before markdown sees it.
  box.append(DOMPurify.sanitize(marked.parse(escaped(markdown)) as string, ALLOWED));
  for (const link of box.querySelectorAll("a")) {
    link.target = "_blank";
    link.rel = "noopener noreferrer";
  }
  return box;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
}

const made = new WeakMap<object, HTMLElement>();

/** The same element for the same message, so that nothing a reader stands in is made anew. */
export function renderedOnce(owner: object, markdown: string): HTMLElement {
  const known = made.get(owner) ?? rendered(markdown);
  made.set(owner, known);
  return known;
}
