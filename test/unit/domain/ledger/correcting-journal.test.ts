import fc from 'fast-check';
import type {
  BookedCreditNote,
  BookedInvoice,
} from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import {
  classifyRecoding,
  isSameTotal,
  listJournalLines,
  type JournalLine,
  type Recoding,
} from '../../../../sidecar/src/domain/ledger/correcting-journal.ts';
import type { RuleSet } from '../../../../sidecar/src/domain/mapping/rule-set.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { bookShopOrder, setUpShop, type ShopSetup } from '../../../support/book-real-order.ts';
import { readRealShops } from '../../../support/real-orders.ts';

type SalesDocument = BookedInvoice | BookedCreditNote;

const CODES = ['200', '201', '202', '203', '205', '206', '208', '260'];
/** Makes another account of the shops' first revenue account. */
const OTHER_CODES = ['201', '202', '203', '205', '206'];
const SHOPS = readRealShops().map((shop) => ({
  orders: shop.orders,
  setup: setUpShop(shop, { bookWhen: 'placed' }),
}));

function listDocuments(order: StoreOrder, setup: ShopSetup): readonly SalesDocument[] {
  const outcome = bookShopOrder(order, setup);
  if (!('booking' in outcome) || !outcome.booking.ok) return [];
  return outcome.booking.value.documents.filter(
    (document) => document.kind === 'invoice' || document.kind === 'creditNote',
  );
}

/** Every account of the rules becomes another one, by chance. */
function remap(rules: RuleSet, pick: (code: string) => string): RuleSet {
  const accounts = Object.entries(rules.accounts).map(([name, code]) => [
    name,
    code === null || ['835', '860'].includes(code) ? code : pick(code),
  ]);
  return {
    ...rules,
    revenue: rules.revenue.map((row) => ({ ...row, accountCode: pick(row.accountCode) })),
    accounts: Object.fromEntries(accounts) as RuleSet['accounts'],
  };
}

function recode(orders: readonly StoreOrder[], before: ShopSetup, after: ShopSetup): Recoding[] {
  return orders.flatMap((order) => {
    const booked = listDocuments(order, after);
    return listDocuments(order, before).flatMap((document) => {
      const same = booked.find(({ key }) => key === document.key);
      return same === undefined ? [] : [{ before: document, after: same }];
    });
  });
}

/** Net by account as a trial balance has it, by arithmetic of its own; credits below zero. */
function balance(documents: readonly SalesDocument[], lines: readonly JournalLine[] = []) {
  const sums = new Map<string, number>();
  const add = (code: string, minor: number) => sums.set(code, (sums.get(code) ?? 0) + minor);
  for (const { kind, lineAmountTypes, lines: documentLines } of documents) {
    for (const line of documentLines) {
      const net = line.lineMinor - (lineAmountTypes === 'Inclusive' ? line.taxMinor : 0);
      add(line.accountCode, kind === 'invoice' ? -net : net);
    }
  }
  for (const { accountCode, debitMinor } of lines) add(accountCode, debitMinor);
  return Object.fromEntries([...sums].filter(([, minor]) => minor !== 0));
}

it('documents of the old accounts and the journal come to those of the new accounts, to the cent', () => {
  let moved = 0;
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: SHOPS.length - 1 }),
      fc.array(fc.constantFrom(...CODES), { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 0, max: 40 }),
      (index, codes, skip) => {
        const shop = SHOPS[index];
        if (shop === undefined) return;
        const { setup } = shop;
        const pick = (code: string) => codes[CODES.indexOf(code) % codes.length] ?? code;
        const after = { ...setup, rules: remap(setup.rules, pick) };
        const recodings = recode(shop.orders.slice(skip, skip + 20), setup, after);
        expect(recodings.every(isSameTotal)).toBe(true);
        expect(recodings.every((entry) => classifyRecoding(entry) !== 'taxes')).toBe(true);
        const lines = listJournalLines(recodings, 'NoTax');
        moved += lines.length;
        expect(lines.reduce((sum, { debitMinor }) => sum + debitMinor, 0)).toBe(0);
        expect(
          balance(
            recodings.map((entry) => entry.before),
            lines,
          ),
        ).toEqual(balance(recodings.map((entry) => entry.after)));
      },
    ),
    { numRuns: 60, examples: SHOPS.map((_, index) => [index, OTHER_CODES, 0]) },
  );
  // The example of each shop alone moves an account's sum to another one.
  expect(moved).toBeGreaterThanOrEqual(2 * SHOPS.length);
});

it('another tax rate of the same per cent moves the gross amount, and the journal balances', () => {
  const shop = SHOPS.find(({ setup }) => setup.rules.taxes.length > 0);
  if (shop === undefined) throw new Error('no shop with tax');
  const { setup } = shop;
  const rename = (taxType: string) => `${taxType}X`;
  const taxes = setup.rules.taxes.map((row) => ({ ...row, taxType: rename(row.taxType) }));
  const reference = {
    ...setup.reference,
    taxRates: setup.reference.taxRates.flatMap((rate) => [
      rate,
      { ...rate, taxType: rename(rate.taxType) },
    ]),
  };
  const before = { ...setup, reference };
  const recodings = recode(shop.orders, before, { ...before, rules: { ...setup.rules, taxes } });
  const taxed = recodings.filter((entry) => classifyRecoding(entry) === 'taxes');
  expect(taxed.length).toBeGreaterThan(0);
  const lines = listJournalLines(taxed, 'Inclusive');
  expect(lines.reduce((sum, { debitMinor }) => sum + debitMinor, 0)).toBe(0);
  for (const { taxType, accountCode, debitMinor } of lines.filter((line) =>
    line.taxType.endsWith('X'),
  )) {
    const old = lines.find(
      (line) => line.accountCode === accountCode && rename(line.taxType) === taxType,
    );
    expect(old?.debitMinor).toBe(-debitMinor);
  }
});

it('the same rules move nothing', () => {
  for (const { orders, setup } of SHOPS) {
    const recodings = recode(orders.slice(0, 30), setup, setup);
    expect(recodings.map(classifyRecoding)).toEqual(recodings.map(() => 'nothing'));
    expect(listJournalLines(recodings, 'NoTax')).toEqual([]);
  }
});

it('a credit note moves the other way than its invoice', () => {
  const line = {
    role: 'item' as const,
    description: '',
    quantity: 1,
    unitAmount: '10',
    accountCode: '200',
    taxType: 'OUTPUT2',
    taxRate: '15',
    lineMinor: 1150,
    taxMinor: 150,
    sendTax: false,
    itemCode: null,
    tracking: [],
  };
  const make = (kind: 'invoice' | 'creditNote', accountCode: string) =>
    ({
      kind,
      lineAmountTypes: 'Inclusive',
      lines: [{ ...line, accountCode }],
    }) as unknown as SalesDocument;
  const recodings = (['invoice', 'creditNote'] as const).map((kind) => ({
    before: make(kind, '200'),
    after: make(kind, '260'),
  }));
  const amounts = recodings.map((entry) =>
    listJournalLines([entry], 'NoTax').map(({ accountCode, debitMinor }) => [
      accountCode,
      debitMinor,
    ]),
  );
  expect(amounts).toEqual([
    [
      ['200', 1000],
      ['260', -1000],
    ],
    [
      ['200', -1000],
      ['260', 1000],
    ],
  ]);
  expect(listJournalLines(recodings, 'NoTax')).toEqual([]);
});
