import fc from 'fast-check';
import type { DocumentLine } from '../../sidecar/src/domain/booking/xero-documents.ts';
import { formatMinor, sum } from '../../sidecar/src/domain/money/amount.ts';
import { computeLineTax } from '../../sidecar/src/domain/money/tax.ts';
import { sumLines, type SummedDocument } from '../../sidecar/src/domain/summary/sum-lines.ts';
import { computeXeroTotals } from '../support/xero-arithmetic.ts';

const RATES = [
  { taxRate: '20', taxType: 'OUTPUT2' },
  { taxRate: '9.9975', taxType: 'TAX001' },
  { taxRate: '5', taxType: 'RROUTPUT' },
  { taxRate: '0', taxType: 'NONE' },
] as const;

const lineInput = fc.record({
  account: fc.constantFrom('200', '201', '260'),
  rate: fc.constantFrom(...RATES),
  lineMinor: fc.oneof(fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: -900, max: -1 })),
  option: fc.constantFrom('', 'North'),
});
const orderInput = fc.record({
  isExclusive: fc.boolean(),
  lines: fc.array(lineInput, { minLength: 1, maxLength: 6 }),
  /** What nopCommerce has otherwise: at most a cent a rate. */
  cents: fc.array(fc.constantFrom(-1, 0, 1), { minLength: RATES.length, maxLength: RATES.length }),
});

type OrderInput = typeof orderInput extends fc.Arbitrary<infer T> ? T : never;

function toDocument(order: OrderInput, at: number, allowsOverride: boolean): SummedDocument {
  const amounts = order.isExclusive ? 'Exclusive' : 'Inclusive';
  const given = new Set<string>();
  const lines = order.lines.map(({ account, rate, lineMinor, option }): DocumentLine => {
    const computed = computeLineTax(lineMinor, Number(rate.taxRate) * 10_000, amounts);
    const cent = order.cents[RATES.indexOf(rate)] ?? 0;
    const mayCarry =
      allowsOverride && !given.has(rate.taxRate) && lineMinor > 100 && computed > 1 && cent !== 0;
    if (mayCarry) given.add(rate.taxRate);
    return {
      role: 'item',
      description: 'x',
      quantity: 1,
      unitAmount: formatMinor(lineMinor),
      accountCode: account,
      ...rate,
      lineMinor,
      taxMinor: computed + (mayCarry ? cent : 0),
      sendTax: mayCarry,
      itemCode: null,
      tracking: option === '' ? [] : [{ name: 'Region', option }],
    };
  });
  return { document: { lineAmountTypes: amounts, lines }, orderNumber: String(at) };
}

type Sums = Record<string, readonly [grossMinor: number, taxMinor: number]>;

function sumByTarget(documents: readonly SummedDocument['document'][]): Sums {
  const sums: Record<string, [number, number]> = {};
  for (const { lines, lineAmountTypes } of documents) {
    for (const { accountCode, taxType, tracking, lineMinor, taxMinor } of lines) {
      const key = JSON.stringify([accountCode, taxType, tracking]);
      const of = (sums[key] ??= [0, 0]);
      of[0] += lineMinor + (lineAmountTypes === 'Exclusive' ? taxMinor : 0);
      of[1] += taxMinor;
    }
  }
  return Object.fromEntries(
    Object.entries(sums).filter(([, [gross, tax]]) => gross !== 0 || tax !== 0),
  );
}

/** Cents of tax set by hand on lines of more than one order, by rate. */
function countOverrides(lines: readonly DocumentLine[]): Map<string, number> {
  const cents = new Map<string, number>();
  for (const { taxRate, lineMinor, taxMinor, description } of lines) {
    if (description.startsWith('Order ')) continue;
    const own = computeLineTax(lineMinor, Number(taxRate) * 10_000, 'Inclusive');
    cents.set(taxRate, (cents.get(taxRate) ?? 0) + Math.abs(taxMinor - own));
  }
  return cents;
}

const many = fc.array(orderInput, { minLength: 1, maxLength: 40 });

it.each([true, false])(
  'a summary has each account and tax type of its orders to the cent, by Xero’s arithmetic (override: %s)',
  (allowsOverride) => {
    fc.assert(
      fc.property(many, (orders) => {
        const documents = orders.map((order, at) => toDocument(order, at, allowsOverride));
        const lines = sumLines(documents, { allowsOverride });
        const summary = { lineAmountTypes: 'Inclusive' as const, lines };
        expect(sumByTarget([summary])).toEqual(
          sumByTarget(documents.map(({ document }) => document)),
        );
        // The prediction is what Xero makes of it, worked out a second time.
        const xero = computeXeroTotals(summary);
        expect(xero.total).toBe(formatMinor(sum(lines.map(({ lineMinor }) => lineMinor))));
        expect(xero.tax).toBe(formatMinor(sum(lines.map(({ taxMinor }) => taxMinor))));
        for (const [rate, cents] of countOverrides(lines)) {
          const withRate = orders.filter((order) =>
            order.lines.some((line) => line.rate.taxRate === rate),
          );
          expect(cents).toBeLessThanOrEqual(allowsOverride ? withRate.length : 0);
        }
        if (!allowsOverride) expect(lines.filter(({ sendTax }) => sendTax)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  },
);

it('the order in which orders came changes no figure', () => {
  fc.assert(
    fc.property(many, fc.integer(), (orders, seed) => {
      const documents = orders.map((order, at) => toDocument(order, at, true));
      const shuffled = documents
        .map((document, at) => ({ document, by: (at * 7919 + seed) % 101 }))
        .toSorted((a, b) => a.by - b.by)
        .map(({ document }) => document);
      const sumOf = (list: readonly SummedDocument[]): Sums =>
        sumByTarget([
          { lineAmountTypes: 'Inclusive', lines: sumLines(list, { allowsOverride: true }) },
        ]);
      expect(sumOf(shuffled)).toEqual(sumOf(documents));
    }),
    { numRuns: 100 },
  );
});

it('a line an account and tax type is the rule', () => {
  const order: OrderInput = {
    isExclusive: false,
    cents: [0, 0, 0, 0],
    lines: [
      { account: '200', rate: RATES[0], lineMinor: 1200, option: '' },
      { account: '260', rate: RATES[0], lineMinor: 499, option: '' },
    ],
  };
  const documents = Array.from({ length: 30 }, (_, at) => toDocument(order, at, true));
  const lines = sumLines(documents, { allowsOverride: true });
  expect(
    lines.map(({ accountCode, lineMinor, taxMinor }) => [accountCode, lineMinor, taxMinor]),
  ).toEqual([
    ['200', 36_000, 6000],
    ['260', 14_970, 2490],
  ]);
  expect(lines.map(({ description }) => description)).toEqual([
    '30 orders, tax 20 %',
    '30 orders, tax 20 %',
  ]);
});
