import type { Booking } from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import type { LedgerEntry } from '../../../../sidecar/src/domain/ledger/ledger-entry.ts';
import {
  planDifference,
  planWithdrawal,
} from '../../../../sidecar/src/domain/ledger/plan-difference.ts';
import { parseLocalDate } from '../../../../sidecar/src/domain/time/instant.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { bookShopOrder, setUpShop, type ShopSetup } from '../../../support/book-real-order.ts';
import { readRealShops } from '../../../support/real-orders.ts';

const shop = readRealShops().find(({ name }) => name === 'gb-inclusive');
if (shop === undefined) throw new Error('fixture is gone');
const setup = setUpShop(shop, { bookWhen: 'placed' });
const paidOrder = findOrder(
  (order) => order.paymentStatus === 'Paid' && order.orderStatus !== 'Cancelled',
);
const unpaidOrder = findOrder((order) => order.paymentStatus === 'Pending');

const CLOSED = parseLocalDate('2030-12-31');

function findOrder(fits: (order: StoreOrder) => boolean): StoreOrder {
  const order = shop?.orders.find(
    (entry) => fits(entry) && !String(shop.history[entry.id]).includes('edited'),
  );
  if (order === undefined) throw new Error('no such order');
  return order;
}

function book(
  order: StoreOrder,
  posted: readonly LedgerEntry[] = [],
  shopSetup: ShopSetup = setup,
): Booking {
  const documents = posted.filter(({ kind, state }) => kind !== 'contact' && state === 'posted');
  const outcome = bookShopOrder(order, shopSetup, {
    posted: new Map(
      documents.map((entry) => [entry.key, entry.body as Booking['documents'][number]]),
    ),
  });
  if (!('booking' in outcome) || !outcome.booking.ok) throw new Error(JSON.stringify(outcome));
  return outcome.booking.value;
}

function post(booking: Booking): LedgerEntry[] {
  const bodies = [{ kind: 'contact' as const, ...booking.contact }, ...booking.documents];
  return bodies.map((body, i) => ({
    key: body.key,
    kind: body.kind,
    fingerprint: body.fingerprint,
    xeroId: `id-${i}`,
    number: 'number' in body ? body.number : '',
    currency: 'GBP',
    totalMinor: 'totalMinor' in body ? body.totalMinor : 0,
    taxMinor: 0,
    ruleSetNumber: 1,
    state: 'posted',
    body,
  }));
}

describe('planDifference', () => {
  it('sends contact, invoice and payment of a new order', () => {
    const plan = planDifference(book(paidOrder), []);
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['contact', 'invoice', 'payment']);
    expect(plan.conflicts).toEqual([]);
  });

  it('sends nothing when everything stands', () => {
    const posted = post(book(paidOrder));
    expect(planDifference(book(paidOrder, posted), posted)).toEqual({ steps: [], conflicts: [] });
  });

  it('leaves an invoice alone that a journal has moved, whatever becomes of the order', () => {
    const journaled = post(book(unpaidOrder)).map((entry) => ({ ...entry, isJournaled: true }));
    const edited = { ...unpaidOrder, vatNumber: 'GB999999973' };
    const changed = planDifference(book(edited, journaled), journaled);
    const withdrawn = planWithdrawal(journaled);
    for (const plan of [changed, withdrawn]) {
      expect(plan.steps).toEqual([]);
      expect(plan.conflicts.map(({ code }) => code)).toEqual(['order.changed_after_journal']);
    }
  });

  it('sends nothing for renamed, recategorised products and remapped accounts', () => {
    const posted = post(book(paidOrder));
    const renamed: StoreOrder = {
      ...paidOrder,
      items: paidOrder.items.map((item) => ({
        ...item,
        productName: 'Another name',
        categories: [{ id: 99, name: 'Elsewhere' }],
      })),
    };
    const remapped: ShopSetup = {
      ...setup,
      rules: {
        ...setup.rules,
        paymentMethods: [],
        taxes: [],
        revenue: setup.rules.revenue.map((rule) => ({ ...rule, accountCode: '201' })),
      },
    };
    expect(planDifference(book(renamed, posted, remapped), posted)).toEqual({
      steps: [],
      conflicts: [],
    });
  });

  it('sends the payment alone when an unpaid order is paid', () => {
    const posted = post(book(unpaidOrder));
    const paid: StoreOrder = {
      ...unpaidOrder,
      paymentStatus: 'Paid',
      paidDateUtc: '2026-11-20T10:00:00.000Z',
    };
    expect(planDifference(book(paid, posted), posted).steps.map(({ kind }) => kind)).toEqual([
      'payment',
    ]);
  });

  it('updates an unpaid invoice in place when the order is edited', () => {
    const posted = post(book(unpaidOrder));
    const edited = addDiscount(unpaidOrder);
    const plan = planDifference(book(edited, posted), posted);
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['updateInvoice']);
    expect(plan.steps[0]?.key).toBe(`invoice:${unpaidOrder.orderGuid}`);
  });

  it('leaves an invoice of a closed period to a person when the order is edited', () => {
    const posted = post(book(unpaidOrder));
    const plan = planDifference(book(addDiscount(unpaidOrder), posted), posted, CLOSED);
    expect(plan.steps).toEqual([]);
    expect(plan.conflicts.map(({ code }) => code)).toEqual(['order.changed_in_closed_period']);
  });

  it('leaves a paid invoice to a person when the order is edited', () => {
    const posted = post(book(paidOrder));
    const plan = planDifference(book(addDiscount(paidOrder), posted), posted);
    expect(plan.steps.filter(({ kind }) => kind !== 'payment')).toEqual([]);
    expect(plan.conflicts.map(({ code }) => code)).toContain('order.changed_after_payment');
  });

  it('credits each refund once, by the cumulative amount', () => {
    const first = refund(paidOrder, '10.0000');
    const posted = post(book(paidOrder));
    const afterFirst = planDifference(book(first, posted), posted);
    expect(afterFirst.steps.map(({ kind }) => kind)).toEqual(['creditNote', 'refund']);
    const both = post(book(first, posted));
    expect(planDifference(book(first, both), both).steps).toEqual([]);
    const second = planDifference(book(refund(paidOrder, '15.5000'), both), both);
    expect(second.steps.map((step) => ('totalMinor' in step ? step.totalMinor : 0))).toEqual([
      550, 0,
    ]);
  });

  it('asks when a refund that was credited is taken back', () => {
    const posted = post(book(refund(paidOrder, '10.0000')));
    const documents = posted.filter(({ kind }) => kind !== 'contact');
    const outcome = bookShopOrder(paidOrder, setup, {
      posted: new Map(
        documents.map((entry) => [entry.key, entry.body as Booking['documents'][number]]),
      ),
    });
    expect(outcome).toMatchObject({
      booking: { ok: false, holds: [{ code: 'order.refund_taken_back' }] },
    });
  });
});

describe('planWithdrawal', () => {
  it('voids an invoice without money on it', () => {
    const plan = planWithdrawal(post(book(unpaidOrder)));
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['voidInvoice']);
  });

  it('deletes an invoice that is a draft', () => {
    const posted = post(book(unpaidOrder)).map((entry) =>
      entry.kind === 'invoice'
        ? { ...entry, body: { ...(entry.body as object), status: 'DRAFT' } }
        : entry,
    );
    expect(planWithdrawal(posted).steps).toMatchObject([{ kind: 'voidInvoice', isDraft: true }]);
  });

  it('voids nothing in a closed period', () => {
    const plan = planWithdrawal(post(book(unpaidOrder)), { closedUntil: CLOSED });
    expect(plan.steps).toEqual([]);
    expect(plan.conflicts.map(({ code }) => code)).toEqual(['order.changed_in_closed_period']);
  });

  it('leaves an invoice with money on it to a person', () => {
    const plan = planWithdrawal(post(book(paidOrder)));
    expect(plan.steps).toEqual([]);
    expect(plan.conflicts.map(({ code }) => code)).toEqual(['order.cancelled_after_payment']);
  });

  it('has nothing to do for an order that was never booked', () => {
    expect(planWithdrawal([])).toEqual({ steps: [], conflicts: [] });
  });
});

function refund(order: StoreOrder, refundedAmount: string): StoreOrder {
  return { ...order, paymentStatus: 'PartiallyRefunded', refundedAmount };
}

/** An edit that keeps nopCommerce's identity: a discount of 1.00 on the total. */
function addDiscount(order: StoreOrder): StoreOrder {
  const add = (text: string, amount: number): string => (Number(text) + amount).toFixed(4);
  return {
    ...order,
    orderDiscount: add(order.orderDiscount, 1),
    orderTotal: add(order.orderTotal, -1),
  };
}
