import { sum } from '../../../sidecar/src/domain/money/amount.ts';
import type {
  BookedDocument,
  BookedPayment,
} from '../../../sidecar/src/domain/booking/xero-documents.ts';
import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import { createRandom } from '../../../sidecar/src/sandbox/demo-store/random.ts';
import { correctOrders } from '../../../sidecar/src/use-cases/booking/correct-orders.ts';
import {
  listCorrectionMonths,
  previewCorrections,
} from '../../../sidecar/src/use-cases/booking/preview-corrections.ts';
import type { Actor, SetupDeps } from '../../../sidecar/src/use-cases/setup-deps.ts';
import { closeDueSummaries } from '../../../sidecar/src/use-cases/summaries/close-summaries.ts';
import { MUGS_AND_BOOK } from '../../support/mugs-and-book.ts';
import { makePlainInfo } from '../../support/plain-order.ts';
import { readRealShops } from '../../support/real-orders.ts';
import { makePaidOrder, SummaryShop } from '../../support/summary-shop.ts';

const NOON = '2026-11-03T12:00:00.000Z';

let shop: SummaryShop;
afterEach(() => shop.close());

async function openPlain(): Promise<void> {
  shop = await SummaryShop.openPlain();
}

async function listStates(orders: readonly StoreOrder[]): Promise<string[]> {
  const records = await Promise.all(orders.map((order) => shop.find(order)));
  return [...new Set(records.map(({ state, reason }) => `${state} ${reason?.code ?? ''}`.trim()))];
}

/** Gross and tax by kind, account and tax type, money by account: of what stands, shared or not. */
async function sumLedger(of: SummaryShop): Promise<Record<string, number>> {
  const { orders, ledger } = of.uow.stores;
  const records = await orders.list({ linkId: of.link.id, limit: 1000 });
  const rows = await ledger.listForOrders(records);
  const own = rows.filter(({ summaryKey }) => summaryKey === null);
  const keys = new Set(rows.map(({ summaryKey }) => summaryKey ?? ''));
  const moneyKeys = [...keys].map((key) =>
    key.replace(/^invoice:/, 'payment:').replace(/^creditNote:/, 'refund:'),
  );
  const shared = await ledger.findByKeys(of.link.id, [...keys, ...moneyKeys]);
  const sums: Record<string, number> = {};
  const add = (key: string, minor: number): void => void (sums[key] = (sums[key] ?? 0) + minor);
  for (const { body } of [...own, ...shared]) {
    const document = body as BookedDocument;
    if ('amountMinor' in document) {
      const account = 'accountId' in document ? document.accountId : '';
      add(`${document.kind} ${account}`, document.amountMinor);
      continue;
    }
    for (const { accountCode, taxType, lineMinor, taxMinor } of document.lines) {
      const isExclusive = document.lineAmountTypes === 'Exclusive';
      add(`${document.kind} ${accountCode} ${taxType}`, lineMinor + (isExclusive ? taxMinor : 0));
      add(`tax ${document.kind} ${accountCode} ${taxType}`, taxMinor);
    }
  }
  return Object.fromEntries(Object.entries(sums).filter(([, minor]) => minor !== 0));
}

it('fifty orders of a day cost a contact, an invoice and a payment', async () => {
  await openPlain();
  const orders = Array.from({ length: 50 }, (_, i) => makePaidOrder(i + 1));
  await shop.read(orders);
  expect(shop.xero.writes).toEqual([]);
  await shop.endDay();
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment']);
  expect(await listStates(orders)).toEqual(['booked']);
  const records = await Promise.all(orders.map((order) => shop.find(order)));
  expect(sum(records.map(({ xeroMinor }) => xeroMinor))).toBe(50 * 1200);
  await shop.uow.stores.orders.markDirty(records);
  await shop.work();
  expect(shop.xero.writes).toHaveLength(3);
});

it('a refused summary holds its orders, and they get into one when it is mended', async () => {
  await openPlain();
  const orders = [makePaidOrder(1), makePaidOrder(2)];
  await shop.read(orders);
  shop.refused.set('invoice', 'xero.account_archived');
  await shop.endDay();
  expect(await listStates(orders)).toEqual(['held xero.account_archived']);
  expect(await shop.uow.stores.review.listOpen(shop.link.id)).toHaveLength(1);
  expect(await shop.uow.stores.steps.countOpen()).toBe(0);
  await shop.endDay();
  expect(shop.xero.writes.filter((kind) => kind === 'invoice')).toHaveLength(1);
  shop.refused.clear();
  await shop.uow.stores.orders.markUnbookedDirty(shop.link.id);
  await shop.endDay();
  await shop.endDay();
  expect(await listStates(orders)).toEqual(['booked']);
  expect(await shop.uow.stores.review.listOpen(shop.link.id)).toEqual([]);
});

it('a refused payment is sent again on the same invoice, once for all of its orders', async () => {
  await openPlain();
  const orders = [makePaidOrder(1), makePaidOrder(2), makePaidOrder(3)];
  await shop.read(orders);
  shop.refused.set('payment', 'xero.account_archived');
  await shop.endDay();
  expect(await listStates(orders)).toEqual(['held xero.account_archived']);
  shop.refused.clear();
  await shop.uow.stores.orders.markUnbookedDirty(shop.link.id);
  await shop.work();
  expect(await listStates(orders)).toEqual(['booked']);
  expect(shop.xero.writes.filter((kind) => kind === 'invoice')).toHaveLength(1);
  expect(shop.xero.writes.filter((kind) => kind === 'payment')).toHaveLength(2);
  expect(await sumLedger(shop)).toMatchObject({ 'tax invoice 200 TAX001': 600 });
});

it('money that was refused goes to the account that the method is mapped to when it is tried again', async () => {
  await openPlain();
  const orders = [makePaidOrder(1), makePaidOrder(2)];
  await shop.read(orders);
  shop.refused.set('payment', 'xero.account_archived');
  await shop.endDay();
  shop.refused.clear();
  await shop.changeRules((rules) => ({
    ...rules,
    paymentMethods: rules.paymentMethods.map((rule) => ({ ...rule, accountId: 'new-account' })),
  }));
  await shop.work();
  expect(await listStates(orders)).toEqual(['booked']);
  const sums = await sumLedger(shop);
  expect(sums).toMatchObject({ 'payment new-account': 2400 });
  expect(Object.keys(sums).filter((key) => key.startsWith('payment '))).toHaveLength(1);
  const parts = await Promise.all(
    orders.map(async (order) => shop.uow.stores.ledger.listForOrder(await shop.find(order))),
  );
  const accounts = parts.flat().flatMap(({ body }) => (body as BookedPayment).accountId ?? []);
  expect(accounts).toEqual(['new-account', 'new-account']);
  expect(shop.xero.writes.filter((kind) => kind === 'invoice')).toHaveLength(1);
  await shop.uow.stores.orders.markDirty(
    await Promise.all(orders.map((order) => shop.find(order))),
  );
  await shop.work();
  expect(shop.xero.writes.filter((kind) => kind === 'payment')).toHaveLength(2);
});

it('a refused contact holds the orders of every summary that needs it', async () => {
  await openPlain();
  const orders = [makePaidOrder(1), makePaidOrder(2)];
  await shop.read(orders);
  shop.refused.set('contact', 'xero.contact_incomplete');
  await shop.endDay();
  expect(await listStates(orders)).toEqual(['held xero.contact_incomplete']);
  shop.refused.clear();
  await shop.uow.stores.orders.markUnbookedDirty(shop.link.id);
  await shop.endDay();
  await shop.endDay();
  expect(await listStates(orders)).toEqual(['booked']);
});

it('an order that changes while its summary is on its way waits for the answer', async () => {
  await openPlain();
  const order = makePaidOrder(1);
  await shop.read([order]);
  shop.nowMs += 86_400_000;
  const { deps } = shop;
  expect(await closeDueSummaries(deps)).toBe(1);
  const refunded = { ...order, paymentStatus: 'Refunded', refundedAmount: '12.0000' } as const;
  await shop.read([refunded]);
  expect(await listStates([order])).toEqual(['waiting order.refund_waits_for_summary']);
  await shop.endDay();
  expect(await listStates([order])).toEqual(['booked']);
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment', 'creditNote', 'refund']);
  expect((await shop.find(order)).xeroMinor).toBe(0);
});

it('a refund of it has the tax of what went back, and stays so whatever is heard of later', async () => {
  const { id: _id, orderGuid: _guid, customOrderNumber: _number, ...fields } = MUGS_AND_BOOK;
  const paid = {
    createdOnUtc: '2026-11-03T10:00:00.000Z',
    paidDateUtc: '2026-11-03T10:00:00.000Z',
  };
  const [known, late] = [1, 2].map((id) => makePaidOrder(id, { ...fields, ...paid }));
  if (known === undefined || late === undefined) throw new Error('no orders');
  const plain = { name: 'mixed', country: 'GB', info: makePlainInfo(), orders: [known] };
  shop = await SummaryShop.open({ ...plain, history: {}, cashRounding: false }, NOON);
  await shop.read([known, late]);
  await shop.endDay();
  const refund = { paymentStatus: 'PartiallyRefunded', refundedAmount: '9.0000' } as const;
  const asked = {
    id: 1,
    orderItemId: 2,
    quantity: 1,
    returnedQuantity: 0,
    status: 'ItemsRefunded',
  };
  await shop.read([{ ...known, ...refund, returnRequests: [asked] }]);
  await shop.endDay();
  await shop.read([{ ...late, ...refund }]);
  await shop.endDay();
  const before = await sumLedger(shop);
  await shop.read([{ ...late, ...refund, returnRequests: [asked] }]);
  await shop.endDay();
  expect(await listStates([known, late])).toEqual(['booked']);
  expect(await sumLedger(shop)).toEqual(before);
  const credited = Object.entries(before).filter(([key]) => key.startsWith('creditNote'));
  // The book's 9.00, and of the other 9.00 the share without tax.
  expect(credited.map(([, minor]) => minor).toSorted((a, b) => a - b)).toEqual([692, 1108]);
});

it('what an order waits for goes with it where it is held, excluded or unpaid again', async () => {
  await openPlain();
  const [excluded, voided] = [makePaidOrder(1), makePaidOrder(2)];
  await shop.read([excluded, voided]);
  await shop.uow.stores.orders.exclude(await shop.find(excluded), 'a test order');
  await shop.read([{ ...voided, paymentStatus: 'Voided', paidDateUtc: null }]);
  expect(await listStates([excluded])).toEqual(['skipped order.excluded']);
  expect(await listStates([voided])).toEqual(['waiting order.waits_after_void']);
  await shop.endDay();
  expect(shop.xero.writes).toEqual([]);
});

it('paused, nothing is made; resumed, the day is', async () => {
  await openPlain();
  const order = makePaidOrder(1);
  await shop.read([order]);
  const { links } = shop.uow.stores;
  const live = await links.getOrThrow(shop.link.id);
  await links.update({ ...live, state: 'paused' });
  await shop.endDay();
  expect(shop.xero.writes).toEqual([]);
  await links.update(live);
  await shop.work();
  expect(await listStates([order])).toEqual(['booked']);
});

it('a backfill that is not past the day is waited for', async () => {
  await openPlain();
  const order = makePaidOrder(1);
  await shop.read([order]);
  const backfill = {
    id: 'backfill-1',
    linkId: shop.link.id,
    createdFrom: '2026-11-01T00:00:00.000Z',
    createdTo: '2026-11-05T00:00:00.000Z',
    state: 'running' as const,
    afterId: 0,
    readUpTo: '2026-11-02T00:00:00.000Z',
    orders: 0,
    attempts: 0,
    dueAt: '2026-12-05T00:00:00.000Z',
    problem: null,
    askedBy: 'Ann',
    askedAt: NOON,
    endedAt: null,
    undo: null,
  };
  await shop.uow.stores.backfills.add(backfill);
  await shop.endDay();
  expect(shop.xero.writes).toEqual([]);
  await shop.uow.stores.backfills.update({ ...backfill, readUpTo: '2026-11-04T06:00:00.000Z' });
  await shop.work();
  expect(await listStates([order])).toEqual(['booked']);
});

it('the first few orders after going live count those that wait for a summary', async () => {
  await openPlain();
  const { links } = shop.uow.stores;
  await links.update({ ...(await links.getOrThrow(shop.link.id)), bookFirst: 2 });
  const orders = [1, 2, 3].map((id) => makePaidOrder(id));
  for (const order of orders) await shop.read([order]);
  const states = await Promise.all(orders.map((order) => listStates([order])));
  expect(states.flat()).toEqual([
    'waiting order.waits_for_summary',
    'waiting order.waits_for_summary',
    'waiting order.waits_for_ok',
  ]);
});

it('what waits when the store goes to another organisation is told, where a person books the rest', async () => {
  await openPlain();
  const order = makePaidOrder(1);
  await shop.read([order]);
  const { links } = shop.uow.stores;
  const link = await links.getOrThrow(shop.link.id);
  await links.update({ ...link, liveUntil: '2026-11-30', afterwards: 'person' });
  await shop.endDay();
  expect(await listStates([order])).toEqual(['held order.organisation_changed']);
  expect(shop.xero.writes).toEqual([]);
});

it('other rules move the orders’ parts by one journal, and no document is touched', async () => {
  await openPlain();
  const orders = [makePaidOrder(1), makePaidOrder(2)];
  await shop.read(orders);
  await shop.endDay();
  await shop.changeRules((rules) => ({
    ...rules,
    revenue: rules.revenue.map((rule) => ({ ...rule, accountCode: '201' })),
  }));
  // Of what it takes, correcting uses what booking has.
  const deps = shop.deps as SetupDeps;
  const actor = { adminId: '1', name: 'Ann', pairingId: shop.link.pairingId } as Actor;
  const linkId = shop.link.id;
  expect(await listCorrectionMonths(deps, linkId, actor)).toEqual([
    { month: '2026-11', documents: 2 },
  ]);
  const request = { linkId, month: '2026-11' };
  const { journals, updates, mark } = await previewCorrections(deps, request, actor);
  expect(updates).toEqual([]);
  expect(
    journals.map(({ lines }) =>
      lines.map(({ accountCode, debitMinor }) => [accountCode, debitMinor]),
    ),
  ).toEqual([
    [
      ['200', 2000],
      ['201', -2000],
    ],
  ]);
  expect(await correctOrders(deps, { ...request, mark }, actor)).toMatchObject({ journals: 1 });
  await shop.work();
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment', 'manualJournal']);
  expect(await listCorrectionMonths(deps, linkId, actor)).toEqual([]);
  expect(await listStates(orders)).toEqual(['booked']);
});

it('one shop has both: a row for a method or a role, and what is booked stays as it was booked', async () => {
  await openPlain();
  const wholesale = {
    customer: {
      ...makePaidOrder(9).customer,
      roles: [{ id: 9, systemName: 'Wholesale', name: 'Wholesale', taxExempt: false }],
    },
  };
  const byRole = { paymentMethod: null, customerRole: 'Wholesale', mode: 'perOrder' } as const;
  await shop.changeSettings({ postingModes: [byRole] });
  const [plain, other] = [makePaidOrder(1), makePaidOrder(2, wholesale)];
  await shop.read([plain, other]);
  expect(await listStates([plain])).toEqual(['waiting order.waits_for_summary']);
  expect(await listStates([other])).toEqual(['booked']);
  expect(shop.xero.writes).toEqual(['contact', 'invoice', 'payment']);
  // What only waits goes by the new rules, at once.
  const byMethod = { paymentMethod: 'Payments.Manual', customerRole: null } as const;
  await shop.changeSettings({ postingModes: [{ ...byMethod, mode: 'perOrder' }] });
  await shop.work();
  expect(await listStates([plain])).toEqual(['booked']);
  await shop.endDay();
  expect(shop.xero.writes.filter((kind) => kind === 'invoice')).toHaveLength(2);
  // What is booked goes on as it began.
  const summed = makePaidOrder(3);
  await shop.changeSettings({ postingModes: [{ ...byMethod, mode: 'daily' }] });
  await shop.read([summed]);
  await shop.endDay();
  await shop.changeSettings({ postingMode: 'perOrder', postingModes: [] });
  const refund = { paymentStatus: 'PartiallyRefunded', refundedAmount: '6.0000' } as const;
  await shop.read([
    { ...plain, ...refund },
    { ...summed, ...refund },
  ]);
  expect(await listStates([plain])).toEqual(['booked']);
  expect(await listStates([summed])).toEqual(['waiting order.refund_waits_for_summary']);
  await shop.endDay();
  expect(await listStates([plain, summed])).toEqual(['booked']);
  expect(shop.xero.writes.filter((kind) => kind === 'creditNote')).toHaveLength(2);
});

it('whatever orders come in, in whichever turn, the sums are those of an invoice an order', async () => {
  for (const [at, real] of readRealShops().entries()) {
    const single = await SummaryShop.open(real, '2027-02-01T12:00:00.000Z', {
      postingMode: 'perOrder',
    });
    await single.read(real.orders);
    const expected = await sumLedger(single);
    await single.close();
    for (const seed of [at, at + 100]) {
      shop = await SummaryShop.open(real, '2027-02-01T12:00:00.000Z');
      const random = createRandom(seed);
      const left = [...real.orders];
      while (left.length > 0) {
        const part = Array.from({ length: 1 + Math.floor(random.next() * 12) }, () =>
          left.splice(Math.floor(random.next() * left.length), 1),
        ).flat();
        await shop.read(part);
        if (random.next() < 0.4) await shop.endDay();
      }
      await shop.endDay();
      await shop.endDay();
      expect(await sumLedger(shop)).toEqual(expected);
      if (seed === at) await shop.close();
    }
    if (at + 1 < readRealShops().length) await shop.close();
  }
}, 240_000);
