import { z } from 'zod';
import { dateString, decimalString, instantString } from '../wire-types.ts';

/** Summaries that are not made yet, with what they have in them now. */
export const waitingSummariesSchema = z.object({
  waiting: z.array(
    z.object({
      side: z.enum(['sale', 'refund']),
      day: dateString,
      method: z.string(),
      methodName: z.string(),
      currency: z.string(),
      orders: z.int(),
      total: decimalString,
      /** When it is made by itself. */
      dueAt: instantString,
    }),
  ),
});

/** How many sales and refunds are in the summaries that are made now. */
export const summariesMadeSchema = z.object({ entries: z.int() });

export type WireWaitingSummaries = z.infer<typeof waitingSummariesSchema>;
