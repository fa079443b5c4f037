import type { StoreOrderItem } from '../order/store-order.ts';
import type { LineRole } from './lines/line-role.ts';

/** The documents an order should have in Xero, as values; all amounts in minor units (cents). */
export interface Booking {
  readonly contact: BookedContact;
  /** Items that have to be made first. */
  readonly items: readonly BookedItem[];
  readonly documents: readonly BookedDocument[];
  /** What a person should look at although everything was booked. */
  readonly remarks: readonly Remark[];
}

export interface Remark {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}

export type BookedDocument =
  BookedInvoice | BookedPayment | BookedCreditNote | BookedAllocation | BookedRefund;

interface Keyed {
  /** Natural key, unique in the link: "invoice:GB-12", "payment:GB-12:1". */
  readonly key: string;
  /** Hash of the order facts the document is made of. While it stays, the document stands. */
  readonly fingerprint: string;
  /** Keys of the documents that must be in Xero before this one. */
  readonly needs: readonly string[];
}

/** A Xero item made from a SKU that Xero does not know yet. */
export interface BookedItem {
  readonly kind: 'item';
  readonly key: string;
  readonly needs: readonly string[];
  readonly code: string;
  readonly name: string;
}

export interface BookedContact extends Keyed {
  readonly contactNumber: string;
  readonly name: string;
  /** Used when another active contact already has the name. */
  readonly fallbackName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly emailAddress: string;
  readonly taxNumber: string;
  readonly phone: string;
  readonly postalCode: string;
  readonly addresses: readonly ContactAddress[];
  /** When it took the place of an archived one: what was booked before stands on that one. */
  readonly replacedAt?: string;
  readonly source?: ContactSource;
}

/** The order that a contact's facts are of: an older one says nothing new. */
export interface ContactSource {
  readonly placedAt: string;
  /** The customer's name in the store, also where Xero has it with a number. */
  readonly name: string;
  /** The setting that made the name. */
  readonly namedBy: string;
}

export interface ContactAddress {
  readonly addressType: 'POBOX' | 'STREET';
  readonly addressLine1: string;
  readonly addressLine2: string;
  readonly city: string;
  readonly region: string;
  readonly postalCode: string;
  readonly country: string;
}

export type LineAmountTypes = 'Inclusive' | 'Exclusive' | 'NoTax';

export interface DocumentLine {
  readonly role: LineRole;
  readonly description: string;
  readonly quantity: number;
  /** At most four decimals, as text. */
  readonly unitAmount: string;
  readonly accountCode: string;
  readonly taxType: string;
  /** Per cent as text. */
  readonly taxRate: string;
  /** Predicted line amount, in the document's line-amount type. */
  readonly lineMinor: number;
  /** Predicted tax. */
  readonly taxMinor: number;
  /** True when the tax is sent with the line instead of left to Xero. */
  readonly sendTax: boolean;
  readonly itemCode: string | null;
  /** The order item that it sells; left out where it is about none. */
  readonly orderItemId?: number;
  readonly tracking: readonly { readonly name: string; readonly option: string }[];
}

interface SalesDocument extends Keyed {
  readonly number: string;
  readonly reference: string;
  readonly contactKey: string;
  readonly currency: string;
  /** Of its currency for one of the organisation's, as text; Xero's rate of the day where it is left out. */
  readonly currencyRate?: string;
  readonly issuedOn: string;
  readonly lineAmountTypes: LineAmountTypes;
  readonly lines: readonly DocumentLine[];
  readonly totalMinor: number;
  readonly taxMinor: number;
}

export interface BookedInvoice extends SalesDocument {
  readonly kind: 'invoice';
  readonly dueOn: string;
  readonly url: string;
  readonly status: 'AUTHORISED' | 'DRAFT';
  /** What it comes to in the store's currency, where it is booked in the customer's. */
  readonly inStore?: StoreWorth;
  /** Gift cards that pay part of it. */
  readonly giftCardTenders: readonly GiftCardTender[];
  /** Reward points that pay part of it; not there where they are a line or there are none. */
  readonly rewardPointsMinor?: number;
  /** Gift cards that a line took off; not there in invoices booked before they were kept. */
  readonly giftCardLines?: readonly GiftCardLine[];
  /** What was said of its figures when it was booked, and holds as long as they do; left out where nothing was. */
  readonly remarks?: readonly Remark[];
  /** The products as they were when it was booked; later bookings of the order use them again. */
  readonly productFacts: readonly ProductFacts[];
}

export interface StoreWorth {
  readonly currency: string;
  readonly totalMinor: number;
}

/** What pays beside money. */
export type TenderKind = 'giftCards' | 'rewardPoints';

/** Value that a customer paid with and has again: of gift cards, or of reward points. */
export interface ReturnedTender {
  readonly kind: TenderKind;
  /** What of the invoice it paid. */
  readonly paidMinor: number;
  /** What it took off the invoice as a line, where the account takes no payments. */
  readonly lineMinor: number;
}

/** A card that pays: its value goes from the gift card liability to the invoice. */
export interface GiftCardTender {
  readonly giftCardId: number;
  readonly amountMinor: number;
}

/** A card whose value a line takes off. */
export interface GiftCardLine extends GiftCardTender {
  /** It was sold with tax: what of its sale the line takes back. */
  readonly sale?: {
    readonly orderItemId: number;
    readonly taxRate: string;
    readonly taxMinor: number;
  };
}

/** What rules look at in an order item beside its money. */
export type ProductFacts = Pick<
  StoreOrderItem,
  | 'id'
  | 'sku'
  | 'productName'
  | 'productType'
  | 'isShipEnabled'
  | 'isTaxExempt'
  | 'taxCategory'
  | 'categories'
  | 'manufacturers'
  | 'vendor'
>;

export interface BookedCreditNote extends SalesDocument {
  readonly kind: 'creditNote';
  readonly invoiceKey: string;
  /** The cumulative refund in the store after this one; 0 where it is about no refund. */
  readonly refundedTotalMinor: number;
  /**
   * It credits the whole invoice, or what an edit took off, or moves what was refunded to other taxes; of
   * a refund where it is left out.
   */
  readonly credits?: 'invoice' | 'difference' | 'otherTaxes';
  /** Ids of the return requests that the refunds up to it are for; left out where none explains them. */
  readonly returnRequestIds?: readonly number[];
  /** It gives back what was paid with these instead of money. */
  readonly returns?: TenderKind;
}

export interface BookedPayment extends Keyed {
  readonly kind: 'payment';
  readonly invoiceKey: string;
  readonly accountId: string;
  readonly paidOn: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** That of the document it is on: nothing is gained or lost between the two. */
  readonly currencyRate?: string;
  readonly reference: string;
}

/** Money paid back out of an account against a credit note. */
export interface BookedRefund extends Keyed {
  readonly kind: 'refund';
  readonly creditNoteKey: string;
  readonly accountId: string;
  readonly paidOn: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** That of the document it is on: nothing is gained or lost between the two. */
  readonly currencyRate?: string;
  readonly reference: string;
}

/** A credit note set against what is still due on its invoice. */
export interface BookedAllocation extends Keyed {
  readonly kind: 'allocation';
  readonly creditNoteKey: string;
  readonly invoiceKey: string;
  readonly allocatedOn: string;
  readonly amountMinor: number;
}
