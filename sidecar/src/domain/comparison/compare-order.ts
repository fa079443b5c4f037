import { listCredits } from '../booking/credits/book-closing.ts';
import { isRefund } from '../booking/credits/credit-kinds.ts';
import { findNewestInvoice } from '../booking/issue.ts';
import { listReturnedTenders, withCardsAsBooked } from '../booking/credits/returned-tenders.ts';
import { sumTenders } from '../booking/tenders/sum-tenders.ts';
import type {
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
  DocumentLine,
  TenderKind,
} from '../booking/xero-documents.ts';
import { parseMinor, sum } from '../money/amount.ts';
import type { TaxedAmounts } from '../money/tax.ts';
import type { StoreOrder } from '../order/store-order.ts';
import type { ComparedLine, ComparisonRow, OrderComparison, RowKind } from './comparison-row.ts';
import {
  listStoreFigures,
  listStoreTaxes,
  readPointsPaid,
  readSaleMinor,
  splitGiftCards,
} from './store-figures.ts';

/**
 * An order beside the documents that stand for it in Xero, both on the basis of the invoice: with
 * tax or without. The summed rows of a side come to its total. `roundingMinor` is the most that rounding
 * moves from one row to another: a cent or the cash interval, or what that comes to in another currency.
 */
export function compareOrder(
  present: StoreOrder,
  documents: readonly BookedDocument[],
  roundingMinor = 1,
): OrderComparison {
  const invoice = findNewestInvoice(documents);
  const order = withCardsAsBooked(present, invoice);
  const basis: TaxedAmounts = invoice?.lineAmountTypes === 'Exclusive' ? 'Exclusive' : 'Inclusive';
  const rows = new RowTable(invoice !== undefined);
  for (const figure of listStoreFigures(order, basis, invoice)) rows.addStore(figure);
  for (const line of invoice === undefined ? [] : keyLines(invoice)) rows.addXero(line);
  if (invoice !== undefined && basis === 'Exclusive') addXeroTaxes(rows, invoice);
  const contained = basis === 'Inclusive' ? listContainedTaxes(order, invoice) : [];
  const all = [...rows.list(), ...listTotals({ present, order, documents, invoice }), ...contained];
  return { basis, rows: excuseRounding(all, roundingMinor) };
}

/**
 * Where the totals agree, a cent that lies on another row is rounding and no difference; and so is the
 * row of rounding itself, which is what the cents of all other rows come to.
 */
function excuseRounding(
  rows: readonly ComparisonRow[],
  roundingMinor: number,
): readonly ComparisonRow[] {
  if (rows.some((row) => TOTAL_KINDS.includes(row.kind) && row.differs)) return rows;
  const excused = rows.map((row) => {
    const apart = Math.abs((row.storeMinor ?? 0) - (row.xeroMinor ?? 0));
    return row.differs && apart <= roundingMinor ? excuse(row) : row;
  });
  const isRest = (row: ComparisonRow): boolean => row.differs && row.kind === 'rounding';
  if (excused.some((row) => row.isSummed && row.differs && !isRest(row))) return excused;
  return excused.map((row) => (isRest(row) ? excuse(row) : row));
}

function excuse(row: ComparisonRow): ComparisonRow {
  return { ...row, differs: false, isRounding: true };
}

const TOTAL_KINDS: readonly RowKind[] = ['total', 'toPay', 'refunded', 'afterRefunds'];

interface Entry {
  readonly kind: RowKind;
  readonly key: string;
  readonly label: string;
  readonly quantity: number | null;
  readonly orderItemId: number | null;
}

interface StoreEntry extends Entry {
  readonly minor: number;
}

interface XeroEntry extends StoreEntry {
  readonly line: DocumentLine | undefined;
}

/** Where a row stands, whichever side named it first. */
const ORDER: readonly RowKind[] = [
  'item',
  'checkoutAttribute',
  'shipping',
  'paymentFee',
  'subtotalDiscount',
  'tax',
  'orderDiscount',
  'rewardPoints',
  'promotion',
  'giftCardUse',
  'giftCardTakenBack',
  'rounding',
];

/** Rows by key: what one side adds lands beside what the other side has. */
class RowTable {
  readonly #rows = new Map<string, ComparisonRow>();
  readonly #hasInvoice: boolean;

  constructor(hasInvoice: boolean) {
    this.#hasInvoice = hasInvoice;
  }

  addStore(entry: StoreEntry): void {
    const row = this.#find(entry);
    this.#rows.set(entry.key, { ...row, storeMinor: (row.storeMinor ?? 0) + entry.minor });
  }

  addXero(entry: XeroEntry): void {
    const row = this.#find(entry);
    this.#rows.set(entry.key, {
      ...row,
      xeroMinor: (row.xeroMinor ?? 0) + entry.minor,
      xeroLines: entry.line === undefined ? [] : [...row.xeroLines, toComparedLine(entry.line)],
    });
  }

  list(): ComparisonRow[] {
    return [...this.#rows.values()]
      .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
      .map((row) => markDifference(row, this.#hasInvoice));
  }

  #find({ kind, key, label, quantity, orderItemId }: Entry): ComparisonRow {
    return this.#rows.get(key) ?? { ...EMPTY_ROW, kind, label, quantity, orderItemId };
  }
}

const EMPTY_ROW = {
  label: '',
  quantity: null,
  orderItemId: null,
  storeMinor: null,
  xeroMinor: null,
  xeroLines: [],
  isSummed: true,
  differs: false,
  isRounding: false,
} as const;

function markDifference(row: ComparisonRow, hasInvoice: boolean): ComparisonRow {
  return { ...row, differs: hasInvoice && (row.storeMinor ?? 0) !== (row.xeroMinor ?? 0) };
}

/** The item lines of an invoice stand in the order of the items that it was made of. */
function keyLines(invoice: BookedInvoice): XeroEntry[] {
  let position = -1;
  return invoice.lines.map((line) => {
    if (line.role === 'item' || line.role === 'giftCard') position += 1;
    const isItem = ['item', 'giftCard', 'giftCardDiscount'].includes(line.role);
    const item = isItem ? invoice.productFacts[position] : undefined;
    return {
      kind: isItem ? 'item' : line.role,
      key: item === undefined ? line.role : `item:${item.id}`,
      label: isItem ? line.description : '',
      quantity: isItem ? line.quantity : null,
      orderItemId: item?.id ?? null,
      minor: line.lineMinor,
      line,
    };
  });
}

function toComparedLine(line: DocumentLine): ComparedLine {
  const { role, accountCode, taxType, lineMinor, taxMinor } = line;
  return { role, accountCode, taxType, lineMinor, taxMinor };
}

/** The tax of the invoice by rate, in rows that count. */
function addXeroTaxes(rows: RowTable, invoice: BookedInvoice): void {
  for (const [rate, minor] of sumTaxes(invoice)) {
    const key = `tax:${rate}`;
    const entry = { kind: 'tax' as const, key, label: rate, quantity: null, orderItemId: null };
    rows.addXero({ ...entry, minor, line: undefined });
  }
}

function sumTaxes(invoice: BookedInvoice): Map<string, number> {
  const taxes = new Map<string, number>();
  for (const line of invoice.lines) {
    if (line.taxMinor === 0) continue;
    taxes.set(line.taxRate, (taxes.get(line.taxRate) ?? 0) + line.taxMinor);
  }
  return taxes;
}

/** Where the figures have the tax in them: how much of it, by rate. */
function listContainedTaxes(order: StoreOrder, invoice: BookedInvoice | undefined) {
  const rows = new RowTable(invoice !== undefined);
  for (const figure of listStoreTaxes(order, invoice)) rows.addStore(figure);
  if (invoice !== undefined) addXeroTaxes(rows, invoice);
  return rows.list().map((row) => ({ ...row, isSummed: false }));
}

interface TotalsInput {
  /** As it is now, and with the gift cards that its invoice was booked with. */
  readonly present: StoreOrder;
  readonly order: StoreOrder;
  readonly documents: readonly BookedDocument[];
  readonly invoice: BookedInvoice | undefined;
}

function listTotals({ present, order, documents, invoice }: TotalsInput): ComparisonRow[] {
  const { paidMinor } = splitGiftCards(order, invoice);
  const pointsMinor = readPointsPaid(order, invoice);
  const toPay = parseMinor(order.orderTotal);
  const refunded = parseMinor(order.refundedAmount);
  const tendered = invoice === undefined ? 0 : sumTenders(invoice);
  const pointsInXero = invoice?.rewardPointsMinor ?? 0;
  const notes = invoice === undefined ? [] : listCredits(documents, invoice);
  const sumNotes = (isCounted: (note: BookedCreditNote) => boolean): number =>
    sum(notes.filter(isCounted).map((note) => note.totalMinor));
  const credited = sumNotes(isRefund);
  const returned = invoice === undefined ? [] : listReturnedTenders(present, invoice);
  const pair = (kind: RowKind, storeMinor: number, xeroMinor: number): ComparisonRow =>
    markDifference(
      {
        ...EMPTY_ROW,
        kind,
        isSummed: false,
        storeMinor: storeMinor + 0,
        xeroMinor: invoice === undefined ? null : xeroMinor + 0,
      },
      invoice !== undefined,
    );
  const total = (invoice?.totalMinor ?? 0) - sumNotes((note) => note.credits === 'difference');
  const rows = [pair('total', readSaleMinor(present, invoice), total)];
  const addUnlessNothing = (kind: RowKind, storeMinor: number, xeroMinor: number): void => {
    if (storeMinor !== 0 || xeroMinor !== 0) rows.push(pair(kind, storeMinor, xeroMinor));
  };
  addUnlessNothing('giftCardPaid', -paidMinor, pointsInXero - tendered);
  addUnlessNothing('rewardPointsPaid', -pointsMinor, -pointsInXero);
  if (rows.length > 1) rows.push(pair('toPay', toPay, total - tendered));
  const addBack = (row: RowKind, kind: TenderKind): void => {
    const inStore = sum(returned.map((tender) => (tender.kind === kind ? tender.paidMinor : 0)));
    addUnlessNothing(
      row,
      inStore,
      sumNotes((note) => note.returns === kind),
    );
  };
  addBack('giftCardGivenBack', 'giftCards');
  addBack('rewardPointsGivenBack', 'rewardPoints');
  if (refunded !== 0 || credited !== 0) {
    rows.push(
      pair('refunded', -refunded, -credited),
      pair('afterRefunds', toPay - refunded, total - tendered - credited),
    );
  }
  return rows;
}
