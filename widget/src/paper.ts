/** Prints the summary on a sheet of its own, so that the clinic's page is not printed with it. */

const INK = `
  body { font: 12pt/1.45 system-ui, sans-serif; color: #000; margin: 1.5cm; white-space: pre-wrap; }
`;

/** Prints `text`; the browser's dialog also saves it as a PDF. */
export function print(text: string, title: string, beside: ParentNode): void {
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.className = "hidden";
  frame.setAttribute("aria-hidden", "true");
  beside.append(frame);
  const page = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!page) return;
  const sheet = new page.CSSStyleSheet();
  sheet.replaceSync(INK);
  page.document.adoptedStyleSheets = [sheet];
  page.document.title = title;
  page.document.documentElement.lang = document.documentElement.lang;
  page.document.body.textContent = text;
  page.addEventListener("afterprint", () => { frame.remove(); });
  page.focus();
  page.print();
}
