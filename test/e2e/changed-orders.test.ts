import type {
  WireOrder,
  WireOrderDetails,
  WireOrderPreview,
  WireOrderRow,
} from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

let shop: EndToEndShop;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--seed', '3', '--when', 'placed');
});

afterAll(() => shop.stop());

/** An order that waits for its money, so that its invoice may still change. */
async function placePending(): Promise<WireOrder> {
  for (let tries = 0; tries < 60; tries += 1) {
    const [order] = await shop.place();
    if (order?.paymentStatus === 'Pending' && Number(order.orderTotal) > 20) return order;
  }
  throw new Error('the shop sells for ready money only');
}

async function findInvoices(number: string) {
  const { invoices } = await shop.readBooks();
  return invoices.filter((invoice) => invoice.InvoiceNumber === number);
}

it('an order that is edited while its invoice is on the way ends right, with one invoice', async () => {
  const order = await placePending();
  const edited = await shop.act(order.id, 'addDiscount', '3.00');
  await shop.settle();
  const row = await shop.waitFor(order.id, 'booked');
  const [invoice, ...others] = await findInvoices(row.documents[0]?.number ?? '');
  expect(others).toEqual([]);
  expect(invoice?.Total).toBeCloseTo(Number(edited.orderTotal), 10);
});

it('what a resync would send is shown before, sends nothing by itself, and is what is sent then', async () => {
  const order = await shop.placePaid();
  const { linkId, documents } = await shop.waitFor(order.id, 'booked');
  const path = `/orders/${linkId}/${order.id}`;
  const preview = (): Promise<WireOrderPreview> => shop.client.admin('GET', `${path}/preview`);
  expect(await preview()).toMatchObject({ outcome: 'agrees', writes: [] });
  await shop.client.control('/silence', { isSilent: true });
  await shop.act(order.id, 'refundAll');
  const { calls } = await shop.xeroCounts();
  const shown = await preview();
  expect(shown.outcome).toBe('sends');
  expect(shown.writes.map(({ action, type }) => [action, type])).toEqual([
    ['create', 'creditNote'],
    ['create', 'refund'],
  ]);
  expect((await shop.xeroCounts()).calls).toBe(calls);
  await shop.client.control('/silence', { isSilent: false });
  await shop.resync(order.id);
  await shop.settle();
  const row = await shop.waitFor(order.id, 'booked');
  const sent = row.documents.filter((document) => !documents.some(({ id }) => id === document.id));
  expect(sent.map(({ type, total }) => [type, total])).toEqual(
    shown.writes.map(({ type, amount }) => [type, amount]),
  );
  expect(await preview()).toMatchObject({ outcome: 'agrees', writes: [] });
});

it('an unpaid invoice follows its order', async () => {
  const order = await placePending();
  await shop.waitFor(order.id, 'booked');
  const edited = await shop.act(order.id, 'addDiscount', '2.50');
  await shop.settle();
  const row = await shop.waitFor(order.id, 'booked');
  const [invoice, ...others] = await findInvoices(row.documents[0]?.number ?? '');
  expect(others).toEqual([]);
  expect(invoice?.Total).toBeCloseTo(Number(edited.orderTotal), 10);
  expect(row.total).toBe(Number(edited.orderTotal).toFixed(2));
});

it('the invoice of an order that is cancelled unpaid is voided', async () => {
  const order = await placePending();
  const { documents } = await shop.waitFor(order.id, 'booked');
  await shop.act(order.id, 'cancel');
  await shop.settle();
  const row = await shop.waitFor(order.id, 'skipped');
  expect(row.documents).toEqual([]);
  const [invoice] = await findInvoices(documents[0]?.number ?? '');
  expect(invoice?.Status).toBe('VOIDED');
});

it('an order that is paid after its invoice was voided gets an invoice with the next number', async () => {
  const order = await placePending();
  const { documents } = await shop.waitFor(order.id, 'booked');
  await shop.act(order.id, 'cancel');
  await shop.waitFor(order.id, 'skipped');
  await shop.act(order.id, 'pay');
  await shop.settle();
  const row = await shop.waitFor(order.id, 'booked');
  expect(row.documents[0]?.number).toBe(`${documents[0]?.number}-2`);
  expect(await shop.findDifferences()).toEqual([]);
});

it('an order that changes after its payment is held with the reason, and nothing is sent', async () => {
  const order = await placePending();
  await shop.act(order.id, 'pay');
  await shop.settle();
  await shop.waitFor(order.id, 'booked');
  const { calls } = await shop.xeroCounts();
  await shop.act(order.id, 'addDiscount', '1.00');
  await shop.settle();
  const row = await shop.waitFor(order.id, 'held');
  expect(row.reason?.code).toBe('order.changed_after_payment');
  expect((await shop.xeroCounts()).calls).toBe(calls);
});

it('a refund in parts makes a credit note each, and all of it is credited in the end', async () => {
  const order = await placePending();
  await shop.act(order.id, 'pay');
  await shop.act(order.id, 'refund', '5.00');
  await shop.settle();
  await shop.act(order.id, 'refund', '6.25');
  await shop.settle();
  await shop.act(order.id, 'refundAll');
  await shop.settle();
  const row = await shop.waitFor(order.id, 'booked');
  const notes = row.documents.filter((document) => document.type === 'creditNote');
  const credited = notes.reduce((total, note) => total + Math.round(Number(note.total) * 100), 0);
  const invoice = row.documents.find((document) => document.type === 'invoice');
  expect(notes.map((note) => note.total).slice(0, 2)).toEqual(['5.00', '6.25']);
  expect(credited).toBe(Math.round(Number(invoice?.total) * 100));
  expect(await shop.findDifferences()).toEqual([]);
});

// Last: what is left as it was booked differs from the store for good.
/** A choice that every order which was edited after its payment leaves. */
async function leaveAsBooked({ linkId, orderId }: WireOrderRow): Promise<WireOrderRow> {
  const path = `/orders/${linkId}/${orderId}`;
  const { choices } = await shop.client.admin<WireOrderDetails>('GET', `${path}/details`);
  expect(choices).toContain('keepBooked');
  await shop.client.admin('POST', `${path}/decide`, { choice: 'keepBooked' });
  await shop.settle();
  return shop.waitFor(orderId, 'booked', 'held');
}

it.each(['addDiscount', 'editTotals'])(
  'an order that was edited after its payment (%s) may stay as it was booked, until it changes again',
  async (edit) => {
    const order = await placePending();
    await shop.act(order.id, 'pay');
    await shop.settle();
    await shop.waitFor(order.id, 'booked');
    const { calls } = await shop.xeroCounts();
    await shop.act(order.id, edit, '1.00');
    await shop.settle();
    const left = await leaveAsBooked(await shop.waitFor(order.id, 'held'));
    expect(left.state).toBe('booked');
    await shop.resync(order.id);
    await shop.settle();
    expect((await shop.waitFor(order.id, 'booked')).documents).toEqual(left.documents);
    expect((await shop.xeroCounts()).calls).toBe(calls);
    await shop.act(order.id, 'refund', '5.00');
    await shop.settle();
    const refunded = await shop.waitFor(order.id, 'booked');
    expect(refunded.documents.map(({ type }) => type).toSorted()).toEqual([
      'creditNote',
      'invoice',
      'payment',
      'refund',
    ]);
    await shop.act(order.id, 'addDiscount', '2.00');
    await shop.settle();
    const again = await leaveAsBooked(await shop.waitFor(order.id, 'held'));
    expect([again.state, again.documents]).toEqual(['booked', refunded.documents]);
    await shop.act(order.id, 'refund', '1.00');
    await shop.settle();
    const last = await shop.waitFor(order.id, 'booked');
    expect(last.documents.filter(({ type }) => type === 'creditNote')).toHaveLength(2);
  },
);
