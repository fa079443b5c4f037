import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderKey, OrderReason, OrderRecord } from '../../ports/order-store.ts';
import type { SummaryEntryRow } from '../../ports/summary-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { isCreditedToNothing } from '../booking/take-out.ts';
import { describeWait } from '../booking/write-entries.ts';
import { leaveStoreNote } from '../changes-in-xero/note-in-store.ts';

/** Orders a transaction, well inside 50 ms. */
const ENTRIES_PER_COMMIT = 20;

/**
 * Orders whose summary is posted and paid are booked: the ledger gets each order's part, which counts
 * from then on as its own documents do elsewhere. Returns how many parts there were.
 */
export async function settleSummaries(deps: CoreDeps): Promise<number> {
  const waiting = await deps.uow.stores.summaries.findPosted(1);
  if (waiting.length === 0) return 0;
  return deps.uow.transaction(async (stores) => {
    const entries = await stores.summaries.findPosted(ENTRIES_PER_COMMIT);
    for (const entry of entries) await addParts(stores, entry);
    await stores.summaries.remove(entries);
    for (const order of listOrders(entries)) await settleOrder(deps, stores, order);
    return entries.length;
  });
}

async function addParts(stores: Stores, entry: SummaryEntryRow): Promise<void> {
  const { linkId, head, money, summaryKey, moneyKey } = entry;
  const rows = await stores.ledger.findByKeys(linkId, [summaryKey ?? '', moneyKey ?? '']);
  const [document, paid] = [summaryKey, moneyKey].map((key) => rows.find((row) => row.key === key));
  if (document === undefined || paid === undefined) return;
  await stores.ledger.add([
    toPart(entry, document, head),
    toPart(entry, paid, { ...money, totalMinor: money.amountMinor, taxMinor: 0 }),
  ]);
}

/** The order's own figures and facts, in the document of many. */
function toPart(
  { linkId, orderGuid, ruleSetNumber, summaryKey, head, money }: SummaryEntryRow,
  row: LedgerRow,
  figures: Pick<SummaryEntryRow['head'], 'key' | 'fingerprint' | 'totalMinor' | 'taxMinor'>,
): LedgerRow {
  const { key, fingerprint, totalMinor, taxMinor } = figures;
  return {
    ...row,
    linkId,
    orderGuid,
    key,
    fingerprint,
    totalMinor,
    taxMinor,
    ruleSetNumber,
    body: key === head.key ? head : money,
    summaryKey,
  };
}

interface SettledOrder {
  readonly key: OrderKey;
  /** What is to be looked at although it is booked. */
  readonly remark: OrderReason | null;
}

function listOrders(entries: readonly SummaryEntryRow[]): SettledOrder[] {
  const byOrder = Map.groupBy(entries, ({ linkId, orderGuid }) => `${linkId} ${orderGuid}`);
  return [...byOrder.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { linkId, orderGuid } = first;
    const remark = group.find((entry) => entry.remark !== null)?.remark ?? null;
    return [{ key: { linkId, orderGuid }, remark }];
  });
}

/** Booked, or out of the books; unless more of it waits: a refund of a later day. */
async function settleOrder(
  deps: CoreDeps,
  stores: Stores,
  { key, remark }: SettledOrder,
): Promise<void> {
  const record = await stores.orders.find(key);
  if (record === undefined || record.state !== 'sending') return;
  const left = await stores.summaries.listForOrder(key);
  const { bookedAsOf } = record;
  if (left.some(({ state }) => state === 'closed')) return;
  const [open] = left.filter(({ state }) => state === 'open');
  if (open !== undefined) {
    const reason = describeWait(open);
    const waitsFrom = deps.clock.nowIso();
    return stores.orders.setState({ ...key, state: 'waiting', reason, bookedAsOf, waitsFrom });
  }
  const end = await findEnd(stores, record);
  await stores.orders.setState({
    ...key,
    ...(end ?? { state: 'booked', reason: remark }),
    bookedAsOf,
  });
  const rows = await stores.ledger.listForOrder(key);
  await leaveStoreNote(deps, stores, { record, rows });
}

/** Its part was credited, because a person wants it out of the books. */
async function findEnd(
  { editCredits }: Stores,
  record: OrderRecord,
): Promise<Pick<OrderRecord, 'state' | 'reason'> | undefined> {
  const { excludedBy: reason } = record;
  if (reason === null || !isCreditedToNothing({ editCredits: await editCredits.list(record) })) {
    return undefined;
  }
  return { state: 'skipped', reason: { code: 'order.excluded', details: { reason } } };
}
