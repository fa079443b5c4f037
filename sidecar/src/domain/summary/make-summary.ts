import type {
  BookedCreditNote,
  BookedInvoice,
  BookedPayment,
  BookedRefund,
} from '../booking/xero-documents.ts';
import { canonical } from '../booking/fingerprint.ts';
import { DaybookError } from '../errors/daybook-error.ts';
import { sum } from '../money/amount.ts';
import { sumLines } from './sum-lines.ts';
import { makeSummaryKeys, type SummaryEntry, type SummaryGroup } from './summary-entry.ts';

export interface SummaryTerms {
  readonly number: string;
  readonly contactKey: string;
  /** What the method is called in the store. */
  readonly methodName: string;
  readonly allowsOverride: boolean;
}

export interface Summary {
  readonly head: BookedInvoice | BookedCreditNote;
  readonly money: BookedPayment | BookedRefund;
}

/**
 * The document of a day's orders and its money, made of what each order would have by itself. Throws
 * `booking.does_not_add_up` where the sums would not be those of the orders, to the cent.
 */
export function makeSummary(
  group: SummaryGroup,
  entries: readonly SummaryEntry[],
  terms: SummaryTerms,
): Summary {
  const { side, day, currency, accountId } = group;
  const { number, contactKey, methodName } = terms;
  const { headKey, moneyKey } = makeSummaryKeys(side, number);
  const lines = sumLines(
    entries.map(({ head, orderNumber }) => ({ document: head, orderNumber })),
    terms,
  );
  const fingerprint = canonical({ summary: number });
  const orders = new Set(entries.map(({ orderNumber }) => orderNumber)).size;
  const reference = `${orders} ${orders === 1 ? 'order' : 'orders'}, ${methodName}`;
  const shared = {
    key: headKey,
    fingerprint,
    needs: [contactKey],
    number,
    reference,
    contactKey,
    currency,
    issuedOn: day,
    lineAmountTypes: 'Inclusive' as const,
    lines,
    totalMinor: sum(entries.map(({ head }) => head.totalMinor)),
    taxMinor: sum(entries.map(({ head }) => head.taxMinor)),
  };
  assertAddsUp(shared, entries);
  const money = {
    key: moneyKey,
    fingerprint,
    needs: [headKey],
    accountId,
    paidOn: day,
    amountMinor: shared.totalMinor,
    currency,
    reference: number,
  };
  return side === 'sale'
    ? {
        head: { kind: 'invoice', ...shared, ...PLAIN_INVOICE, dueOn: day },
        money: { kind: 'payment', ...money, invoiceKey: headKey },
      }
    : {
        head: { kind: 'creditNote', ...shared, invoiceKey: '', refundedTotalMinor: 0 },
        money: { kind: 'refund', ...money, creditNoteKey: headKey },
      };
}

const PLAIN_INVOICE = {
  url: '',
  status: 'AUTHORISED',
  giftCardTenders: [],
  productFacts: [],
} as const;

/** Of lines, documents and money: each cent of each order, once. */
function assertAddsUp(
  {
    lines,
    totalMinor,
    taxMinor,
    number,
  }: Omit<BookedCreditNote, 'kind' | 'invoiceKey' | 'refundedTotalMinor'>,
  entries: readonly SummaryEntry[],
): void {
  const linesMinor = sum(lines.map((line) => line.lineMinor));
  const taxesMinor = sum(lines.map((line) => line.taxMinor));
  const moneyMinor = sum(entries.map(({ money }) => money.amountMinor));
  if (linesMinor === totalMinor && taxesMinor === taxMinor && moneyMinor === totalMinor) return;
  throw new DaybookError('booking.does_not_add_up', {
    details: { document: number, total: totalMinor, lines: linesMinor },
  });
}
