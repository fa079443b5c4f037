import { z } from 'zod';
import {
  documentSchema,
  ORDER_STATES,
  orderRowSchema,
  reasonSchema,
  storeQuerySchema,
} from '../admin-api.ts';
import { storeOrderSchema } from '../store-order.ts';
import { dateString, decimalString, instantString } from '../wire-types.ts';

/** Which orders a list, its totals and its CSV file are about. */
export const orderFilterSchema = z.object({
  /** Of one store; left out, of every store of the shop. */
  storeId: storeQuerySchema.shape.storeId,
  state: z.enum(ORDER_STATES).optional(),
  reasonCode: z.string().max(100).optional(),
  /** Only what waits for this review entry. */
  cause: z
    .string()
    .regex(/^\d{1,12}$/)
    .optional(),
  search: z.string().max(200).optional(),
  /** Days of the organisation, both included. */
  from: dateString.optional(),
  to: dateString.optional(),
  sort: z.enum(['newest', 'oldest', 'amount']).optional(),
});

export const orderListQuerySchema = orderFilterSchema.extend({
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export const orderTotalsSchema = z.object({
  totals: z.array(
    z.object({
      currency: z.string(),
      orders: z.int(),
      store: decimalString,
      xero: decimalString,
      difference: decimalString,
    }),
  ),
  /** How many orders each state would leave, the other filters kept. */
  counts: z.partialRecord(z.enum(ORDER_STATES), z.int()),
});

/** Of more hits a search looks at the latest only. */
export const MOST_SEARCH_HITS = 2000;

const lineSchema = z.object({
  description: z.string(),
  quantity: z.number(),
  accountCode: z.string(),
  taxType: z.string(),
  total: decimalString,
  tax: decimalString,
});

/** One row of both sides; null where a side has no such line. */
const comparisonRowSchema = z.object({
  kind: z.string(),
  label: z.string(),
  quantity: z.int().nullable(),
  store: decimalString.nullable(),
  xero: decimalString.nullable(),
  /** False for totals and for tax that the rows above contain. */
  isSummed: z.boolean(),
  differs: z.boolean(),
  /** A cent that another row makes up for. */
  isRounding: z.boolean(),
  lines: z.array(
    lineSchema.pick({ accountCode: true, taxType: true, total: true, tax: true }).extend({
      /** The rule that chose the account; null where the rules of today do not tell any more. */
      why: z
        .object({
          rule: z.string(),
          conditions: z.array(z.object({ by: z.string(), name: z.string() })),
          ruleSetNumber: z.int(),
          publishedAt: instantString,
          publishedBy: z.string(),
        })
        .nullable(),
    }),
  ),
});

/** What a person says of a difference between the order and Xero. */
const choiceSchema = z.enum([
  'keep',
  'restore',
  'markPaid',
  'reissue',
  'creditDifference',
  'keepBooked',
]);
export const choiceQuerySchema = z.object({ choice: choiceSchema });
export const decisionSchema = z.object({
  choice: choiceSchema,
  /** `basedOn` of what was shown: where the order is another by now, the choice is refused. */
  basedOn: z.string().max(100).optional(),
});

/** One order: both sides, the money, and what happened to it. */
export const orderDetailsSchema = z.object({
  row: orderRowSchema,
  /** Of a held order: the review entry with its fix; null where the order itself is the place. */
  cause: z.string().nullable(),
  store: z.object({
    customer: z.string(),
    email: z.string(),
    orderStatus: storeOrderSchema.shape.orderStatus,
    paymentStatus: storeOrderSchema.shape.paymentStatus,
    /** Its name as people know it; null where nothing was to pay. */
    paymentMethod: z.string().nullable(),
    /** The store's own total, where the order is booked in what its customer was charged. */
    own: z.object({ total: decimalString, currency: z.string(), rate: decimalString }).nullable(),
    url: z.string(),
  }),
  /** Whether the figures have the tax in them, and the rows. */
  comparison: z.object({
    basis: z.enum(['Inclusive', 'Exclusive']),
    rows: z.array(comparisonRowSchema),
  }),
  xero: z.array(
    documentSchema.extend({
      issuedOn: dateString.nullable(),
      postedAt: instantString,
      ruleSetNumber: z.int(),
      account: z.string().nullable(),
      lines: z.array(lineSchema),
    }),
  ),
  money: z.array(
    z.object({
      type: z.enum(['payment', 'refund']),
      amount: decimalString,
      /** When the store says it happened; null where it does not tell. */
      storeAt: instantString.nullable(),
      /** The document that it is on; null while nothing is in Xero. */
      document: z.string().nullable(),
      paidOn: dateString.nullable(),
      account: z.string().nullable(),
      taxes: z.array(z.object({ rate: z.string(), amount: decimalString })),
      /** What the gateway kept: an estimate until there is a payout. */
      fee: z.object({ amount: decimalString, payoutId: z.string().nullable() }).nullable(),
    }),
  ),
  timeline: z.array(
    z.object({
      at: instantString,
      what: z.string(),
      /** A document's number, an event's kind, a person's reason. */
      detail: z.string(),
      by: z.string().nullable(),
    }),
  ),
  shortCode: z.string().nullable(),
  /** Where it is held for a difference that a person decides on. */
  choices: z.array(choiceSchema),
  /** Choices of an edit that this one does not leave, and why. */
  notPossible: z.array(z.object({ choice: choiceSchema, because: z.string() })),
  /** Names the order as it is shown here, for a choice; null where there is nothing to choose. */
  basedOn: z.string().nullable(),
});

/** What a resync would send now. */
export const orderPreviewSchema = z.object({
  outcome: z.enum(['agrees', 'sends', 'waits', 'needsYou', 'underWay']),
  reason: reasonSchema.nullable(),
  writes: z.array(
    z.object({
      action: z.enum(['create', 'change', 'void', 'delete']),
      type: z.string(),
      number: z.string(),
      amount: decimalString,
      currency: z.string(),
      on: dateString.nullable(),
      wasOn: dateString.nullable(),
      asksFirst: z.boolean(),
    }),
  ),
});

/** What a choice would send, and the order that it was made of. */
export const choicePreviewSchema = orderPreviewSchema.extend({ basedOn: z.string() });

export type WireChoicePreview = z.infer<typeof choicePreviewSchema>;
export type WireOrderDetails = z.infer<typeof orderDetailsSchema>;
export type WireOrderPreview = z.infer<typeof orderPreviewSchema>;
export type WireOrderTotals = z.infer<typeof orderTotalsSchema>;
