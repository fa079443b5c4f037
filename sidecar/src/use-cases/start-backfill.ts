import { WORK_PRIORITY } from '../domain/ledger/work-priority.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import { reachKnownShop } from './reach-known-shop.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

export interface BackfillInput {
  readonly linkId: string;
  /** Instants, UTC: created from (inclusive) and to (exclusive). */
  readonly from: string;
  readonly to: string;
}

const PAGE_ORDERS = 100;
/** 100,000 orders: a longer history is asked for in parts. */
const MAX_PAGES = 1000;

/**
 * Hints at every order that was created in a range, so that the pipeline reads and books it like a
 * live one. Asking twice for the same range changes nothing. Returns how many orders were found.
 */
export async function startBackfill(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'store'>,
  input: BackfillInput,
  actor: Actor,
): Promise<{ readonly orders: number }> {
  const { stores } = deps.uow;
  const link = await getOwnLinkOrThrow(stores, input.linkId, actor);
  const address = await reachKnownShop(deps, await stores.pairings.getOrThrow(link.pairingId));
  const range = { createdFrom: input.from, createdTo: input.to };
  let [afterId, orders] = [0, 0];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await deps.store.readOrderPage(address, { afterId, limit: PAGE_ORDERS, ...range });
    const ids = [...read.orders.map((order) => order.id), ...read.malformed.map((m) => m.orderId)];
    if (ids.length === 0) break;
    const when = { dueAt: deps.clock.nowIso(), priority: WORK_PRIORITY.history };
    await deps.uow.transaction(({ events }) => events.hint(link.pairingId, ids, when));
    afterId = Math.max(...ids);
    orders += ids.length;
  }
  await stores.audit.append({
    at: deps.clock.nowIso(),
    actor: actor.adminId,
    actorName: actor.name,
    action: 'backfill started',
    subject: input.linkId,
    before: null,
    after: { from: input.from, to: input.to, orders },
  });
  return { orders };
}
