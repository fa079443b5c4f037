import { z } from 'zod';
import { reasonSchema } from '../admin-api.ts';
import { dateString, decimalString, instantString } from '../wire-types.ts';

export const checkedAgainSchema = z.object({
  /** When Xero was read that the orders are booked by. */
  readAt: instantString,
  /** Held orders that are worked out again. */
  orders: z.int(),
});

/** What a person does about a cause. */
const fixSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paymentAccount'), method: z.string() }),
  z.object({
    kind: z.literal('taxRate'),
    rate: z.string(),
    country: z.string(),
    reason: z.string(),
  }),
  z.object({ kind: z.literal('account'), account: z.string() }),
  z.object({ kind: z.literal('revenueAccount'), category: z.string() }),
  z.object({ kind: z.literal('replaceAccount'), account: z.string() }),
  z.object({ kind: z.literal('replaceTaxRate'), taxType: z.string() }),
  z.object({ kind: z.literal('giftCard'), card: z.int() }),
  z.object({ kind: z.literal('bankDocument'), key: z.string(), isDeleted: z.boolean() }),
  z.object({ kind: z.enum(['contact', 'summary', 'checkAgain', 'order', 'settings']) }),
]);

export const reviewEntrySchema = z.object({
  id: z.string(),
  linkId: z.string(),
  code: z.string(),
  message: z.string(),
  suggestion: z.string(),
  /** Both texts without what may name a customer: for somebody outside the shop. */
  toShare: reasonSchema.omit({ code: true }),
  orders: z.int(),
  /** What these orders come to, one a currency. */
  amounts: z.array(z.object({ currency: z.string(), total: decimalString })),
  openedAt: instantString,
  /** Put off until this day; it stays in every count. */
  snoozedUntil: dateString.nullable(),
  snoozedBy: z.string().nullable(),
  isSnoozed: z.boolean(),
  fix: fixSchema,
  /** Looking again may help: the cause may be gone in Xero, or with time. */
  canCheckAgain: z.boolean(),
});

/** The largest amount first, those put off last. */
export const reviewListSchema = z.object({
  at: instantString,
  entries: z.array(reviewEntrySchema),
});

export const reviewHistorySchema = z.object({
  entries: z.array(
    z.object({
      id: z.string(),
      code: z.string(),
      message: z.string(),
      orders: z.int(),
      openedAt: instantString,
      resolvedAt: instantString,
      /** What a person did last before that; null: its cause was gone by itself. */
      after: z
        .object({ at: instantString, by: z.string(), action: z.enum(['rules', 'checkAgain']) })
        .nullable(),
    }),
  ),
});

/** The number of the document that took the place of a voided one. */
export const summaryMadeSchema = z.object({ number: z.string() });

export const snoozeSchema = z.object({ until: dateString.nullable() });

export const reviewProgressQuerySchema = z.object({ since: instantString });

/** What became of the orders that waited for an entry at that moment. */
export const reviewProgressSchema = z.object({
  booked: z.int(),
  underWay: z.int(),
  notBooked: z.int(),
  needYou: z.array(
    z.object({ entryId: z.string(), code: z.string(), message: z.string(), orders: z.int() }),
  ),
});

export type WireReviewEntry = z.infer<typeof reviewEntrySchema>;
export type WireReviewFix = z.infer<typeof fixSchema>;
export type WireReviewHistory = z.infer<typeof reviewHistorySchema>;
export type WireReviewProgress = z.infer<typeof reviewProgressSchema>;
export type WireCheckedAgain = z.infer<typeof checkedAgainSchema>;
