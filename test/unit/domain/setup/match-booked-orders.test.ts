import {
  matchBookedOrders,
  type OtherInvoice,
} from '../../../../sidecar/src/domain/setup/match-booked-orders.ts';
import { makePlainOrder } from '../../../support/plain-order.ts';

const SHOP = { timeZone: 'Europe/London' };
const order = makePlainOrder({ id: 12, customOrderNumber: '1012' });

function invoice(fields: Partial<OtherInvoice> = {}): OtherInvoice {
  return {
    number: 'X-1',
    reference: '',
    issuedOn: '2026-11-01',
    currency: 'GBP',
    totalMinor: 1200,
    ...fields,
  };
}

function match(...invoices: OtherInvoice[]): (readonly [number, string, string])[] {
  return matchBookedOrders([order], invoices, SHOP).map(
    ({ order: { id }, invoice: { number }, by }) => [id, number, by] as const,
  );
}

it.each(['1012', '#1012', 'INV-1012', 'Order 1012'])(
  'finds the order by its number in %s',
  (text) => {
    const far = { issuedOn: '2026-11-20' };
    expect(match(invoice({ ...far, number: text }))).toEqual([[12, text, 'number']]);
    expect(match(invoice({ ...far, reference: text }))).toEqual([[12, 'X-1', 'number']]);
  },
);

it('takes a number for the order only where money and time agree, and never a part of a number', () => {
  const far = { issuedOn: '2026-11-20' };
  expect(match(invoice({ ...far, number: 'INV-1012', totalMinor: 1201 }))).toEqual([]);
  expect(match(invoice({ ...far, number: 'INV-1012', currency: 'EUR' }))).toEqual([]);
  expect(match(invoice({ ...far, number: 'INV-10121' }))).toEqual([]);
  expect(match(invoice({ number: 'INV-1012', issuedOn: '2026-12-10' }))).toEqual([]);
});

it('finds the order by its day or one beside it and its total, where only one invoice fits', () => {
  expect(match(invoice())).toEqual([[12, 'X-1', 'dateAndTotal']]);
  expect(match(invoice({ issuedOn: '2026-11-02' }))).toEqual([[12, 'X-1', 'dateAndTotal']]);
  expect(match(invoice({ issuedOn: '2026-10-31' }))).toEqual([[12, 'X-1', 'dateAndTotal']]);
  expect(match(invoice({ issuedOn: '2026-11-03' }))).toEqual([]);
  expect(match(invoice(), invoice({ number: 'X-2' }))).toEqual([]);
});

it('counts the days in the organisation’s time zone', () => {
  const late = makePlainOrder({ customOrderNumber: '7', createdOnUtc: '2026-11-01T23:30:00.000Z' });
  const [found] = matchBookedOrders([late], [invoice({ issuedOn: '2026-11-03' })], {
    timeZone: 'Pacific/Auckland',
  });
  expect(found?.by).toBe('dateAndTotal');
});

it('an invoice is one order at most, and numbers come first', () => {
  const other = makePlainOrder({ id: 13, customOrderNumber: '1013' });
  const found = matchBookedOrders([order, other], [invoice({ number: '1013' })], SHOP);
  expect(found.map((one) => [one.order.id, one.by])).toEqual([[13, 'number']]);
});
