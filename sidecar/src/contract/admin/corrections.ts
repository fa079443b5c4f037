import { z } from 'zod';
import { dateString, decimalString, entityId } from '../wire-types.ts';

/** Months with documents that were booked by other rules than those of now. */
export const correctionMonthsSchema = z.object({
  months: z.array(z.object({ month: z.string(), documents: z.int() })),
});

const correctionUpdateSchema = z.object({
  orderId: entityId,
  orderNumber: z.string(),
  invoice: z.string(),
  issuedOn: dateString,
  currency: z.string(),
  total: decimalString,
  before: z.array(z.string()),
  after: z.array(z.string()),
});

const correctionJournalSchema = z.object({
  /** `accounts` moves net amounts between accounts, `taxes` gross ones between tax rates. */
  moves: z.enum(['accounts', 'taxes']),
  on: dateString,
  currency: z.string(),
  documents: z.int(),
  lines: z.array(
    z.object({
      accountCode: z.string(),
      taxType: z.string(),
      tracking: z.array(z.string()),
      /** Debit is positive. */
      debit: decimalString,
    }),
  ),
});

/** What correcting a month's booked orders by the rules of now would send, and what stays as it is. */
export const correctionsSchema = z.object({
  updates: z.array(correctionUpdateSchema),
  journals: z.array(correctionJournalSchema),
  stays: z.object({
    closed: z.int(),
    unfit: z.int(),
    otherCurrency: z.int(),
    underWay: z.int(),
  }),
  mark: z.string(),
});

/** The mark of what was seen: anything else is not sent. */
export const correctOrdersSchema = z.object({ mark: z.string().min(1).max(100) });
export const correctedOrdersSchema = z.object({
  updates: z.int(),
  left: z.int(),
  journals: z.int(),
});

export type WireCorrectionMonths = z.infer<typeof correctionMonthsSchema>;
export type WireCorrections = z.infer<typeof correctionsSchema>;
export type WireCorrectedOrders = z.infer<typeof correctedOrdersSchema>;
