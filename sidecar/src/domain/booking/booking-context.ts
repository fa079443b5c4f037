import type { XeroReference } from '../mapping/xero-reference.ts';
import type { RuleSet } from '../mapping/rule-set.ts';
import type { StoreInfo } from '../order/store-info.ts';
import type { StoreOrder } from '../order/store-order.ts';
import type { Instant } from '../time/instant.ts';
import { nameIssue } from './issue.ts';
import type {
  BookedAllocation,
  BookedCreditNote,
  BookedDocument,
  BookedRefund,
  DocumentLine,
} from './xero-documents.ts';

/** Everything that a booking is made of. The same input gives the same booking, byte for byte. */
export interface BookingInput {
  readonly order: StoreOrder;
  readonly rules: RuleSet;
  readonly reference: XeroReference;
  readonly info: StoreInfo;
  readonly context: BookingContext;
}

/** What the order itself does not say. */
export interface BookingContext {
  readonly contactNumber: string;
  /** The order's page in the back office. */
  readonly orderUrl: string;
  /** Its method charges the customer's currency, and it is booked in that. */
  readonly inCustomerCurrency: boolean;
  /** The rules that a person asked the booked invoice to be corrected by. */
  readonly correctedBy?: number | undefined;
  /** Dated on; kept from the first booking on. */
  readonly asOf: Instant;
  /** What stands in Xero for the order, by natural key, as it was booked. */
  readonly posted: ReadonlyMap<string, BookedDocument>;
  /** Numbers of the order's documents that were voided; Xero never gives them free again. */
  readonly voidedNumbers: readonly string[];
  /** Cumulative refunds of its voided credit notes: what is credited again is credited in the same parts. */
  readonly voidedRefunds: readonly number[];
  /** Its invoices that were credited in whole, oldest first. */
  readonly closed: readonly ClosedInvoice[];
  /** Credits over what an edit took off, as a person chose them. */
  readonly differences: readonly (BookedCreditNote | BookedRefund | BookedAllocation)[];
  /** Refunds that were heard of: cumulative, in minor units as they are booked, and when. */
  readonly refunds: readonly RefundMark[];
  /** The day of a refund that nobody heard of when it happened. */
  readonly refundSeenAt: Instant;
  /** Order items whose gift card sale is booked. */
  readonly bookedGiftCardItems: readonly number[];
  /** Order items of its gift cards whose sale is booked as a sale with tax. */
  readonly taxedGiftCardSales: readonly TaxedCardSale[];
  /** What other orders took back of gift cards that this one sold with tax. */
  readonly takenOfSoldMinor?: number;
  /** Cards of the order that a person confirmed as sold before Daybook, with what is left of each. */
  readonly giftCardOpenings: readonly CardOpening[];
}

/** An order item that sold gift cards with tax, as it stands in the books. */
export interface TaxedCardSale {
  readonly orderItemId: number;
  /** Of its invoice. */
  readonly number: string;
  /** Undefined where nothing can be taken back from it; `doubt` says why. */
  readonly line: CardSaleLine | undefined;
  readonly doubt: string | undefined;
  /** What other orders took back of it. */
  readonly taken: { readonly amountMinor: number; readonly taxMinor: number };
}

export interface CardSaleLine extends Pick<
  DocumentLine,
  'accountCode' | 'taxType' | 'taxRate' | 'tracking' | 'taxMinor'
> {
  readonly grossMinor: number;
  readonly currency: string;
}

export interface CardOpening {
  readonly giftCardId: number;
  readonly currency: string;
  /** Less what other orders used of it. */
  readonly leftMinor: number;
}

/** An invoice that is credited in whole, with all that stood on the order by then. */
export interface ClosedInvoice {
  /** When it was decided; the credit and what takes the invoice's place are dated on it. */
  readonly closedAt: Instant;
  readonly documents: readonly BookedDocument[];
}

export interface RefundMark {
  readonly refundedTotalMinor: number;
  readonly at: Instant;
}

/**
 * The posted document where it stands: made of the same order facts (architecture, "A document
 * stands"). It is taken as it was booked, whatever became of rules, accounts and product names.
 */
export function findStanding<K extends BookedDocument['kind']>(
  context: BookingContext,
  wanted: { readonly kind: K; readonly key: string; readonly fingerprint: string },
): Extract<BookedDocument, { kind: K }> | undefined {
  const document = context.posted.get(wanted.key);
  const stands = document?.kind === wanted.kind && document.fingerprint === wanted.fingerprint;
  return stands ? (document as Extract<BookedDocument, { kind: K }>) : undefined;
}

export interface IssueInput {
  readonly order: Pick<StoreOrder, 'orderGuid'>;
  readonly context: Pick<BookingContext, 'closed'>;
}

/** The issue that is booked now. */
export function readCurrentIssue({ order, context }: IssueInput): string {
  return nameIssue(order, context.closed.length);
}

/** As if what stands of the order's invoice were credited in whole at that moment. */
export function withClosed(input: BookingInput, closedAt: Instant): BookingInput {
  const { context } = input;
  const kept = new Set(context.closed.flatMap(({ documents }) => documents.map(({ key }) => key)));
  const documents = [...context.posted.values()].filter(({ key }) => !kept.has(key));
  return {
    ...input,
    context: { ...context, closed: [...context.closed, { closedAt, documents }] },
  };
}

/** What happens to the order is dated no earlier than the credit of the invoice before. */
export function noEarlierThanClosing({ closed }: BookingContext, at: Instant): Instant {
  const closedAt = closed.at(-1)?.closedAt;
  return closedAt !== undefined && closedAt > at ? closedAt : at;
}
