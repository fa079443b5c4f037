import { askForTax } from '../../../../sidecar/src/domain/mapping/resolve-tax.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getInvoice,
} from '../../../support/book-plain-order.ts';
import { makePlainItem, makePlainOrder } from '../../../support/plain-order.ts';

const address = makePlainOrder().billingAddress;
const french = address === null ? null : { ...address, countryCode: 'FR' };

describe('the reason of a zero rate', () => {
  it('is export where goods leave, and none where they are picked up at home', () => {
    const item = makePlainItem({ isTaxExempt: true });
    const sent = makePlainOrder({ billingAddress: french, shippingAddress: french });
    expect(askForTax({ rate: 0, item }, sent, 'GB').zeroReason).toBe('export');
    const pickedUp = { ...sent, pickupInStore: true, shippingAddress: null };
    const question = askForTax({ rate: 0, item }, { ...pickedUp, pickupAddress: address }, 'GB');
    expect(question).toMatchObject({ country: 'GB', zeroReason: 'exemptProduct' });
  });
});

it('a free item needs no tax rate of its own, whatever the tax table asks for', () => {
  const free = { id: 12, priceExclTax: '0.0000', priceInclTax: '0.0000' };
  const order = makePlainOrder({
    items: [makePlainItem(), makePlainItem({ ...free, taxCategory: { id: 2, name: 'Other' } })],
  });
  const outcome = bookPlainOrder(order, {
    changeRules: ({ taxes }) => ({ taxes: taxes.map((rule) => ({ ...rule, taxCategoryId: 1 })) }),
  });
  const lines = getInvoice(getBookingOrThrow(outcome)).lines;
  expect(lines.map((line) => [line.lineMinor, line.taxType])).toEqual([
    [1200, 'TAX001'],
    [0, 'NONE'],
  ]);
});
