import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { addMs } from '../../domain/time/instant.ts';
import type { Backfill, BackfillUndo } from '../../ports/backfill-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { isOut } from '../booking/undo-order.ts';
import { previewOrderUndo } from './undo-backfill.ts';

/** Each is worked out by itself first: a round takes as long as a group of bookings. */
const ORDERS_PER_ROUND = 10;
/** For what is on its way to Xero. */
const WAIT_MS = 60_000;

/** What is to be done with one order: taken out, left as it is, or looked at once more. */
type Verdict = keyof Pick<BackfillUndo, 'taken' | 'kept' | 'underWay'>;

/**
 * Takes back some orders of the backfill whose turn it is; returns how many were looked at. Orders and
 * cursor are kept in one transaction, so a crash anywhere goes on from the round before. Taking one out is
 * saying so: it is planned, sent and settled like an order that a person takes out by itself.
 */
export async function undoDueBackfills(deps: CoreDeps): Promise<number> {
  const { backfills, orders } = deps.uow.stores;
  const backfill = await backfills.findUndoDue(deps.clock.nowIso());
  if (backfill === undefined || backfill.undo === null) return 0;
  const { afterGuid } = backfill.undo;
  const keys = await backfills.listToUndo(backfill, { afterGuid, limit: ORDERS_PER_ROUND });
  const verdicts: [OrderRecord, Verdict][] = [];
  for (const key of keys) {
    const record = await orders.find(key);
    if (record === undefined || isOut(record)) continue;
    verdicts.push([record, await weigh(deps, record)]);
  }
  const lastGuid = keys.at(-1)?.orderGuid;
  await deps.uow.transaction((stores) => keepRound(deps, stores, { backfill, verdicts, lastGuid }));
  return Math.max(keys.length, 1);
}

async function weigh(deps: CoreDeps, record: OrderRecord): Promise<Verdict> {
  const { outcome, reason } = await previewOrderUndo(deps, record);
  if (outcome === 'underWay') return 'underWay';
  const isUnsent = outcome === 'waits' && reason?.code === 'order.excluded';
  return outcome === 'sends' || isUnsent ? 'taken' : 'kept';
}

interface Round {
  readonly backfill: Backfill;
  readonly verdicts: readonly (readonly [OrderRecord, Verdict])[];
  /** Undefined at the end of the list. */
  readonly lastGuid: string | undefined;
}

async function keepRound(deps: CoreDeps, stores: Stores, round: Round): Promise<void> {
  const { verdicts, lastGuid } = round;
  const before = await stores.backfills.find(round.backfill.id);
  const undo = before?.undo;
  if (before === undefined || undo === undefined || undo === null) return;
  const count = (kind: Verdict) => verdicts.filter(([, verdict]) => verdict === kind).length;
  for (const [record, verdict] of verdicts) {
    if (verdict !== 'taken') continue;
    await stores.orders.exclude(record, undo.reason);
    await stores.orders.markDirty([record], WORK_PRIORITY.history);
  }
  const seen = {
    ...undo,
    taken: undo.taken + count('taken'),
    kept: undo.kept + count('kept'),
    underWay: undo.underWay + count('underWay'),
  };
  const after = lastGuid === undefined ? endRound(seen, deps) : { ...seen, afterGuid: lastGuid };
  await stores.backfills.update({ ...before, undo: after });
}

/** From the beginning again while something is on its way to Xero. */
function endRound(undo: BackfillUndo, { clock }: Pick<CoreDeps, 'clock'>): BackfillUndo {
  const now = clock.nowIso();
  if (undo.underWay === 0) return { ...undo, endedAt: now };
  return { ...undo, dueAt: addMs(now, WAIT_MS), afterGuid: '', kept: 0, underWay: 0 };
}
