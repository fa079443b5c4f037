import { nameAmounts } from '../../../../sidecar/src/domain/booking/name-amounts.ts';
import { BOOKING_CODES } from '../../../../sidecar/src/domain/errors/booking-codes.ts';
import { describeCode } from '../../../../sidecar/src/domain/errors/describe-code.ts';
import { bookShopOrder, setUpShop } from '../../../support/book-real-order.ts';
import { readRealShops } from '../../../support/real-orders.ts';

/** Words in braces that are not money, of the codes about an order's figures. */
const NO_MONEY = new Set([
  'rate',
  'number',
  'document',
  'currency',
  'liveFrom',
  'orderOf',
  'count',
  'card',
  // Confirmed in a currency of its own.
  'left',
]);

it('an amount in a sentence has its currency', () => {
  const reason = { code: 'order.gift_card_beyond_opening', details: { amount: '25.00' } };
  const { code, details } = nameAmounts(reason, 'EUR');
  expect(describeCode(code, details).message).toContain('paid 25.00 EUR');
});

it('every figure of an order in a message is named or known not to be money', () => {
  const codes = Object.entries(BOOKING_CODES).filter(([code]) =>
    /^order\.(total|lines|tax|negative|refunded|refund_taken|gift_card_beyond|credit_does)/.test(
      code,
    ),
  );
  expect(codes.length).toBeGreaterThan(8);
  for (const [code, { message }] of codes) {
    const names = [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    const details = Object.fromEntries(names.map((name) => [name, '1.00']));
    const named = nameAmounts({ code, details }, 'EUR').details;
    const bare = names.filter((name) => named[name] === '1.00' && !NO_MONEY.has(name));
    expect([code, ...bare]).toEqual([code]);
  }
});

it('a held order says its figures in its own currency', () => {
  const [shop] = readRealShops();
  const order = shop?.orders.find(({ paymentStatus }) => paymentStatus === 'Paid');
  if (shop === undefined || order === undefined) throw new Error('fixture is gone');
  const broken = { ...order, orderTotal: '999999.0000' };
  const outcome = bookShopOrder(broken, setUpShop(shop, { bookWhen: 'placed' }));
  const holds = 'booking' in outcome && !outcome.booking.ok ? outcome.booking.holds : [];
  const [hold] = holds;
  expect(hold?.details['value']).toBe(`999999.00 ${order.primaryCurrencyCode}`);
});
