import type { ErrorCode } from '../../errors/error-codes.ts';
import { isIssueInSummary, type LedgerEntry } from '../../ledger/ledger-entry.ts';
import { parseMinor, sum } from '../../money/amount.ts';
import { isPaid } from '../../order/order-timing.ts';
import type { StoreOrder } from '../../order/store-order.ts';
import { listCredits } from './book-closing.ts';
import type { BookingInput } from '../booking-context.ts';
import { orderHold, type Hold } from '../hold.ts';
import { CARRY } from './carry-over.ts';
import { sumAmounts } from './give-back.ts';
import { sumTenders } from '../tenders/sum-tenders.ts';
import { isTenderKey } from '../tenders/tender-keys.ts';
import type {
  BookedAllocation,
  BookedDocument,
  BookedInvoice,
  BookedPayment,
} from '../xero-documents.ts';

export interface EditedInvoice {
  readonly standing: BookedInvoice;
  /** By the order's present facts; undefined where none takes its place. */
  readonly wanted: BookedInvoice | undefined;
  /** What the ledger has of the order. */
  readonly entries: readonly LedgerEntry[];
  /** Somebody edited one of its documents in Xero, and a person left it so. */
  readonly isChangedInXero: boolean;
}

/** Why an edit cannot be credited; undefined where it can. */
export function findEditObstacle(
  { order, context }: Pick<BookingInput, 'order' | 'context'>,
  { standing, wanted, entries, isChangedInXero }: EditedInvoice,
): Hold | undefined {
  const { number } = standing;
  if (standing.status === 'DRAFT') return orderHold('order.edit_of_draft', { number });
  if (isIssueInSummary(entries, standing)) return orderHold('order.changed_in_summary', { number });
  const documents = [...context.posted.values()];
  if (documents.some(isReturn)) {
    return orderHold('order.edit_of_gift_cards', { number });
  }
  if (wanted !== undefined && isRefundedWhole(standing, wanted, { order, documents })) {
    return orderHold('order.edit_of_refunded', { number });
  }
  const other = wanted === undefined ? undefined : findOther(standing, wanted);
  if (other !== undefined) return orderHold(other, { number });
  const isWhole =
    !isChangedInXero && isAsBooked(documents, { standing, entries, isPaid: isPaid(order) });
  return isWhole ? undefined : orderHold('order.edit_of_changed_document', { number });
}

/**
 * Whether a credit over all that is left of the invoice, and its money paid back, leave nothing of it: where
 * it was refunded in whole nothing is left to credit.
 */
export function isCreditable(
  documents: readonly BookedDocument[],
  invoice: Pick<EditedInvoice, 'standing' | 'entries'>,
): boolean {
  return (
    invoice.standing.status !== 'DRAFT' &&
    !documents.some(isReturn) &&
    sumCredits(documents, invoice.standing) < invoice.standing.totalMinor &&
    isAsBooked(documents, { ...invoice, isPaid: true })
  );
}

interface WithMoney extends Pick<EditedInvoice, 'standing' | 'entries'> {
  readonly isPaid: boolean;
}

function isAsBooked(
  documents: readonly BookedDocument[],
  { standing, entries, isPaid: isOrderPaid }: WithMoney,
): boolean {
  return (
    entries.every(isAsPlanned) &&
    isUsedUp(documents) &&
    hasItsMoney(documents, standing, isOrderPaid)
  );
}

/** Nothing is left of the invoice, nor would be of the one in its place: a sale and its refund for nothing. */
function isRefundedWhole(
  standing: BookedInvoice,
  wanted: BookedInvoice,
  { order, documents }: { order: StoreOrder; documents: readonly BookedDocument[] },
): boolean {
  return (
    sumCredits(documents, standing) === standing.totalMinor &&
    parseMinor(order.refundedAmount) === wanted.totalMinor
  );
}

function sumCredits(documents: readonly BookedDocument[], invoice: BookedInvoice): number {
  return sum(listCredits(documents, invoice).map(({ totalMinor }) => totalMinor));
}

function findOther(standing: BookedInvoice, wanted: BookedInvoice): ErrorCode | undefined {
  if (standing.currency !== wanted.currency) return 'order.edit_of_currency';
  return nameTenders(standing) === nameTenders(wanted) ? undefined : 'order.edit_of_gift_cards';
}

function isReturn(document: BookedDocument): boolean {
  return document.kind === 'creditNote' && document.returns !== undefined;
}

/** What cards and points pay: a use that changed is nopCommerce's to have changed, and a person's to see. */
function nameTenders({ giftCardTenders, rewardPointsMinor = 0 }: BookedInvoice): string {
  const cards = giftCardTenders.map((card) => `${card.giftCardId}:${card.amountMinor}`);
  return [...cards, `points:${rewardPointsMinor}`].join();
}

/** What was edited in Xero has another total where a person kept it, other facts where it is put back. */
function isAsPlanned({ state, totalMinor, fingerprint, body }: LedgerEntry): boolean {
  const document = body as Partial<BookedInvoice>;
  const hasItsTotal = document.totalMinor === undefined || document.totalMinor === totalMinor;
  return state !== 'posted' || (hasItsTotal && document.fingerprint === fingerprint);
}

/** Every credit is set against an invoice, or was paid back. */
function isUsedUp(documents: readonly BookedDocument[]): boolean {
  return documents.every((note) => {
    if (note.kind !== 'creditNote') return true;
    const used = documents.flatMap((document) =>
      (document.kind === 'allocation' || document.kind === 'refund') &&
      document.creditNoteKey === note.key
        ? [document.amountMinor]
        : [],
    );
    return sum(used) === note.totalMinor;
  });
}

/**
 * The money of a paid order and of its gift cards and points, none of an unpaid one. No more was paid back
 * than is there: a payment that was taken off would leave the invoice open for that, however it is credited.
 */
function hasItsMoney(
  documents: readonly BookedDocument[],
  invoice: BookedInvoice,
  isOrderPaid: boolean,
): boolean {
  const paid = documents.filter(
    (document): document is BookedPayment | BookedAllocation =>
      (document.kind === 'payment' || isCarry(document)) && document.invoiceKey === invoice.key,
  );
  const moneyMinor = sumAmounts(paid);
  const tendersMinor = sumTenders(invoice);
  if (sumPaidBack(documents, invoice) > Math.max(0, moneyMinor - tendersMinor)) return false;
  // All of them or none: what is credited brings either along, and a part would count as money.
  const tenderMinor = sumAmounts(paid.filter(({ key }) => isTenderKey(key)));
  const isCarried = tenderMinor === 0 && sumAmounts(paid.filter(isCarry)) >= tendersMinor;
  if (moneyMinor === 0) return true;
  if (tenderMinor !== tendersMinor && !isCarried) return false;
  return isOrderPaid || moneyMinor === tendersMinor;
}

function sumPaidBack(documents: readonly BookedDocument[], invoice: BookedInvoice): number {
  const notes = new Set(listCredits(documents, invoice).map(({ key }) => key));
  return sum(
    documents.flatMap((document) =>
      document.kind === 'refund' && notes.has(document.creditNoteKey) ? [document.amountMinor] : [],
    ),
  );
}

/** What an invoice that was credited in whole brought along. */
function isCarry(document: BookedDocument): document is BookedAllocation {
  return document.kind === 'allocation' && document.key.startsWith(CARRY);
}
