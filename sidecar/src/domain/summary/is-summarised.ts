import { findTerms, isForOrder, isPaid } from '../order/order-timing.ts';
import type { StoreOrder } from '../order/store-order.ts';
import { findNewestInvoice } from '../booking/issue.ts';
import type { BookedDocument } from '../booking/xero-documents.ts';
import { isIssueInSummary, type LedgerEntry } from '../ledger/ledger-entry.ts';
import type { BookingSettings, PostingMode } from '../mapping/rule-set.ts';
import type { XeroReference } from '../mapping/xero-reference.ts';

export interface ModeInput {
  readonly order: StoreOrder;
  readonly settings: BookingSettings;
  readonly reference: Pick<XeroReference, 'items'>;
  /** What the order should have in Xero. */
  readonly documents: readonly BookedDocument[];
  /** What was posted for it, whether it stands or not. */
  readonly posted: readonly Pick<LedgerEntry, 'summaryKey' | 'key'>[];
}

/**
 * Whether an order goes into the summaries of its days (accounting §8). How it was booked first holds
 * for its life; before that the shop's rules decide. Taken out of a summary and booked after all, it has
 * documents of its own: its credits may be set against its invoice, which none in a sum can be. Always
 * by itself: what is unpaid or on terms, a buyer with a VAT number, whatever gift cards have a part in,
 * stock that Xero counts, nothing to pay, what has an exchange rate of the store's, drafts, and a sale
 * that is dated on another day than its payment.
 */
export function isSummarised(input: ModeInput): boolean {
  const { order, settings, posted, documents } = input;
  if (posted.length > 0) return isIssueInSummary(posted, findNewestInvoice(documents));
  return (
    chooseMode(order, settings) === 'daily' &&
    isPaid(order) &&
    findTerms(order, settings) === undefined &&
    !hasVatNumber(order) &&
    !hasGiftCards(order) &&
    isPaidAtOnce(input) &&
    !hasCountedStock(input)
  );
}

/**
 * By payment method and customer role, else as the shop wants it in general. Where rows differ, the
 * order has documents of its own: that is never wrong, whatever the order of the rows.
 */
function chooseMode(
  order: StoreOrder,
  { postingMode, postingModes }: Pick<BookingSettings, 'postingMode' | 'postingModes'>,
): PostingMode {
  const modes = postingModes.filter((rule) => isForOrder(rule, order)).map(({ mode }) => mode);
  if (modes.length === 0) return postingMode;
  return modes.includes('perOrder') ? 'perOrder' : 'daily';
}

function hasVatNumber({ vatNumber, customer }: StoreOrder): boolean {
  return [vatNumber, customer.vatNumber].some((number) => (number ?? '').trim() !== '');
}

function hasGiftCards({ items, giftCardsUsed }: StoreOrder): boolean {
  return giftCardsUsed.length > 0 || items.some(({ isGiftCard }) => isGiftCard);
}

/** One invoice, and one payment of the whole on the same day; credits are paid back. */
function isPaidAtOnce({ documents }: ModeInput): boolean {
  const [invoice, ...others] = documents;
  if (invoice?.kind !== 'invoice' || invoice.status !== 'AUTHORISED') return false;
  // A sum has no exchange rate of its own.
  if (invoice.inStore !== undefined || invoice.currencyRate !== undefined) return false;
  const [payment, ...rest] = others;
  return (
    payment?.kind === 'payment' &&
    payment.amountMinor === invoice.totalMinor &&
    payment.paidOn === invoice.issuedOn &&
    rest.every(({ kind }) => kind === 'creditNote' || kind === 'refund')
  );
}

/** Xero counts a tracked item by the quantities on invoices: they would be lost in a sum. */
function hasCountedStock({ documents, reference }: ModeInput): boolean {
  const counted = new Set(reference.items.filter((item) => item.isTracked).map(({ code }) => code));
  return documents.some(
    (document) =>
      document.kind === 'invoice' &&
      document.lines.some(({ itemCode }) => itemCode !== null && counted.has(itemCode)),
  );
}
