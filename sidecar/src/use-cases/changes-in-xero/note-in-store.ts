import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import { formatMinor } from '../../domain/money/amount.ts';
import { addMs } from '../../domain/time/instant.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { StoreAddress } from '../../ports/store-gateway.ts';
import type { StoreNote } from '../../ports/store-note-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { toStoreAddress } from '../store/store-address.ts';

const NOTES_PER_ROUND = 20;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;

const NAMES: Readonly<Record<string, string>> = {
  invoice: 'invoice',
  payment: 'payment',
  creditNote: 'credit note',
  refund: 'refund',
  allocation: 'allocation',
};

/** Leaves a note on what stands in Xero for the order, when the rules ask for it. */
export async function leaveStoreNote(
  deps: Pick<CoreDeps, 'clock' | 'ids'>,
  stores: Stores,
  { record, rows }: { readonly record: OrderRecord; readonly rows: readonly LedgerRow[] },
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const { rules } = await stores.links.getRuleSetOrThrow(record.linkId, first.ruleSetNumber);
  if (!rules.settings.noteInStore) return;
  const text = describeDocuments(rows.filter(isStandingDocument));
  const dedupeKey = `${record.orderGuid}:${deps.ids.hash(text)}`;
  const { linkId, orderId } = record;
  await stores.storeNotes.add(
    { kind: 'note', linkId, orderId, dedupeKey, text },
    deps.clock.nowIso(),
  );
}

function describeDocuments(rows: readonly LedgerRow[]): string {
  if (rows.length === 0) return 'Xero: nothing is booked for this order any more.';
  const documents = rows.map((row) =>
    [NAMES[row.kind], row.number, formatMinor(row.totalMinor), row.currency]
      .filter((part) => part !== '')
      .join(' '),
  );
  return `Xero: ${documents.join(', ')}.`;
}

/** Sends the notes that are due; one that fails comes later. */
export async function sendStoreNotes(deps: CoreDeps): Promise<number> {
  const notes = await deps.uow.stores.storeNotes.findDue(deps.clock.nowIso(), NOTES_PER_ROUND);
  let sent = 0;
  for (const note of notes) if (await sendNote(deps, note)) sent += 1;
  return sent;
}

async function sendNote(deps: CoreDeps, note: StoreNote): Promise<boolean> {
  const { stores } = deps.uow;
  try {
    const link = await stores.links.getOrThrow(note.linkId);
    const address = toStoreAddress(await stores.pairings.getOrThrow(link.pairingId));
    if (note.kind === 'paid') await payOrder(deps, address, note);
    else await deps.store.addNote(address, note.orderId, note);
    await stores.storeNotes.settle(note, deps.clock.nowIso());
    return true;
  } catch (error) {
    const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(note.attempts, 10));
    await stores.storeNotes.postpone(note, addMs(deps.clock.nowIso(), delayMs));
    deps.logger.warn('note not written, will try again', { error: String(error) });
    return false;
  }
}

/** Where the store does not take it for paid, a person is asked once more. */
async function payOrder(deps: CoreDeps, address: StoreAddress, note: StoreNote): Promise<void> {
  const answer = await deps.store.markPaid(address, note.orderId, note.text);
  if (answer !== 'notPossible') return;
  deps.logger.warn('the store does not take the order for paid', { orderId: note.orderId });
  await deps.uow.transaction(async (stores) => {
    const record = await stores.orders.findByOrderId(note.linkId, note.orderId);
    if (record === undefined) return;
    for (const { state } of await stores.sightings.listForOrder(record)) {
      await stores.sightings.accept(record.linkId, state.xeroId, []);
    }
    await stores.orders.markDirty([record]);
  });
}
