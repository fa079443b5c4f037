import { z } from 'zod';
import { linkSchema } from '../admin-api.ts';
import { lockedPeriodSchema, unfinishedRuleSetSchema } from '../rule-set.ts';
import { dateString, decimalString, entityId, instantString } from '../wire-types.ts';

/** The questions of Setup, in their order. */
export const SETUP_STEPS = [
  'connect',
  'organisation',
  'alreadyBooked',
  'look',
  'paymentMethods',
  'taxes',
  'sales',
  'others',
  'lockedMonths',
  'dryRun',
  'live',
] as const;

/** The questions of a change to another organisation, in their order. */
export const CHANGE_STEPS = [
  'organisation',
  'lastDay',
  'look',
  'paymentMethods',
  'taxes',
  'sales',
  'others',
  'lockedMonths',
  'dryRun',
  'change',
] as const;

/** An order that somebody booked into Xero before Daybook: left out when it comes. */
export const bookedElsewhereSchema = z.object({
  orderId: entityId,
  invoiceNumber: z.string().max(255),
});

/** What was answered so far; kept after each answer, so that a closed tab loses nothing. */
export const setupDraftSchema = z.object({
  /** The furthest question that was reached. */
  step: z.enum([...SETUP_STEPS, ...CHANGE_STEPS]),
  oldAppOff: z.boolean(),
  bankRulesOff: z.boolean(),
  /** Null until somebody looked at what Xero has already. */
  bookedElsewhere: z.array(bookedElsewhereSchema).max(5000).nullable(),
  /** Null until the suggestion was looked at. */
  rules: unfinishedRuleSetSchema.nullable(),
  /** What happens with closed months; null until somebody chose, for there is no preset. */
  lockedPeriod: lockedPeriodSchema.nullable(),
  dryRunDone: z.boolean(),
  /** Of a change to another organisation: the last order day of the old one, and what becomes of its orders later. */
  lastDay: dateString.nullable().default(null),
  afterwards: z.enum(['book', 'person']).nullable().default(null),
  /** Of a further store: the link whose settings and mappings the suggestion begins with. */
  copyFrom: z.string().max(100).nullable().default(null),
});

export const setupSchema = z.object({
  draft: setupDraftSchema,
  /** The client secret is never told. */
  xeroApp: z.object({ clientId: z.string() }).nullable(),
  redirect: z.object({ address: z.string(), isAccepted: z.boolean() }),
  /** Why the last sign-in came to nothing; null when it did not fail. */
  signInProblem: z
    .object({
      code: z.string(),
      message: z.string(),
      suggestion: z.string(),
      at: instantString,
    })
    .nullable(),
});

const usageSchema = z.object({ key: z.string(), orders: z.int(), total: decimalString });

/** What the store did in the last 90 days, and what bears on the questions. */
export const setupFactsSchema = z.object({
  /** The organisation's day. */
  today: dateString,
  timeZone: z.string(),
  lockedUntil: dateString.nullable(),
  currency: z.string(),
  days: z.int(),
  orders: z.int(),
  ordersAMonth: z.int(),
  isComplete: z.boolean(),
  sampleOrder: z.object({ orderId: entityId, customOrderNumber: z.string() }).nullable(),
  paymentMethods: z.array(usageSchema),
  taxRates: z.array(usageSchema),
});

export const alreadyBookedSchema = z.object({
  invoicesRead: z.int(),
  ordersRead: z.int(),
  isComplete: z.boolean(),
  matches: z.array(
    z.object({
      orderId: entityId,
      orderNumber: z.string(),
      placedAt: instantString,
      total: decimalString,
      currency: z.string(),
      invoiceNumber: z.string(),
      invoiceDate: dateString,
      invoiceTotal: decimalString,
      by: z.enum(['number', 'dateAndTotal']),
    }),
  ),
});

const kindSchema = z.object({
  kind: z.enum(['paymentMethod', 'taxRate', 'currency', 'refund', 'giftCard', 'discount']),
  /** Which one: the method's system name, the rate, the currency code. */
  value: z.string(),
});

/** The orders that a dry run takes, and what there was none of. */
export const dryRunSampleSchema = z.object({
  orderIds: z.array(entityId),
  ordersRead: z.int(),
  since: dateString,
  notTried: z.array(kindSchema),
});

export const dryRunQuerySchema = z.object({
  orderIds: z.string().regex(/^\d{1,10}(,\d{1,10}){0,19}$/, 'up to 20 ids, with commas'),
});

const dryRunDocumentSchema = z.object({
  type: z.enum(['invoice', 'creditNote', 'payment', 'refund', 'allocation']),
  number: z.string(),
  date: dateString.nullable(),
  total: decimalString,
  account: z.string().nullable(),
  lines: z.array(
    z.object({
      description: z.string(),
      accountCode: z.string(),
      taxType: z.string(),
      total: decimalString,
      tax: decimalString,
    }),
  ),
});

export const dryRunOrderSchema = z.object({
  /** The day whose summary it would be a part of; null where it would have documents of its own. */
  summaryOn: dateString.nullable(),
  orderId: entityId,
  number: z.string(),
  placedAt: instantString,
  currency: z.string(),
  total: decimalString,
  refunded: decimalString,
  customer: z.string(),
  paymentMethod: z.string().nullable(),
  /** Items, shipping, fees, discounts and totals: `kind` as in the order page's comparison. */
  lines: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      quantity: z.int().nullable(),
      total: decimalString,
      isSummed: z.boolean(),
    }),
  ),
  outcome: z.enum(['books', 'waits', 'leftOut', 'needsYou']),
  problems: z.array(
    z.object({
      cause: z.string(),
      code: z.string(),
      message: z.string(),
      suggestion: z.string(),
    }),
  ),
  documents: z.array(dryRunDocumentSchema),
});

export const dryRunAnswerSchema = z.object({ orders: z.array(dryRunOrderSchema) });

export const setupGoLiveRequestSchema = z.object({
  linkId: z.string().min(1),
  from: dateString,
  bookFirst: z.int().min(1).max(1000).optional(),
});

/** The first orders after going live: both totals, by currency. */
export const firstOrdersSchema = z.object({
  link: linkSchema,
  booked: z.int(),
  sending: z.int(),
  needYou: z.int(),
  waiting: z.int(),
  totals: z.array(z.object({ currency: z.string(), store: decimalString, xero: decimalString })),
  orders: z.array(
    z.object({
      orderId: entityId,
      number: z.string(),
      currency: z.string(),
      store: decimalString,
      xero: decimalString,
    }),
  ),
});

export type SetupStep = (typeof SETUP_STEPS)[number] | (typeof CHANGE_STEPS)[number];
export type WireSetupDraft = z.infer<typeof setupDraftSchema>;
export type WireSetup = z.infer<typeof setupSchema>;
export type WireSetupFacts = z.infer<typeof setupFactsSchema>;
export type WireAlreadyBooked = z.infer<typeof alreadyBookedSchema>;
export type WireDryRunSample = z.infer<typeof dryRunSampleSchema>;
export type WireDryRunOrder = z.infer<typeof dryRunOrderSchema>;
export type WireFirstOrders = z.infer<typeof firstOrdersSchema>;
