/**
 * What a person decided about one link: the settings and the mapping tables.
 * A published rule set is immutable and numbered; a booked order keeps the number it was booked by.
 */
export interface RuleSet {
  readonly settings: BookingSettings;
  readonly paymentMethods: readonly PaymentMethodRule[];
  readonly taxes: readonly TaxRule[];
  readonly revenue: readonly RevenueRule[];
  readonly accounts: SpecialAccounts;
  readonly shipping: readonly ShippingRule[];
  readonly tracking: readonly TrackingRule[];
  readonly items: ItemRule;
}

/** Rules whose one question without a preset is open: what happens with closed months. */
export interface UnfinishedRuleSet extends Omit<RuleSet, 'settings'> {
  readonly settings: Omit<BookingSettings, 'lockedPeriod'>;
}

export interface BookingSettings {
  /** When an order is booked (accounting §1). */
  readonly bookWhen: 'paidOrShipped' | 'placed';
  /** An invoice for each order, or one for each day and payment method (accounting §8). */
  readonly postingMode: PostingMode;
  /** The same by payment method or customer role: says otherwise than `postingMode`. */
  readonly postingModes: readonly PostingModeRule[];
  /** Invoice number template; fields {prefix} {customOrderNumber} {orderId} {storeId}. */
  readonly invoiceNumberTemplate: string;
  readonly invoiceNumberPrefix: string;
  /** Invoice reference template; the same fields. */
  readonly referenceTemplate: string;
  readonly paymentReferenceTemplate: string;
  readonly dueDays: number;
  /** How an order-total discount is treated for tax (accounting §2). */
  readonly orderDiscountTax: 'asCharged' | 'priceReduction';
  /** Whether a line's tax may be set by hand where nothing else is exact (ladder step 3). */
  readonly taxOverride: boolean;
  /** Whose rate a document in another currency than the organisation's has (accounting §4). */
  readonly currencyRate: 'store' | 'xero';
  readonly lineAmounts: 'asStore' | 'inclusive' | 'exclusive';
  /** Tax type of lines outside the tax return, such as NONE or BASEXCLUDED. */
  readonly noTaxType: string;
  readonly giftCardUse: 'payment' | 'negativeLine';
  /** A payment only where the shop books points as owed when they are earned. */
  readonly rewardPointsUse: 'negativeLine' | 'payment';
  readonly chargedGiftCards: 'hold' | 'singlePurpose';
  /** Payment terms by customer role or payment method: booked when placed, due after days. */
  readonly terms: readonly TermsRule[];
  readonly lockedPeriod: 'nextOpenDay' | 'hold' | 'draft';
  /** Orders dated in the shop's own closed months, a date or null. */
  readonly filedUntil: string | null;
  readonly contactName: 'person' | 'companyFirst';
  /** Whose orders share a contact (accounting §5). */
  readonly contactPer: 'customer' | 'company' | 'guestsTogether' | 'store' | 'country';
  /** The customer's contact is archived in Xero. */
  readonly archivedContact: 'hold' | 'new';
  /** Xero has no contact of the customer yet. */
  readonly missingContact: 'create' | 'hold';
  /** Who is right about a contact that Xero has already, field by field. */
  readonly contactFields: Readonly<Record<ContactField, FieldPolicy>>;
  readonly noteInStore: boolean;
  readonly markPaidInStore: boolean;
  /** What happens by itself to an order that was edited after it was paid. */
  readonly editedAfterPayment: 'ask' | 'reissue' | 'keepBooked';
  /** What happens by itself to an unpaid invoice that was edited in Xero. */
  readonly editedInXero: 'ask' | 'keep' | 'restore';
  /** The same of a document that was voided or deleted there. */
  readonly voidedInXero: 'ask' | 'keep' | 'restore';
}

export type ContactField = 'name' | 'email' | 'phone' | 'addresses' | 'taxNumber';

/** What is changed in the store goes to Xero, nothing does, or only what Xero does not know. */
export type FieldPolicy = 'store' | 'xero' | 'onlyIfEmpty';

export type PostingMode = 'perOrder' | 'daily';

export interface PostingModeRule {
  readonly paymentMethod: string | null;
  readonly customerRole: string | null;
  readonly mode: PostingMode;
}

export interface TermsRule {
  readonly paymentMethod: string | null;
  readonly customerRole: string | null;
  readonly dueDays: number;
}

export interface PaymentMethodRule {
  readonly systemName: string;
  readonly storeId: number | null;
  readonly currency: string | null;
  /** Xero AccountID of a bank account or an account that takes payments. */
  readonly accountId: string;
  /** What the gateway asks the customer for; an order is booked in that currency. */
  readonly charges: 'storeCurrency' | 'customerCurrency';
  /** What the gateway keeps of each payment; null where nobody said: no fees are booked then. */
  readonly fees: PaymentFees | null;
}

/** A gateway's price, an estimate until its payout says what it really kept. */
export interface PaymentFees {
  /** Per cent of the payment as text: "1.4". */
  readonly percent: string;
  /** A fixed amount for each payment, to the cent, in the payment's currency. */
  readonly fixed: string;
  readonly accountCode: string;
  readonly taxType: string;
}

export type ZeroReason =
  'domestic' | 'export' | 'euGoods' | 'euServices' | 'exemptProduct' | 'exemptCustomer';

export interface TaxRule {
  /** Per cent as text, compared as a number: "20", "9.9975", "0". */
  readonly rate: string;
  readonly country: string | null;
  readonly state: string | null;
  readonly taxCategoryId: number | null;
  readonly supply: 'goods' | 'service' | null;
  readonly zeroReason: ZeroReason | null;
  readonly taxType: string;
}

export interface RevenueRule {
  readonly productId: number | null;
  readonly categoryId: number | null;
  readonly manufacturerId: number | null;
  readonly vendorId: number | null;
  readonly productType: string | null;
  readonly customerRole: string | null;
  readonly storeId: number | null;
  readonly accountCode: string;
}

/** Account codes; null where nobody has chosen yet: an order that needs it is held. */
export interface SpecialAccounts {
  readonly shipping: string | null;
  readonly paymentFee: string | null;
  readonly checkoutAttributes: string | null;
  readonly discounts: string | null;
  readonly orderDiscounts: string | null;
  readonly rewardPoints: string | null;
  readonly promotions: string | null;
  readonly giftCardLiability: string | null;
  /** Points that are not used yet, where they are a payment. */
  readonly loyaltyLiability: string | null;
  readonly giftCardDiscounts: string | null;
  readonly returns: string | null;
  readonly rounding: string | null;
}

export interface ShippingRule {
  readonly shippingMethod: string;
  readonly accountCode: string;
}

export interface TrackingRule {
  readonly by: 'store' | 'category' | 'customerRole' | 'vendor';
  readonly value: string;
  readonly trackingCategory: string;
  readonly option: string;
}

export interface ItemRule {
  /** A Xero item whose code is the SKU is used; what happens with a SKU that Xero does not know. */
  readonly unknownSku: 'withoutItem' | 'createUntracked' | 'hold';
  readonly useItems: boolean;
}
