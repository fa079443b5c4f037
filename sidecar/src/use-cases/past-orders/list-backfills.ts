import { estimateCalls } from '../../domain/ledger/call-days.ts';
import { estimateRest } from '../../domain/ledger/estimate-rest.ts';
import { addMs, parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import type { Backfill } from '../../ports/backfill-store.ts';
import type { OrderState } from '../../ports/order-store.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findZone } from '../store/find-link-of-order.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface BackfillProgress {
  readonly backfill: Backfill;
  /** Orders of the days of its span by what became of them, whoever brought them. */
  readonly counts: Readonly<Partial<Record<OrderState, number>>>;
  /** About so many are still to be read; null where that is not known, or nothing is. */
  readonly ordersToGo: number | null;
  /** About so many calls to Xero for all that is not settled yet. */
  readonly callsToGo: number;
  /** Orders that it booked and that stand in Xero. */
  readonly standing: number;
}

const LIST_LENGTH = 50;

/** The latest backfills of a link, each with how far it is. */
export async function listBackfills(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<readonly BackfillProgress[]> {
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const backfills = await deps.uow.stores.backfills.list(linkId, LIST_LENGTH);
  return Promise.all(backfills.map((backfill) => readBackfillProgress(deps, backfill)));
}

export async function readBackfillProgress(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  backfill: Backfill,
): Promise<BackfillProgress> {
  const { linkId, createdFrom, createdTo } = backfill;
  const stores = deps.uow.reading;
  const zone = await findZone(stores, await stores.links.getOrThrow(linkId));
  const sums = await stores.orders.sum([linkId], {
    from: toLocalDate(parseInstant(createdFrom), zone),
    to: toLocalDate(addMs(createdTo, -1), zone),
  });
  const counts: Partial<Record<OrderState, number>> = {};
  for (const { state, orders } of sums) counts[state] = (counts[state] ?? 0) + orders;
  const unsettled = (counts.new ?? 0) + (counts.sending ?? 0);
  const ordersToGo = estimateRest(backfill, deps.clock.nowIso());
  return {
    backfill,
    counts,
    ordersToGo,
    callsToGo: estimateCalls(unsettled + (ordersToGo ?? 0)),
    standing: await stores.backfills.countStanding(backfill),
  };
}
