import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { Backfill } from '../../ports/backfill-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { readBackfillProgress, type BackfillProgress } from './list-backfills.ts';
import { isOut } from '../booking/undo-order.ts';
import { previewBooking, type OrderPreview } from '../booking/preview-order.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface BackfillOfLink {
  readonly linkId: string;
  readonly backfillId: string;
}

/** What becomes of one order of a backfill that is taken back. */
export interface PlannedOrderUndo {
  readonly record: OrderRecord;
  /** Its writes are none where nothing of it is in Xero yet: it is not booked then. */
  readonly preview: OrderPreview;
}

export interface BackfillUndoPage {
  readonly orders: readonly PlannedOrderUndo[];
  /** Null on the last page. */
  readonly next: string | null;
}

const ORDERS_A_PAGE = 20;

/**
 * What taking back a part of a backfill's orders would send, and what cannot be taken back; nothing is
 * changed. Only orders that it booked or is about to book: what stood before is not among them.
 */
export async function previewBackfillUndo(
  deps: SetupDeps,
  { afterGuid, ...asked }: BackfillOfLink & { readonly afterGuid: string },
  actor: Actor,
): Promise<BackfillUndoPage> {
  const backfill = await getOverOrThrow(deps.uow.stores, asked, actor);
  const page = { afterGuid, limit: ORDERS_A_PAGE };
  const keys = await deps.uow.stores.backfills.listToUndo(backfill, page);
  const orders: PlannedOrderUndo[] = [];
  for (const key of keys) {
    const record = await deps.uow.stores.orders.find(key);
    if (record === undefined || isOut(record)) continue;
    orders.push({ record, preview: await previewOrderUndo(deps, record) });
  }
  const next = keys.length < ORDERS_A_PAGE ? null : (keys.at(-1)?.orderGuid ?? null);
  return { orders, next };
}

/** What taking the order out would send. */
export function previewOrderUndo(deps: CoreDeps, record: OrderRecord): Promise<OrderPreview> {
  return previewBooking(deps, record, (stores) => stores.orders.exclude(record, 'preview'));
}

/**
 * Has the orders that a backfill booked taken out of the books, in the background: `undo-backfills.ts`
 * does the work. Asked for again while that goes on, it changes nothing.
 */
export async function undoBackfill(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { reason, ...asked }: BackfillOfLink & { readonly reason: string },
  actor: Actor,
): Promise<BackfillProgress> {
  const backfill = await deps.uow.transaction(async (stores) => {
    const before = await getOverOrThrow(stores, asked, actor);
    if (before.undo !== null && before.undo.endedAt === null) return before;
    const [first] = await stores.backfills.listToUndo(before, { afterGuid: '', limit: 1 });
    if (first === undefined) throw new DaybookError('setup.backfill_nothing_to_undo');
    const now = deps.clock.nowIso();
    const undo = {
      reason,
      askedBy: actor.name,
      askedAt: now,
      dueAt: now,
      afterGuid: '',
      taken: 0,
      kept: 0,
      underWay: 0,
      endedAt: null,
    };
    await stores.backfills.update({ ...before, undo });
    await stores.audit.append({
      at: now,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'backfill undone',
      subject: asked.linkId,
      before: { backfill: before.id, from: before.createdFrom, to: before.createdTo },
      after: reason,
    });
    return { ...before, undo };
  });
  return readBackfillProgress(deps, backfill);
}

async function getOverOrThrow(
  stores: Stores,
  { linkId, backfillId }: BackfillOfLink,
  actor: Actor,
): Promise<Backfill> {
  const link = await getOwnLinkOrThrow(stores, linkId, actor);
  const backfill = await stores.backfills.find(backfillId);
  if (backfill?.linkId !== linkId) throw new DaybookError('setup.backfill_unknown');
  if (backfill.endedAt === null) throw new DaybookError('setup.backfill_not_over');
  if (link.state === 'paused') throw new DaybookError('setup.booking_paused');
  return backfill;
}
