import { z } from 'zod';
import { dateString, decimalString, entityId } from './wire-types.ts';

const template = z.string().max(200);
const accountCode = z.string().min(1).max(10);
const nullableId = entityId.nullable();

const fieldPolicy = z.enum(['store', 'xero', 'onlyIfEmpty']);
const contactFieldsSchema = z.object({
  name: fieldPolicy,
  email: fieldPolicy,
  phone: fieldPolicy,
  addresses: fieldPolicy,
  taxNumber: fieldPolicy,
});

/** All of it or nothing: a fee without an account could not be booked. */
const feesSchema = z.object({
  percent: z.string().regex(/^\d{1,2}(\.\d{1,4})?$/, 'a percentage below 100, such as 1.4'),
  fixed: z.string().regex(/^\d{1,6}(\.\d{1,2})?$/, 'an amount to the cent, such as 0.25'),
  accountCode,
  taxType: z.string().min(1).max(50),
});

const postingMode = z.enum(['perOrder', 'daily']);

const settingsSchema = z.object({
  bookWhen: z.enum(['paidOrShipped', 'placed']),
  postingMode: postingMode.default('perOrder'),
  postingModes: z
    .array(
      z.object({
        paymentMethod: z.string().nullable(),
        customerRole: z.string().nullable(),
        mode: postingMode,
      }),
    )
    .max(200)
    .default([]),
  invoiceNumberTemplate: template.regex(
    /\{(customOrderNumber|orderId)\}/,
    'must contain {customOrderNumber} or {orderId}: what is unique per order',
  ),
  invoiceNumberPrefix: z
    .string()
    .max(50)
    .regex(/^[^,]*$/, 'no comma: Xero could not look it up'),
  referenceTemplate: template,
  paymentReferenceTemplate: template,
  dueDays: z.int().min(0).max(365),
  orderDiscountTax: z.enum(['asCharged', 'priceReduction']),
  taxOverride: z.boolean(),
  currencyRate: z.enum(['store', 'xero']).default('xero'),
  lineAmounts: z.enum(['asStore', 'inclusive', 'exclusive']),
  noTaxType: z.string().min(1),
  giftCardUse: z.enum(['payment', 'negativeLine']),
  rewardPointsUse: z.enum(['negativeLine', 'payment']).default('negativeLine'),
  chargedGiftCards: z.enum(['hold', 'singlePurpose']),
  terms: z.array(
    z.object({
      paymentMethod: z.string().nullable(),
      customerRole: z.string().nullable(),
      dueDays: z.int().min(0).max(365),
    }),
  ),
  lockedPeriod: z.enum(['nextOpenDay', 'hold', 'draft']),
  filedUntil: dateString.nullable(),
  contactName: z.enum(['person', 'companyFirst']),
  contactPer: z
    .enum(['customer', 'company', 'guestsTogether', 'store', 'country'])
    .default('customer'),
  archivedContact: z.enum(['hold', 'new']).default('hold'),
  missingContact: z.enum(['create', 'hold']).default('create'),
  contactFields: contactFieldsSchema.default({
    name: 'onlyIfEmpty',
    email: 'onlyIfEmpty',
    phone: 'onlyIfEmpty',
    addresses: 'onlyIfEmpty',
    taxNumber: 'onlyIfEmpty',
  }),
  noteInStore: z.boolean(),
  markPaidInStore: z.boolean(),
  editedAfterPayment: z.enum(['ask', 'reissue', 'keepBooked']).default('ask'),
  editedInXero: z.enum(['ask', 'keep', 'restore']).default('ask'),
  voidedInXero: z.enum(['ask', 'keep', 'restore']).default('ask'),
});

const paymentMethodSchema = z
  .object({
    systemName: z.string().min(1),
    storeId: nullableId,
    currency: z.string().nullable(),
    accountId: z.string().min(1),
    charges: z.enum(['storeCurrency', 'customerCurrency']).default('storeCurrency'),
    fees: feesSchema.nullable().default(null),
  })
  .refine(
    ({ charges, currency }) =>
      charges === 'storeCurrency' || (currency !== null && /^[A-Z]{3}$/.test(currency)),
    { path: ['currency'], message: 'a method that charges it needs its code, such as EUR' },
  );

/** Settings and mapping tables of a link, as the admin API reads and publishes them. */
export const ruleSetSchema = z.object({
  settings: settingsSchema,
  paymentMethods: z.array(paymentMethodSchema),
  taxes: z.array(
    z.object({
      rate: decimalString,
      country: z.string().nullable(),
      state: z.string().nullable(),
      taxCategoryId: nullableId,
      supply: z.enum(['goods', 'service']).nullable(),
      zeroReason: z
        .enum(['domestic', 'export', 'euGoods', 'euServices', 'exemptProduct', 'exemptCustomer'])
        .nullable(),
      taxType: z.string().min(1),
    }),
  ),
  revenue: z.array(
    z.object({
      productId: nullableId,
      categoryId: nullableId,
      manufacturerId: nullableId,
      vendorId: nullableId,
      productType: z.string().nullable(),
      customerRole: z.string().nullable(),
      storeId: nullableId,
      accountCode,
    }),
  ),
  accounts: z.object({
    shipping: accountCode.nullable(),
    paymentFee: accountCode.nullable(),
    checkoutAttributes: accountCode.nullable(),
    discounts: accountCode.nullable(),
    orderDiscounts: accountCode.nullable(),
    rewardPoints: accountCode.nullable(),
    promotions: accountCode.nullable(),
    giftCardLiability: accountCode.nullable(),
    loyaltyLiability: accountCode.nullable().default(null),
    giftCardDiscounts: accountCode.nullable(),
    returns: accountCode.nullable(),
    rounding: accountCode.nullable(),
  }),
  shipping: z.array(z.object({ shippingMethod: z.string(), accountCode })),
  tracking: z.array(
    z.object({
      by: z.enum(['store', 'category', 'customerRole', 'vendor']),
      value: z.string(),
      trackingCategory: z.string(),
      option: z.string(),
    }),
  ),
  items: z.object({
    useItems: z.boolean(),
    unknownSku: z.enum(['withoutItem', 'createUntracked', 'hold']),
  }),
});

/** As it is suggested: what happens with closed months is left to a person. */
export const unfinishedRuleSetSchema = ruleSetSchema.extend({
  settings: settingsSchema.omit({ lockedPeriod: true }),
});

export const lockedPeriodSchema = settingsSchema.shape.lockedPeriod;

export type WireUnfinishedRuleSet = z.infer<typeof unfinishedRuleSetSchema>;
export type WireRuleSet = z.infer<typeof ruleSetSchema>;
