import { z } from 'zod';
import { ruleSetSchema, unfinishedRuleSetSchema } from './rule-set.ts';
import { dateString, decimalString, entityId, instantString } from './wire-types.ts';

/** Everything under /app/api/v1: identity-signed, through the plugin's pass-through. */
export const STAGES = [
  'unpaired',
  'notConnected',
  'disconnected',
  'chooseOrganisation',
  'mapping',
  'ready',
  'live',
  'paused',
] as const;

export const ORDER_STATES = ['new', 'waiting', 'sending', 'booked', 'held', 'skipped'] as const;

export const linkSchema = z.object({
  id: z.string(),
  storeId: entityId,
  storeName: z.string(),
  tenantId: z.string(),
  state: z.enum(['setup', 'live', 'paused']),
  liveFrom: dateString.nullable(),
  /** Only so many orders are booked until somebody says go on; null: no bound. */
  bookFirst: z.int().nullable(),
  /** While paused: who paused it and when, and how many orders wait for that. */
  pausedBy: z.string().nullable(),
  pausedAt: instantString.nullable(),
  heldBack: z.int(),
  ruleSetNumber: z.int().nullable(),
  /** The name of its organisation; empty where it is not connected any more. */
  organisation: z.string(),
  /** The link whose place it takes: the store is, or was, moved to another organisation. */
  replaces: z.string().nullable(),
  /** The last order day of an organisation that another one has followed. */
  liveUntil: dateString.nullable(),
});

/** One store, where the status is not to be that of all. */
export const storeQuerySchema = z.object({
  storeId: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
});

export const shopStoreSchema = z.object({
  storeId: entityId,
  name: z.string(),
  /** What it is, was and is to be booked into; the present one first. */
  linkIds: z.array(z.string()),
  isLive: z.boolean(),
  /** The name of the organisation that it books into; null before one is chosen. */
  organisation: z.string().nullable(),
});

export const statusSchema = z.object({
  stage: z.enum(STAGES),
  next: z.string(),
  store: z.object({ url: z.string(), pairedAt: instantString }).nullable(),
  organisation: z.object({ tenantId: z.string(), name: z.string() }).nullable(),
  /** Every store of the shop, whichever the status is of; those that are booked first. */
  stores: z.array(shopStoreSchema),
  links: z.array(linkSchema),
  counts: z.record(z.enum(ORDER_STATES), z.int()),
  /** Orders that are not settled: to be read, to be booked, or on their way. */
  pending: z.int(),
  calls: z.object({
    total: z.int(),
    dayRemaining: z.int().nullable(),
    minuteRemaining: z.int().nullable(),
  }),
  reviewEntries: z.int(),
  /** What work waits for at the moment. */
  outages: z.array(
    z.object({
      side: z.enum(['xero', 'store', 'disk']),
      name: z.string(),
      code: z.string(),
      message: z.string(),
      suggestion: z.string(),
      since: instantString,
    }),
  ),
});

/** The one request that a shop with an unknown epoch may make. */
export const shopIdentityRequestSchema = z.object({ is: z.enum(['moved', 'copy']) });

export const xeroAppRequestSchema = z.object({
  clientId: z.string().min(1).max(200),
  clientSecret: z.string().min(1).max(400),
  scopes: z.enum(['granular', 'broad']).optional(),
  redirectUri: z.url().optional(),
});

export const connectAnswerSchema = z.object({ authorizeUrl: z.string() });
export type WireConnectAnswer = z.infer<typeof connectAnswerSchema>;

export const organisationSchema = z.object({
  tenantId: z.string(),
  name: z.string(),
  currency: z.string().nullable(),
  country: z.string().nullable(),
});

export const linkRequestSchema = z.object({
  storeId: entityId,
  tenantId: z.string().min(1),
  /** A link of the shop whose settings and mappings the suggestion begins with. */
  copyFrom: z.string().max(100).nullable().default(null),
});
export const linkAnswerSchema = z.object({ linkId: z.string() });

export const suggestionSchema = z.object({
  ruleSet: unfinishedRuleSetSchema,
  reasons: z.array(
    z.object({
      table: z.string(),
      key: z.string(),
      choice: z.string(),
      reason: z.string(),
      sure: z.boolean(),
    }),
  ),
  missing: z.array(z.object({ table: z.string(), key: z.string() })),
});

export const numberedRuleSetSchema = z.object({
  number: z.int(),
  ruleSet: ruleSetSchema,
  publishedAt: instantString,
  publishedBy: z.string(),
  validFrom: dateString.nullable(),
});

export const goLiveRequestSchema = z.object({
  from: dateString,
  bookFirst: z.int().min(1).max(1000).optional(),
});

/** Why an order is not to be booked: a person's own words. */
export const exclusionRequestSchema = z.object({ reason: z.string().trim().min(3).max(300) });

export const reasonSchema = z.object({
  code: z.string(),
  message: z.string(),
  suggestion: z.string(),
});

export const documentSchema = z.object({
  type: z.string(),
  number: z.string(),
  id: z.string(),
  total: decimalString,
  tax: decimalString,
  /** The order's part of a document that many orders share. */
  isPart: z.boolean(),
});

export const orderRowSchema = z.object({
  linkId: z.string(),
  orderId: entityId,
  orderGuid: z.string(),
  number: z.string(),
  placedAt: instantString,
  total: decimalString,
  currency: z.string(),
  state: z.enum(ORDER_STATES),
  reason: reasonSchema.nullable(),
  /** Of a waiting order; null: it does not wait, or that was not kept then. */
  waitsSince: instantString.nullable(),
  documents: z.array(documentSchema),
});

export const orderListSchema = z.object({
  orders: z.array(orderRowSchema),
  /** Position for the next page; null at the end. */
  next: z.string().nullable(),
});

/** What a mapping can choose from: Xero's accounts and tax rates, the store's methods. */
export const choicesSchema = z.object({
  organisation: z.object({
    name: z.string(),
    currency: z.string(),
    country: z.string(),
    /** For links into Xero's own pages. */
    shortCode: z.string().nullable(),
  }),
  accounts: z.array(
    z.object({
      accountId: z.string(),
      code: z.string(),
      name: z.string(),
      type: z.string(),
      isActive: z.boolean(),
      takesPayments: z.boolean(),
      /** Of a bank account; null where it is the organisation's own. */
      currency: z.string().nullable(),
    }),
  ),
  taxRates: z.array(
    z.object({
      taxType: z.string(),
      name: z.string(),
      rate: z.string(),
      isActive: z.boolean(),
      isForSales: z.boolean(),
    }),
  ),
  paymentMethods: z.array(z.object({ systemName: z.string(), friendlyName: z.string() })),
  /** Of the store: the one that it keeps its amounts in, and the others that customers may choose. */
  currencies: z.object({ primary: z.string(), others: z.array(z.string()) }),
  customerRoles: z.array(z.object({ systemName: z.string(), name: z.string() })),
});

/** How many orders, and what the store has for them that Xero has not. */
export const namedDifferenceSchema = z.object({ orders: z.int(), difference: decimalString });

/** Orders placed on each of the last days of the organisation, newest first. */
export const dayTotalsSchema = z.object({
  timeZone: z.string(),
  days: z.array(
    z.object({
      date: dateString,
      currency: z.string(),
      orders: z.int(),
      total: decimalString,
      /** Invoices less credit notes, whatever the state of the order. */
      xeroTotal: decimalString,
      difference: decimalString,
      booked: namedDifferenceSchema,
      waiting: namedDifferenceSchema,
      needYou: namedDifferenceSchema,
      notBooked: namedDifferenceSchema,
    }),
  ),
});

export type WireStatus = z.infer<typeof statusSchema>;
export type WireOrganisation = z.infer<typeof organisationSchema>;
export type WireShopStore = z.infer<typeof shopStoreSchema>;
export type WireOrderRow = z.infer<typeof orderRowSchema>;
export type WireChoices = z.infer<typeof choicesSchema>;
export type WireDayTotals = z.infer<typeof dayTotalsSchema>;
export type WireNumberedRuleSet = z.infer<typeof numberedRuleSetSchema>;
export type WireSuggestion = z.infer<typeof suggestionSchema>;
