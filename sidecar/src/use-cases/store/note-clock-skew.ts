import type { Pairing } from '../../ports/pairing-store.ts';
import type { CoreDeps } from '../core-deps.ts';

/** Above 300 s the two refuse each other; an admin hears of it well before. */
const WORTH_SAYING_SECONDS = 60;
const CAUSE_KEY = 'store.clock_skew';

/** Keeps one review entry open for as long as the store's clock is off. */
export async function noteClockSkew(
  deps: Pick<CoreDeps, 'uow' | 'clock'>,
  pairing: Pairing,
  skewSeconds: number,
): Promise<void> {
  const { stores } = deps.uow;
  const now = deps.clock.nowIso();
  for (const link of await stores.links.listByPairing(pairing.id)) {
    if (Math.abs(skewSeconds) <= WORTH_SAYING_SECONDS) {
      await stores.review.resolve(link.id, CAUSE_KEY, now);
      continue;
    }
    const reason = { code: CAUSE_KEY, details: { skewSeconds: Math.abs(skewSeconds) } };
    await stores.review.open(link.id, { causeKey: CAUSE_KEY, reason }, now);
  }
}
