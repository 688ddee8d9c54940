/** Times as the reader writes them; seconds since 1970. */

export function clock(at: number, language: string): string {
  return written(at, language, { hour: "2-digit", minute: "2-digit" });
}

export function day(at: number, language: string): string {
  return written(at, language, { dateStyle: "medium" });
}

function written(at: number, language: string, style: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language || undefined, style).format(at * 1000);
}
