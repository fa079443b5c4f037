import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import {
  pay,
  placeOrder,
  refund,
  withFacts,
  type OrderFacts,
} from '../../support/halted-orders.ts';
import { HaltedShop } from '../../support/halted-shop.ts';

const BANK = 'id-091';
const CARDS = 'id-835';
const POINTS = 'id-836';
const DAY_MS = 86_400_000;
const MONEY_ONLY: OrderFacts = { price: 50, points: 0, card: 0 };
const WITH_CARD: OrderFacts = { price: 50, points: 0, card: 4 };

let shop: HaltedShop;
beforeEach(async () => {
  shop = await HaltedShop.open();
});
afterEach(async () => {
  expect(shop.xero.refusals).toEqual([]);
  await shop.close();
});

const now = (): string => shop.deps.clock.nowIso();
const placePaid = (facts: OrderFacts): StoreOrder => pay(placeOrder(1, facts), now());
async function expectBooked(order: StoreOrder, money: Readonly<Record<string, number>>) {
  expect((await shop.find(order.id)).state).toBe('booked');
  const { open, money: inXero } = shop.readBooks(order.orderGuid);
  expect({ open, money: inXero }).toEqual({ open: [], money });
}

async function expectNothing(order: StoreOrder): Promise<void> {
  expect((await shop.find(order.id)).state).toBe('skipped');
  const books = shop.readBooks(order.orderGuid);
  expect(books).toEqual({ open: [], money: {}, lines: {} });
}

/** The days so far are closed; the next one is open. */
async function closeMonth(): Promise<void> {
  const { today } = shop;
  shop.advance(DAY_MS);
  await shop.closeUntil(today, 1);
}

describe('an edited order is edited again while the credit of its difference is held up', () => {
  it('each edit is credited once', async () => {
    const order = placePaid(MONEY_ONLY);
    await shop.book(order);
    await shop.book(withFacts(order, { ...MONEY_ONLY, price: 49 }));
    shop.halt('creditNote');
    await shop.decide(1, 'creditDifference');
    await shop.work();
    const edited = withFacts(order, { ...MONEY_ONLY, price: 47 });
    await shop.book(edited);
    await shop.decide(1, 'creditDifference');
    await shop.release(1);
    await expectBooked(edited, { [BANK]: 5640 });
  });

  it('and issued anew, what went back is booked before', async () => {
    const order = placePaid(MONEY_ONLY);
    await shop.book(order);
    await shop.book(withFacts(order, { ...MONEY_ONLY, price: 49 }));
    shop.halt('refund');
    await shop.decide(1, 'creditDifference');
    await shop.work();
    const edited = withFacts(order, { ...MONEY_ONLY, price: 52 });
    await shop.book(edited);
    expect(await shop.listChoices(1)).toContain('reissue');
    await shop.decide(1, 'reissue');
    await shop.release(1);
    await expectBooked(edited, { [BANK]: 6240 });
  });
});

it('an order is edited while its refund is held up: it can be issued anew', async () => {
  const order = refund(placePaid(MONEY_ONLY), 10);
  shop.halt('refund');
  await shop.book(order);
  const edited = withFacts(order, { ...MONEY_ONLY, price: 48 });
  await shop.book(edited);
  await shop.decide(1, 'reissue');
  await shop.release(1);
  await expectBooked(edited, { [BANK]: 4760 });
});

it('an order is edited again while its credit is held up that pays the next invoice: all that is over goes back', async () => {
  const order = placePaid(MONEY_ONLY);
  await shop.book(order);
  await shop.book(withFacts(order, { ...MONEY_ONLY, price: 48 }));
  shop.halt('allocation');
  await shop.decide(1, 'reissue');
  await shop.work();
  const edited = withFacts(order, { ...MONEY_ONLY, price: 46 });
  await shop.book(edited);
  await shop.release(1);
  await expectBooked(edited, { [BANK]: 5520 });
});

describe('an unpaid order that was edited in a closed month, and is paid then', () => {
  beforeEach(async () => {
    await shop.close();
    shop = await HaltedShop.open({ lockedPeriod: 'hold' });
  });

  async function editClosed(choice: 'creditDifference' | 'keepBooked'): Promise<StoreOrder> {
    const order = placeOrder(1, MONEY_ONLY);
    await shop.book(order);
    await closeMonth();
    const edited = withFacts(order, { ...MONEY_ONLY, price: 48 });
    await shop.book(edited);
    await shop.decide(1, choice);
    await shop.work();
    return edited;
  }

  it('is paid what the store got, where the difference was credited', async () => {
    const edited = await editClosed('creditDifference');
    await shop.book(pay(edited, now()));
    await expectBooked(edited, { [BANK]: 5760 });
  });

  it('and where it was left as it was booked', async () => {
    const edited = await editClosed('keepBooked');
    await shop.book(pay(edited, now()));
    expect((await shop.find(1)).state).toBe('booked');
    expect(shop.readBooks(edited.orderGuid).money).toEqual({ [BANK]: 5760 });
  });
});

describe('a gift card that paid a part, while its payment is held up', () => {
  it('is a card all the same where the order is issued anew', async () => {
    const order = placePaid(WITH_CARD);
    shop.xero.isRefused = ({ key }) => key.includes(':card:');
    await shop.book(order);
    const edited = withFacts(order, { ...WITH_CARD, price: 48 });
    await shop.book(edited);
    await shop.decide(1, 'reissue');
    await shop.release(1);
    await expectBooked(edited, { [BANK]: 5360, [CARDS]: 400 });
  });

  it('goes back to where it came from where its month is closed while the order is taken out', async () => {
    const order = placePaid(WITH_CARD);
    await shop.book(order);
    shop.xero.isHalted = ({ kind, key }) => kind === 'deletePayment' && !key.includes(':card:');
    await shop.undo(1);
    await shop.work();
    await closeMonth();
    await shop.release(1);
    await expectNothing(order);
  });

  it('is paid anew where the order is booked after all while its money goes back', async () => {
    const order = placePaid(WITH_CARD);
    await shop.book(order);
    await closeMonth();
    await shop.undo(1);
    shop.xero.isRefused = ({ kind, key }) => kind === 'refund' && key.endsWith(':takenOut');
    await shop.work();
    await shop.exclude(1, null);
    await shop.release(1);
    await expectBooked(order, { [BANK]: 5600, [CARDS]: 400 });
  });
});

describe('a month is closed while something of it is held up', () => {
  it('a refund and its card are dated on the first open day', async () => {
    const order = refund(placePaid(WITH_CARD), 10);
    shop.halt('refund', 'payment');
    await shop.book(order);
    await closeMonth();
    await shop.release(1);
    await expectBooked(order, { [BANK]: 4600, [CARDS]: 400 });
  });

  it('so is the credit that pays the next invoice', async () => {
    const order = placePaid(MONEY_ONLY);
    await shop.book(order);
    const edited = withFacts(order, { ...MONEY_ONLY, price: 48 });
    await shop.book(edited);
    shop.halt('allocation', 'refund');
    await shop.decide(1, 'reissue');
    await shop.work();
    await closeMonth();
    await shop.release(1);
    await expectBooked(edited, { [BANK]: 5760 });
  });

  it('an order that was issued anew, and is half taken out, is credited: each of its invoices', async () => {
    const order = placePaid(MONEY_ONLY);
    await shop.book(order);
    await shop.book(withFacts(order, { ...MONEY_ONLY, price: 48 }));
    await shop.decide(1, 'reissue');
    await shop.work();
    shop.halt('voidInvoice');
    await shop.undo(1);
    await shop.work();
    await closeMonth();
    await shop.release(1);
    await expectNothing(order);
  });
});

it('an order of which Xero refused something is taken out, though more of it was planned', async () => {
  const order = refund(placePaid(MONEY_ONLY), 10);
  shop.xero.isRefused = ({ kind }) => kind === 'creditNote';
  await shop.book(order);
  expect((await shop.find(1)).state).toBe('held');
  await shop.undo(1);
  await shop.release(1);
  await expectNothing(order);
});

it('a payment does not go on an invoice that Xero did not change', async () => {
  const order = placeOrder(1, MONEY_ONLY);
  await shop.book(order);
  shop.xero.isRefused = ({ kind }) => kind === 'updateInvoice';
  const edited = pay(withFacts(order, { ...MONEY_ONLY, price: 48 }), now());
  await shop.book(edited);
  expect(shop.readBooks(order.orderGuid).money).toEqual({});
  await shop.release(1);
  await expectBooked(edited, { [BANK]: 5760 });
});

it('an order is refunded and edited while its own payment is held up: that is booked as well', async () => {
  const order = placePaid(WITH_CARD);
  shop.xero.isRefused = ({ kind, key }) => kind === 'payment' && !key.includes(':card:');
  await shop.book(refund(order, 10));
  const edited = withFacts(refund(order, 10), { ...WITH_CARD, price: 52 });
  await shop.book(edited);
  await shop.decide(1, 'reissue');
  await shop.release(1);
  await expectBooked(edited, { [BANK]: 4840, [CARDS]: 400 });
});

it('an order is taken out while a journal that moves its invoice is on its way: credited, never voided', async () => {
  const order = placePaid(MONEY_ONLY);
  await shop.book(order);
  const record = await shop.find(1);
  const rows = await shop.test.uow.stores.ledger.listForOrder(record);
  const invoice = rows.find(({ kind }) => kind === 'invoice');
  const journal = { key: 'journal:1', needs: [], kind: 'manualJournal' as const };
  await shop.plan({
    ...journal,
    on: shop.today,
    narration: '',
    lineAmountTypes: 'NoTax',
    lines: [],
  });
  await shop.test.uow.stores.corrections.addJournaled([
    {
      linkId: record.linkId,
      orderGuid: record.orderGuid,
      key: invoice?.key ?? '',
      journalKey: journal.key,
      ruleSetNumber: 2,
      body: invoice?.body,
    },
  ]);
  shop.halt('manualJournal');
  await shop.undo(1);
  await shop.work();
  expect(shop.readBooks(order.orderGuid).money).toEqual({ [BANK]: 6000 });
  await shop.release(1);
  await expectNothing(order);
  expect([...shop.xero.documents.values()].filter(({ isEnded }) => isEnded)).toEqual([]);
});

describe('the contact is archived while the next invoice is held up', () => {
  async function archive(status: 'ACTIVE' | 'ARCHIVED'): Promise<void> {
    const { contacts } = shop.test.uow.stores;
    const contact = await contacts.findByNumber(shop.link.tenantId, 'D1-C7');
    if (contact === undefined) throw new Error('no contact');
    await contacts.upsert([{ ...contact, status }]);
    await shop.look(1);
    await shop.work();
  }

  it('what is credited pays no invoice of another one', async () => {
    await shop.close();
    shop = await HaltedShop.open({ archivedContact: 'new' });
    const order = placePaid(MONEY_ONLY);
    await shop.book(order);
    const edited = withFacts(order, { ...MONEY_ONLY, price: 48 });
    await shop.book(edited);
    shop.halt('invoice');
    await shop.decide(1, 'reissue');
    await shop.work();
    await archive('ARCHIVED');
    await shop.release(1);
    const { state, reason } = await shop.find(1);
    expect([state, reason?.code]).toEqual(['held', 'contact.archived']);
    await archive('ACTIVE');
    await shop.release(1);
    await expectBooked(edited, { [BANK]: 5760 });
  });
});

it('an order of which nothing is left in Xero is booked anew, though it was credited before', async () => {
  const order = placePaid(MONEY_ONLY);
  await shop.book(order);
  const edited = withFacts(order, { ...MONEY_ONLY, price: 48 });
  await shop.book(edited);
  await shop.decide(1, 'reissue');
  await shop.work();
  const { ledger } = shop.test.uow.stores;
  for (const money of shop.xero.money.values()) money.isEnded = true;
  for (const document of shop.xero.documents.values()) document.isEnded = true;
  // "Xero is right", and "Book after all" before that was looked at.
  const record = await shop.find(1);
  for (const { key } of await ledger.listForOrder(record)) {
    await ledger.endInXero(record.linkId, key, now());
  }
  await shop.release(1);
  await expectBooked(edited, { [BANK]: 5760 });
});

it('an order goes to another customer, and is taken out while its next invoice is held up: all goes back once', async () => {
  const order = placePaid({ price: 50, points: 3, card: 4 });
  await shop.book(order);
  await shop.book({ ...order, customerId: 2 });
  shop.xero.isRefused = ({ kind }) => kind === 'invoice';
  await shop.decide(1, 'reissue');
  await shop.work();
  expect(shop.readBooks(order.orderGuid).money).toEqual({});
  await closeMonth();
  await shop.undo(1);
  await shop.release(1);
  await expectNothing(order);
});

it('an order goes to another customer, and is edited once more while its next invoice is held up', async () => {
  const order = placePaid(MONEY_ONLY);
  await shop.book(order);
  const moved = { ...order, customerId: 2 };
  await shop.book(moved);
  shop.halt('invoice');
  await shop.decide(1, 'reissue');
  await shop.work();
  const edited = withFacts(moved, { ...MONEY_ONLY, price: 48 });
  await shop.book(edited);
  await shop.release(1);
  await expectBooked(edited, { [BANK]: 5760 });
});

it('points that came back are settled where the order is open again meanwhile', async () => {
  const order = placePaid({ price: 50, points: 3, card: 0 });
  await shop.book(order);
  shop.halt('refund');
  await shop.book({ ...order, orderStatus: 'Cancelled' });
  await shop.book(order);
  await shop.release(1);
  expect(shop.readBooks(order.orderGuid).open).toEqual([]);
  expect(shop.readBooks(order.orderGuid).money[POINTS]).toBeUndefined();
});
