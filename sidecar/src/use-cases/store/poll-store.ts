import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import type { Pairing } from '../../ports/pairing-store.ts';
import type { StoreAddress } from '../../ports/store-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';
import { ingestStoreEvents } from './ingest-store-events.ts';
import { readInfoOfKnownShop } from '../organisation/refresh-reference.ts';
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
      // Its highest sequence shows a shop that was put back to an older database.
      await readInfoOfKnownShop(deps, pairing);
      const address = toStoreAddress(pairing);
      await pollEvents(deps, pairing, address);
      await pollNotes(deps, pairing, address);
      deps.outages.clear({ side: 'store', id: pairing.id });
    } catch (error) {
      deps.outages.note({ side: 'store', id: pairing.id }, error);
    }
  }
}

async function pollEvents(deps: CoreDeps, pairing: Pairing, address: StoreAddress): Promise<void> {
  const read = await deps.store.readEvents(address, PAGE);
  if (read.events.length === 0 && read.malformed.length === 0) return;
  await ingestStoreEvents(deps, {
    pairingId: pairing.id,
    outboxEpoch: read.outboxEpoch,
    events: read.events,
    malformed: read.malformed,
  });
}

async function pollNotes(deps: CoreDeps, pairing: Pairing, address: StoreAddress): Promise<void> {
  let cursor = pairing.noteCursor;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await deps.store.readOrderNotes(address, cursor, PAGE);
    if (read.notes.length === 0) return;
    cursor = Math.max(...read.notes.map((note) => note.id));
    const orderIds = [...new Set(read.notes.map((note) => note.orderId))];
    await deps.uow.transaction(async (stores) => {
      const when = { dueAt: deps.clock.nowIso(), priority: WORK_PRIORITY.live };
      await stores.events.hint(pairing.id, orderIds, when);
      await stores.pairings.setNoteCursor(pairing.id, cursor);
    });
    if (read.notes.length < PAGE) return;
  }
}
