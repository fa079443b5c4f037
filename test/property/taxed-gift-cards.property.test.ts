import fc from 'fast-check';
import type { TaxedCardSale } from '../../sidecar/src/domain/booking/booking-context.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getInvoice,
  type PlainShop,
} from '../support/book-plain-order.ts';
import { makeUse, sellTaxedCard } from '../support/taxed-card.ts';
import { computePromisedTaxes, computeXeroTotals } from '../support/xero-arithmetic.ts';

const RATES = ['20.0000', '5.0000', '19.0000', '8.8750', '24.5000'];

const toWire = (cents: number): string => (cents / 100).toFixed(4);

/** nopCommerce's tax of a price, to the cent. */
function priceOf(inclCents: number, rate: string) {
  const taxCents = Math.round((inclCents * Number(rate)) / (100 + Number(rate)));
  return { excl: toWire(inclCents - taxCents), incl: toWire(inclCents), rate };
}

const uses = fc.record({
  cardCents: fc.integer({ min: 100, max: 30_000 }),
  cardRate: fc.constantFrom(...RATES),
  /** Where the card is cut into uses. */
  cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 7 }),
  goods: fc.infiniteStream(fc.tuple(fc.integer({ min: 0, max: 9000 }), fc.constantFrom(...RATES))),
  /** Which uses come back before the last one. */
  returned: fc.infiniteStream(fc.boolean()),
  isInclusive: fc.boolean(),
});

function cut(cents: number, cuts: readonly number[]): number[] {
  const marks = [...new Set([0, ...cuts.map((share) => Math.round(share * cents)), cents])];
  const sorted = marks.toSorted((a, b) => a - b);
  return sorted.slice(1).map((mark, i) => mark - (sorted[i] ?? 0));
}

interface Use {
  readonly cents: number;
  readonly taxMinor: number;
}

/** Books one use; all that it promises is checked by Xero's arithmetic written a second time. */
function use(
  sale: TaxedCardSale,
  cents: number,
  made: { readonly goods: [number, string]; readonly shop: PlainShop },
): Use {
  const [more, rate] = made.goods;
  const price = priceOf(cents + more, rate);
  const order = makeUse(price, toWire(cents));
  const context = { taxedGiftCardSales: [inShopOf(sale, rate)] };
  const invoice = getInvoice(getBookingOrThrow(bookPlainOrder(order, { ...made.shop, context })));
  const [line] = invoice.giftCardLines ?? [];
  const taxMinor = line?.sale?.taxMinor ?? 0;
  const { total, tax, taxByRate } = computeXeroTotals(invoice);
  expect([total, invoice.totalMinor]).toEqual([(more / 100).toFixed(2), more]);
  const wanted = computePromisedTaxes(order.taxRates, order.orderTax);
  const [cardRate = ''] = [line?.sale?.taxRate];
  wanted[cardRate] = (Number(wanted[cardRate] ?? 0) - taxMinor / 100).toFixed(2);
  const left = Object.entries(wanted).filter(([, amount]) => Number(amount) !== 0);
  expect({ tax, taxByRate }).toEqual({
    tax: (Number(order.orderTax) - taxMinor / 100).toFixed(2).replace(/^-0\.00$/, '0.00'),
    taxByRate: Object.fromEntries(left),
  });
  return { cents, taxMinor };
}

describe('a gift card that was sold with tax', () => {
  it('gives back exactly the tax of its sale, whatever it is cut into and whatever came back', () => {
    fc.assert(
      fc.property(uses, ({ cardCents, cardRate, cuts, goods, returned, isInclusive }) => {
        const shop: PlainShop = {
          rates: RATES,
          changeRules: ({ settings }) => ({
            settings: { ...settings, lineAmounts: isInclusive ? 'inclusive' : 'exclusive' },
          }),
        };
        const sale = sellTaxedCard(priceOf(cardCents, cardRate), shop);
        const standing: Use[] = [];
        const add = (cents: number): void => {
          const taken = {
            amountMinor: sum(standing.map((one) => one.cents)),
            taxMinor: sum(standing.map((one) => one.taxMinor)),
          };
          const [next = [0, '20.0000']] = goods.take(1);
          standing.push(use({ ...sale, taken }, cents, { goods: next, shop }));
        };
        for (const cents of cut(cardCents, cuts)) add(cents);
        expect(sum(standing.map(({ taxMinor }) => taxMinor))).toBe(sale.line?.taxMinor);
        const back = standing.splice(0).filter((one) => {
          const [isBack = false] = returned.take(1);
          if (!isBack) standing.push(one);
          return isBack;
        });
        const openCents = sum(back.map(({ cents }) => cents));
        if (openCents > 0) add(openCents);
        expect(sum(standing.map(({ taxMinor }) => taxMinor))).toBe(sale.line?.taxMinor);
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 300) },
    );
  });
});

/** The tax type that the made-up organisation of an order has for the rate of the sale. */
function inShopOf(sale: TaxedCardSale, rate: string): TaxedCardSale {
  if (sale.line === undefined) throw new Error(sale.doubt);
  const rates = [...new Set([rate, ...RATES])].map(Number);
  const index = rates.indexOf(Number(sale.line.taxRate));
  const taxType = `TAX${String(index + 1).padStart(3, '0')}`;
  return { ...sale, line: { ...sale.line, taxType } };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
