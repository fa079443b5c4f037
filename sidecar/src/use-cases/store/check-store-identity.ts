import type { Pairing } from '../../ports/pairing-store.ts';
import type { SetupDeps } from '../setup-deps.ts';
import { normaliseStoreUrl } from './store-url.ts';

/** What a shop says of itself with every request and in its `/info`. */
export interface ClaimedIdentity {
  readonly storeUrl: string;
  readonly outboxEpoch: string;
  /** Highest event sequence of its outbox, where it says so. */
  readonly highestSequence?: number | undefined;
}

/**
 * Whether the shop is the one that was paired. Another address or outbox, or an outbox that went
 * back behind what was heard, is a copy or a restored database: a review entry asks a person.
 */
export async function checkStoreIdentity(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  pairing: Pairing,
  claimed: ClaimedIdentity,
): Promise<'known' | 'foreign'> {
  if (isSameShop(pairing, claimed)) return 'known';
  const { storeUrl, outboxEpoch } = claimed;
  await deps.uow.transaction(async (stores) => {
    await stores.pairings.noteForeignEpoch(pairing.id, outboxEpoch, storeUrl);
    if (await stores.pairings.isCopy(pairing.id, outboxEpoch)) return;
    const cause = {
      causeKey: makeForeignShopCauseKey(outboxEpoch),
      reason: { code: 'store.foreign_shop', details: { storeUrl, outboxEpoch } },
    };
    for (const link of await stores.links.listByPairing(pairing.id)) {
      await stores.review.open(link.id, cause, deps.clock.nowIso());
    }
  });
  return 'foreign';
}

export function makeForeignShopCauseKey(outboxEpoch: string): string {
  return `store.foreign_shop:${outboxEpoch}`;
}

function isSameShop(pairing: Pairing, claimed: ClaimedIdentity): boolean {
  const highest = claimed.highestSequence ?? pairing.highestSequence;
  return (
    claimed.outboxEpoch === pairing.outboxEpoch &&
    URL.canParse(claimed.storeUrl) &&
    normaliseStoreUrl(claimed.storeUrl) === pairing.storeUrl &&
    highest >= pairing.highestSequence
  );
}
