import type { WireReviewFix } from '../../../../sidecar/src/contract/index.ts';

const ELSEWHERE: readonly WireReviewFix['kind'][] = ['checkAgain', 'order', 'settings'];

/** Whether a choice on this page is the fix. */
export function isOnTheSpot(fix: WireReviewFix): boolean {
  return !ELSEWHERE.includes(fix.kind);
}
