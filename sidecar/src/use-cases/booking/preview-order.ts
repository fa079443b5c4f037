import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { OrderReason, OrderRecord } from '../../ports/order-store.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import { bookOrderIn } from './book-orders.ts';
import type { CoreDeps } from '../core-deps.ts';
import { describeWrite, NO_DOCUMENT, type PreviewedWrite } from './describe-write.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { keepOrders } from '../store/keep-orders.ts';
import { reachKnownShop } from '../store/reach-known-shop.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { isTakingOut } from './write-entries.ts';

/** What a resync of the order would send now. */
export interface OrderPreview {
  readonly outcome: 'agrees' | 'sends' | 'waits' | 'needsYou' | 'underWay';
  readonly reason: OrderReason | null;
  readonly writes: readonly PreviewedWrite[];
}

/** Not about the order's booking, but about the question. */
const SAID_TO_WHO_ASKS: ReadonlySet<string> = new Set([
  'setup.order_unknown',
  'order.nothing_to_undo',
  'order.nothing_to_decide',
]);

/**
 * Reads the order from the store and books it in a transaction that is taken back: what would be sent
 * is worked out by the very code that sends it, and nothing of it stays.
 */
export async function previewOrder(
  deps: SetupDeps,
  key: { readonly linkId: string; readonly orderId: number },
  actor: Actor,
): Promise<OrderPreview> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, key.linkId, actor);
  const pairing = await deps.uow.stores.pairings.getOrThrow(link.pairingId);
  const read = await deps.store.readOrders(await reachKnownShop(deps, pairing), [key.orderId]);
  return previewBooking(deps, key, (stores) =>
    keepOrders(quieten(deps), stores, { pairingId: link.pairingId, read, hints: [] }),
  );
}

/** What would be sent after a change that is taken back with it. */
export async function previewBooking(
  deps: CoreDeps,
  key: { readonly linkId: string; readonly orderId: number },
  change: (stores: Stores) => Promise<unknown>,
): Promise<OrderPreview> {
  try {
    return await workAndTakeBack(deps.uow, async (stores) => {
      await change(stores);
      return tryBooking(quieten(deps), stores, key);
    });
  } catch (error) {
    if (!(error instanceof DaybookError) || SAID_TO_WHO_ASKS.has(error.code)) throw error;
    const reason = { code: error.code, details: error.details };
    return { outcome: 'needsYou', reason, writes: [] };
  }
}

type Key = Parameters<typeof previewBooking>[1];

function quieten(deps: CoreDeps): CoreDeps {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return { ...deps, logger: silent };
}

async function tryBooking(deps: CoreDeps, stores: Stores, key: Key): Promise<OrderPreview> {
  const record = await findOrThrow(stores, key);
  const steps = await stores.steps.listForOrder(record);
  const entries = await stores.summaries.listForOrder(record);
  const moved = await stores.corrections.listUnderWay(record);
  if (
    steps.some(({ state }) => state === 'sending' || state === 'unknown') ||
    entries.some(({ state }) => state === 'closed') ||
    moved.length > 0
  ) {
    return { outcome: 'underWay', reason: null, writes: [] };
  }
  await bookOrderIn(deps, stores, record);
  const after = await findOrThrow(stores, key);
  const writes = await listWrites(stores, after);
  return { outcome: chooseOutcome(after, writes), reason: after.reason, writes };
}

async function findOrThrow(stores: Stores, key: Key): Promise<OrderRecord> {
  const record = await stores.orders.findByOrderId(key.linkId, key.orderId);
  if (record === undefined) throw new DaybookError('setup.order_unknown');
  return record;
}

function chooseOutcome(
  { state }: OrderRecord,
  writes: readonly PreviewedWrite[],
): OrderPreview['outcome'] {
  if (state === 'held') return 'needsYou';
  if (writes.length > 0) return 'sends';
  return state === 'booked' ? 'agrees' : 'waits';
}

/** The order's planned steps, and the contact and items that they need first. */
async function listWrites(stores: Stores, record: OrderRecord): Promise<PreviewedWrite[]> {
  const steps = (await stores.steps.listForOrder(record)).filter(
    ({ state }) => state === 'planned',
  );
  const ledger = await stores.ledger.listForOrder(record);
  const shared = [...new Set(steps.flatMap(({ needs }) => needs))].filter((key) =>
    key.startsWith('contact:'),
  );
  const known = await stores.ledger.findByKeys(record.linkId, shared);
  const contacts = shared.filter((key) => !known.some((row) => row.key === key));
  return [
    ...contacts.map((key) => ({
      ...NO_DOCUMENT,
      action: 'create' as const,
      type: 'contact' as const,
      key,
    })),
    ...steps.flatMap(({ body }) =>
      body.kind === 'manualJournal' ||
      body.kind === 'updateContact' ||
      body.kind === 'bankTransaction' ||
      body.kind === 'bankTransfer' ||
      body.kind === 'deleteBankTransaction' ||
      body.kind === 'deleteBankTransfer'
        ? []
        : [describeWrite(body, ledger, record)],
    ),
    ...(await stores.summaries.listForOrder(record))
      .filter(isTakingOut)
      .flatMap(({ head, money }) => [head, money])
      // Its number is the summary's, which is not made yet.
      .map((body) => ({ ...describeWrite(body, ledger, record), number: '' })),
  ];
}

class TakenBack extends Error {}

async function workAndTakeBack<Result>(
  uow: UnitOfWork,
  work: (stores: Stores) => Promise<Result>,
): Promise<Result> {
  const results: Result[] = [];
  try {
    await uow.transaction(async (stores) => {
      results.push(await work(stores));
      throw new TakenBack();
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
  }
  const [result] = results;
  if (result === undefined) throw new DaybookError('service.bug');
  return result;
}
