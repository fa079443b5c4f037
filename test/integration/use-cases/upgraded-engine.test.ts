import { fingerprintInvoice } from '../../../sidecar/src/domain/booking/fingerprint.ts';
import type { BookedInvoice } from '../../../sidecar/src/domain/booking/xero-documents.ts';
import { openTestDatabase } from '../../support/open-test-database.ts';
import {
  addLiveLink,
  bookEverything,
  createBookingProgram,
  readOrders,
} from '../../support/booked-shop.ts';
import { restoreVersion1 } from '../../support/old-database.ts';
import { readRealShops } from '../../support/real-orders.ts';

const OWNER = { pairingId: 'pairing-1', storeUrl: 'https://shop.example.test/' };

it.each(readRealShops().map((shop) => [shop.name, shop] as const))(
  '%s: another program meets what this one booked, and resyncs all of it: no step, no write',
  async (_name, shop) => {
    const { file, database, uow } = await openTestDatabase();
    await uow.stores.pairings.save({
      id: OWNER.pairingId,
      keyId: 'pk_1',
      secret: 'hush',
      storeUrl: OWNER.storeUrl,
      outboxEpoch: 'epoch-1',
      state: 'active',
      createdAt: '2026-11-24T09:00:00.000Z',
      highestSequence: 0,
      noteCursor: 0,
    });
    const link = await addLiveLink(uow, shop, OWNER);
    const before = createBookingProgram(uow, 'before');
    await readOrders(before, OWNER.pairingId, shop.orders);
    await bookEverything(before);
    const states = await uow.stores.orders.countByState(link.id);
    expect(states.booked).toBeGreaterThan(15);
    expect(states.sending + states.new).toBe(0);
    expect(before.xero.writes.length).toBeGreaterThan(2);
    const ledger = await uow.stores.ledger.countByKind(link.id);
    await database.close();

    const reopened = await openTestDatabase(file);
    const after = createBookingProgram(reopened.uow, 'after');
    const keys = shop.orders.map(({ orderGuid }) => ({ linkId: link.id, orderGuid }));
    await reopened.uow.stores.orders.markDirty(keys);
    expect(await readOrders(after, OWNER.pairingId, shop.orders)).toBe(0);
    await bookEverything(after);
    expect(after.xero.writes).toEqual([]);
    expect(await reopened.uow.stores.steps.countOpen()).toBe(0);
    expect(await reopened.uow.stores.ledger.countByKind(link.id)).toEqual(ledger);
    expect(await reopened.uow.stores.orders.countByState(link.id)).toEqual(states);
    await reopened.database.close();
  },
);

describe('a database that an older version booked', () => {
  it('has the fingerprints that this program makes of the same orders', async () => {
    const { database, uow } = await openTestDatabase(restoreVersion1());
    const [link] = await uow.stores.links.list();
    const orders = await uow.stores.orders.list({ linkId: link?.id ?? '', limit: 100 });
    const ledger = await uow.stores.ledger.listForOrders(orders);
    const invoices = ledger.filter((row) => row.kind === 'invoice');
    expect(invoices.length).toBeGreaterThan(4);
    for (const { orderGuid, fingerprint, body } of invoices) {
      const snapshot = orders.find((order) => order.orderGuid === orderGuid)?.snapshot;
      if (snapshot === undefined) throw new Error('no order');
      const contactNumber = (body as BookedInvoice).contactKey.replace('contact:', '');
      expect(fingerprintInvoice(snapshot, { contactNumber, inCustomerCurrency: false })).toBe(
        fingerprint,
      );
    }
    await database.close();
  });

  it('gets nothing from a resync of everything', async () => {
    const { database, uow } = await openTestDatabase(restoreVersion1());
    const [link] = await uow.stores.links.list();
    const orders = await uow.stores.orders.list({ linkId: link?.id ?? '', limit: 100 });
    const states = await uow.stores.orders.countByState();
    expect(states.booked).toBeGreaterThan(4);
    await uow.stores.orders.markDirty(orders);
    const program = createBookingProgram(uow, 'after');
    await bookEverything(program);
    expect(program.xero.writes).toEqual([]);
    expect(await uow.stores.steps.countOpen()).toBe(0);
    expect(await uow.stores.orders.countByState()).toEqual(states);
    await database.close();
  });
});
