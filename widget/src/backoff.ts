/** Seconds before the next attempt: 1, 2, 4, 8, then every 15, never sooner than the server asked. */

const LONGEST = 15;

export function backoff(attempt: number, asked = 0, jitter = 0): number {
  return Math.max(asked, Math.min(LONGEST, 2 ** attempt) * (1 + jitter));
}
