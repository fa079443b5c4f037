import type { Pairing } from '../ports/pairing-store.ts';
import type { CoreDeps } from './core-deps.ts';
import { ingestStoreEvents } from './ingest-store-events.ts';
import { toStoreAddress } from './store-address.ts';

const PAGE = 500;
/** A poll ends after this many pages; the next one goes on where it stopped. */
const MAX_PAGES = 20;

/**
 * The safety net: events that were not accepted yet, and orders with notes newer than the cursor,
 * which also covers events that the plugin never wrote. Both only hint at orders to read.
 */
export async function pollStores(deps: CoreDeps): Promise<void> {
  for (const pairing of await deps.uow.stores.pairings.listActive()) {
    try {
      await pollEvents(deps, pairing);
      await pollNotes(deps, pairing);
    } catch (error) {
      deps.logger.warn('store not polled, will try again', { error: String(error) });
    }
  }
}

async function pollEvents(deps: CoreDeps, pairing: Pairing): Promise<void> {
  const read = await deps.store.readEvents(toStoreAddress(pairing), PAGE);
  if (read.outboxEpoch !== pairing.outboxEpoch) {
    await deps.uow.stores.pairings.noteForeignEpoch(pairing.id, read.outboxEpoch, pairing.storeUrl);
    return;
  }
  if (read.events.length === 0 && read.malformed.length === 0) return;
  await ingestStoreEvents(deps, {
    pairingId: pairing.id,
    outboxEpoch: read.outboxEpoch,
    events: read.events,
    malformed: read.malformed,
  });
}

async function pollNotes(deps: CoreDeps, pairing: Pairing): Promise<void> {
  let cursor = pairing.noteCursor;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await deps.store.readOrderNotes(toStoreAddress(pairing), cursor, PAGE);
    if (read.notes.length === 0) return;
    cursor = Math.max(...read.notes.map((note) => note.id));
    const orderIds = [...new Set(read.notes.map((note) => note.orderId))];
    await deps.uow.transaction(async (stores) => {
      await stores.events.hint(pairing.id, orderIds, deps.clock.nowIso());
      await stores.pairings.setNoteCursor(pairing.id, cursor);
    });
    if (read.notes.length < PAGE) return;
  }
}
