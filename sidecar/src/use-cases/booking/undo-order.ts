import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import type { StepState } from '../../domain/ledger/step.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { previewBooking, type OrderPreview } from './preview-order.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface OrderUndo {
  readonly linkId: string;
  readonly orderId: number;
  /** A person's own words. */
  readonly reason: string;
}

/** What taking the order back would send, and what cannot be taken back; nothing is changed. */
export async function previewUndo(
  deps: SetupDeps,
  key: Omit<OrderUndo, 'reason'>,
  actor: Actor,
): Promise<OrderPreview> {
  await getOwnLinkOrThrow(deps.uow.stores, key.linkId, actor);
  return previewBooking(deps, key, async (stores) => {
    const record = await findUndoableOrThrow(stores, key);
    await stores.orders.exclude(record, 'preview');
  });
}

/**
 * Takes an order out of the books: what Daybook booked for it is deleted and voided in Xero, in order
 * and exactly once, like everything that is planned. "Book after all" books it anew. Throws
 * `order.nothing_to_undo` where nothing of it stands or something is on its way.
 */
export async function undoOrder(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { reason, ...key }: OrderUndo,
  actor: Actor,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, key.linkId, actor);
    const record = await findUndoableOrThrow(stores, key);
    await stores.orders.exclude(record, reason);
    await stores.orders.markDirty([record], WORK_PRIORITY.person);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'order undone',
      subject: `${key.linkId}/${key.orderId}`,
      before: null,
      after: reason,
    });
  });
}

/**
 * Taken out, or on its way: also where it was credited, and its documents stand and come to nothing. One that could
 * not be taken out is held, and may be tried again.
 */
export function isOut({ excludedBy, state }: OrderRecord): boolean {
  return excludedBy !== null && state !== 'held';
}

/** What is planned of a held order may wait for what Xero refused, and for ever. */
const UNDER_WAY: ReadonlySet<StepState> = new Set(['sending', 'unknown']);

async function findUndoableOrThrow(
  stores: Stores,
  { linkId, orderId }: Omit<OrderUndo, 'reason'>,
): Promise<OrderRecord> {
  const record = await stores.orders.findByOrderId(linkId, orderId);
  if (record === undefined) throw new DaybookError('setup.order_unknown');
  const rows = await stores.ledger.listForOrder(record);
  const steps = await stores.steps.listForOrder(record);
  const isUnderWay = steps.some(
    ({ state }) => UNDER_WAY.has(state) || (state === 'planned' && record.state !== 'held'),
  );
  if (isUnderWay || isOut(record) || !rows.some(isStandingDocument)) {
    throw new DaybookError('order.nothing_to_undo');
  }
  return record;
}
