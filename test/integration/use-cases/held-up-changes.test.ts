import type { XeroState } from '../../../sidecar/src/domain/reconciliation/xero-state.ts';
import { pay, placeOrder, withFacts, type OrderFacts } from '../../support/halted-orders.ts';
import { HaltedShop } from '../../support/halted-shop.ts';

const MONEY_ONLY: OrderFacts = { price: 50, points: 0, card: 0 };

let shop: HaltedShop;
beforeEach(async () => {
  shop = await HaltedShop.open();
});
afterEach(async () => {
  expect(shop.xero.refusals).toEqual([]);
  await shop.close();
});

const now = (): string => shop.deps.clock.nowIso();

/** As the hourly look finds a document that somebody changed. */
async function see(number: string, changes: Partial<XeroState>): Promise<void> {
  const found = [...shop.xero.documents.values()].find(({ body }) => body.number === number);
  if (found === undefined) throw new Error(`no ${number}`);
  const { body, id, contactId } = found;
  const money = shop.xero.listOn(id);
  const payments = money.filter(({ kind }) => kind !== 'allocation');
  const sum = (all: typeof money) => all.reduce((total, one) => total + one.amountMinor, 0);
  shop.advance(1000);
  const record = await shop.find(1);
  await shop.test.uow.stores.sightings.save({
    linkId: record.linkId,
    orderGuid: record.orderGuid,
    readAt: now(),
    state: {
      kind: body.kind,
      xeroId: id,
      number,
      status: 'AUTHORISED',
      currency: body.currency,
      contactId,
      issuedOn: body.issuedOn as XeroState['issuedOn'],
      totalMinor: body.totalMinor,
      taxMinor: body.taxMinor,
      lines: body.lines,
      paidMinor: body.kind === 'invoice' ? sum(payments) : 0,
      remainingMinor: body.kind === 'invoice' ? 0 : body.totalMinor - sum(money),
      payments: payments.map(({ id: xeroId, amountMinor }) => ({ xeroId, amountMinor })),
      creditedMinor: 0,
      credits: [],
      ...changes,
    },
  });
  await shop.look(1);
  await shop.work();
}

describe('what was decided of a change in Xero', () => {
  it('is the last word: "Xero is right" after "put back" that is still on its way', async () => {
    const order = placeOrder(1, MONEY_ONLY);
    await shop.book(order);
    const edit = { totalMinor: 7000, taxMinor: 1000 };
    await see('1', edit);
    shop.halt('updateInvoice');
    await shop.decide(1, 'restore');
    await shop.work();
    await see('1', edit);
    expect((await shop.find(1)).reason?.code).toBe('order.edited_in_xero');
    await shop.decide(1, 'keep');
    let isSent = false;
    shop.xero.isHalted = ({ kind }) => {
      isSent ||= kind === 'updateInvoice';
      return false;
    };
    await shop.work();
    expect(isSent).toBe(false);
    expect((await shop.find(1)).state).toBe('booked');
  });

  it('of a payment that was removed there stands: an edit is not credited with it', async () => {
    const order = pay(placeOrder(1, MONEY_ONLY), now());
    await shop.book(order);
    await see('1', { payments: [], paidMinor: 0 });
    await shop.decide(1, 'keep');
    await shop.work();
    await shop.book(withFacts(order, { ...MONEY_ONLY, price: 48 }));
    expect(await shop.listChoices(1)).toEqual(['keepBooked']);
  });

  it('of a credit of a difference that was voided there: put back, under a number that is free', async () => {
    const order = pay(placeOrder(1, MONEY_ONLY), now());
    await shop.book(order);
    const edited = withFacts(order, { ...MONEY_ONLY, price: 48 });
    await shop.book(edited);
    await shop.decide(1, 'creditDifference');
    await shop.work();
    const note = [...shop.xero.documents.values()].find(({ body }) => body.kind === 'creditNote');
    if (note === undefined) throw new Error('no credit note');
    for (const money of shop.xero.listOn(note.id)) money.isEnded = true;
    note.isEnded = true;
    await see(note.body.number, { status: 'VOIDED' });
    await shop.decide(1, 'restore');
    await shop.release(1);
    expect((await shop.find(1)).state).toBe('booked');
    const { open, money } = shop.readBooks(edited.orderGuid);
    expect({ open, money }).toEqual({ open: [], money: { 'id-091': 5760 } });
  });
});
