const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 300_000;

/** How long to wait before the store is asked again, after so many tries that failed before this one. */
export function findReadRetryMs(attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 10));
}
