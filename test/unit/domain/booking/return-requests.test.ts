import type {
  BookedCreditNote,
  BookedDocument,
} from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import type {
  ReturnRequest,
  StoreOrder,
} from '../../../../sidecar/src/domain/order/store-order.ts';
import { bookPlainOrder, getBookingOrThrow } from '../../../support/book-plain-order.ts';
import { MUGS_AND_BOOK } from '../../../support/mugs-and-book.ts';
import { priceOrder } from '../../../support/plain-order.ts';

const order = MUGS_AND_BOOK;

const MUG = ask({ id: 1, orderItemId: 1 });
const BOOK = ask({ id: 2, orderItemId: 2 });

function ask(fields: Partial<ReturnRequest>): ReturnRequest {
  const base = { id: 1, orderItemId: 1, quantity: 1, returnedQuantity: 0 };
  return { ...base, status: 'ReturnAuthorized', ...fields };
}

function withStatus(status: string, ...requests: readonly ReturnRequest[]): ReturnRequest[] {
  return requests.map((request) => ({ ...request, status }));
}

/** Credit notes after each step: what was refunded by then, and the requests that there were. */
function live(
  ...steps: readonly (readonly [refunded: string, requests: readonly ReturnRequest[]])[]
): BookedCreditNote[] {
  return liveOf(order, steps);
}

function liveOf(
  placed: StoreOrder,
  steps: readonly (readonly [refunded: string, requests: readonly ReturnRequest[]])[],
): BookedCreditNote[] {
  const posted = new Map<string, BookedDocument>();
  for (const [refundedAmount, returnRequests] of [['0.0000', []] as const, ...steps]) {
    const paymentStatus = Number(refundedAmount) === 0 ? 'Paid' : 'PartiallyRefunded';
    const outcome = bookPlainOrder(
      { ...placed, refundedAmount, paymentStatus, returnRequests },
      { rates: ['0'], context: { posted } },
    );
    for (const document of getBookingOrThrow(outcome).documents) posted.set(document.key, document);
  }
  return [...posted.values()].filter((document) => document.kind === 'creditNote');
}

function show({ totalMinor, lines }: BookedCreditNote): unknown[] {
  return [totalMinor, ...lines.map((line) => [line.description, line.taxRate, line.lineMinor])];
}

const SPREAD_9 = [900, ['Refund, tax 20 %', '20', 692], ['Refund, tax 0 %', '0', 208]];

it('a refund of what was sent back has the tax of just that', () => {
  expect(live(['9.0000', [BOOK]]).map(show)).toEqual([[900, ['Returned: 1 × Book', '0', 900]]]);
  expect(live(['24.0000', [{ ...MUG, quantity: 2 }]]).map(show)).toEqual([
    [2400, ['Returned: 2 × Mug', '20', 2400]],
  ]);
  expect(live(['21.0000', [MUG, BOOK]]).map(show)).toEqual([
    [2100, ['Returned: 1 × Mug', '20', 1200], ['Returned: 1 × Book', '0', 900]],
  ]);
});

it('where no request comes to the amount it is spread over the invoice', () => {
  expect(live(['9.0000', []]).map(show)).toEqual([SPREAD_9]);
  expect(live(['9.0000', [MUG]]).map(show)).toEqual([SPREAD_9]);
});

it.each(['RequestRejected', 'Cancelled', 'ItemsRepaired'])(
  'a request that is %s explains nothing',
  (status) => {
    expect(live(['9.0000', withStatus(status, BOOK)]).map(show)).toEqual([SPREAD_9]);
  },
);

it('of several open requests those that come to the amount are meant', () => {
  expect(live(['9.0000', [MUG, BOOK]]).map(show)).toEqual([
    [900, ['Returned: 1 × Book', '0', 900]],
  ]);
});

it('what could be of one tax or of another is spread', () => {
  const [mug, book] = order.items;
  if (mug === undefined || book === undefined) throw new Error('no items');
  const alike = {
    ...order,
    ...priceOrder('32.0000', '36.0000'),
    orderShippingExclTax: '5.0000',
    orderShippingInclTax: '6.0000',
    orderTotal: '42.0000',
    items: [mug, { ...book, priceExclTax: '12.0000', priceInclTax: '12.0000' }],
  };
  const [note] = liveOf(alike, [['12.0000', [MUG, BOOK]]]);
  expect(note?.returnRequestIds).toBeUndefined();
  // Both of them leave no doubt.
  expect(liveOf(alike, [['24.0000', [MUG, BOOK]]])[0]?.returnRequestIds).toEqual([1, 2]);
});

it('more than the items that were refunded is spread over what they leave', () => {
  const [note] = live(['18.0000', withStatus('ItemsRefunded', BOOK)]);
  expect(note && show(note)).toEqual([
    1800,
    ['Refund, tax 20 %', '20', 900],
    ['Returned: 1 × Book', '0', 900],
  ]);
});

it('one refund after the other, each has the tax of its own items', () => {
  const notes = live(['9.0000', [BOOK]], ['21.0000', [BOOK, MUG]], ['39.0000', [BOOK, MUG]]);
  expect(notes.map(show)).toEqual([
    [900, ['Returned: 1 × Book', '0', 900]],
    [1200, ['Returned: 1 × Mug', '20', 1200]],
    [1800, ['Refund, tax 20 %', '20', 1800]],
  ]);
});

it('a request that is heard of after its refund moves the tax, and none is moved twice', () => {
  const late: [string, ReturnRequest[]] = ['9.0000', withStatus('ItemsRefunded', BOOK)];
  const notes = live(['9.0000', []], late, late);
  expect(notes.map(show)).toEqual([
    SPREAD_9,
    [
      0,
      ['Refund moved from tax 20 %', '20', -692],
      ['Refund moved to tax 0 %: 1 × Book', '0', 692],
    ],
  ]);
  expect(notes.map(({ number }) => number)).toEqual(['1-CN900', '1-CN900-T1']);
});

it('a request that is rejected after its refund moves it back', () => {
  const notes = live(['9.0000', [BOOK]], ['9.0000', withStatus('RequestRejected', BOOK)]);
  expect(notes.map(({ totalMinor }) => totalMinor)).toEqual([900, 0]);
  const sums = [20, 0].map((rate) =>
    notes
      .flatMap(({ lines }) => lines)
      .filter((line) => Number(line.taxRate) === rate)
      .reduce((sum, { lineMinor }) => sum + lineMinor, 0),
  );
  expect(sums).toEqual([692, 208]);
});

it('an item is worth what was paid for it, before or after a discount on the order', () => {
  const discounted = {
    ...order,
    orderSubTotalDiscountExclTax: '2.9000',
    orderSubTotalDiscountInclTax: '3.3000',
    taxRates: [
      { rate: '20.0000', amount: '4.6000' },
      { rate: '0.0000', amount: '0.0000' },
    ],
    orderTax: '4.6000',
    orderTotal: '35.7000',
  };
  for (const refunded of ['12.0000', '10.8000']) {
    const [mug] = liveOf(discounted, [[refunded, [MUG]]]);
    expect(mug?.lines.map(({ taxRate }) => taxRate)).toEqual(['20']);
  }
  // The book is all that has no tax: less its discount it cannot give back more.
  for (const refunded of ['9.0000', '8.1000']) {
    const [note] = liveOf(discounted, [[refunded, [BOOK]]]);
    expect(note?.lines.map(({ taxRate }) => taxRate)).toEqual(
      refunded === '8.1000' ? ['0'] : ['20', '0'],
    );
  }
});

it('never more of an item goes back than was sold', () => {
  const twice = withStatus('ItemsRefunded', BOOK, { ...BOOK, id: 3 });
  const [note] = live(['18.0000', twice]);
  expect(note?.returnRequestIds).toEqual([2]);
});
