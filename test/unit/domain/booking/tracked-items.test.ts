import {
  bookPlainOrder,
  getBookingOrThrow,
  getInvoice,
} from '../../../support/book-plain-order.ts';
import { makePlainItem, makePlainOrder, priceOrder } from '../../../support/plain-order.ts';

function bookQuantity(isTracked: boolean) {
  const order = makePlainOrder({
    ...priceOrder('833.3400', '1000.0100'),
    taxRates: [{ rate: '20.0000', amount: '166.6700' }],
    orderTax: '166.6700',
    items: [makePlainItem({ quantity: 1000, priceExclTax: '833.3417', priceInclTax: '1000.0100' })],
  });
  const booking = bookPlainOrder(order, {
    change: ({ reference }) => ({
      reference: { ...reference, items: [{ itemId: 'i-1', code: 'SKU-1', isTracked }] },
    }),
    changeRules: () => ({ items: { useItems: true, unknownSku: 'withoutItem' } }),
  });
  return getInvoice(getBookingOrThrow(booking)).lines;
}

it('a large quantity of a tracked item stays whole, on two lines', () => {
  const lines = bookQuantity(true);
  expect(lines.map((line) => [line.quantity, line.unitAmount, line.itemCode])).toEqual([
    [999, '1.00', 'SKU-1'],
    [1, '1.01', 'SKU-1'],
  ]);
  expect(lines.reduce((sum, line) => sum + line.taxMinor, 0)).toBe(16_667);
});

it('a large quantity of an untracked item goes into the text', () => {
  const [line, ...others] = bookQuantity(false);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ quantity: 1, unitAmount: '1000.01', description: '1000 × Widget' });
});
