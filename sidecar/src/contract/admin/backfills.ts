import { z } from 'zod';
import { ORDER_STATES, reasonSchema } from '../admin-api.ts';
import { orderPreviewSchema } from './orders.ts';
import { lockedPeriodSchema } from '../rule-set.ts';
import { dateString, instantString } from '../wire-types.ts';

/** Older than nopCommerce itself. */
const EARLIEST_MS = Date.UTC(2000, 0, 1);
const LONGEST_MS = 3653 * 86_400_000;

/** Orders created from (inclusive) and to (exclusive): ten years at most. */
export const backfillRequestSchema = z
  .object({ linkId: z.string().min(1).max(100), from: instantString, to: instantString })
  .refine(({ from }) => Date.parse(from) >= EARLIEST_MS, {
    path: ['from'],
    message: 'expected a moment after 1999',
  })
  .refine(({ from, to }) => Date.parse(to) > Date.parse(from), {
    path: ['to'],
    message: 'expected a moment after "from"',
  })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= LONGEST_MS, {
    path: ['to'],
    message: 'expected ten years at most',
  });

export const backfillSchema = z.object({
  id: z.string(),
  linkId: z.string(),
  from: instantString,
  to: instantString,
  /** Failing: the store does not answer, and is asked again by itself. Stopped and done are the end. */
  state: z.enum(['running', 'failing', 'paused', 'stopped', 'done']),
  askedBy: z.string(),
  askedAt: instantString,
  endedAt: instantString.nullable(),
  /** Orders that were read so far, and when the latest of them was placed. */
  orders: z.int(),
  readUpTo: instantString.nullable(),
  /** Why it is failing, or was paused by Daybook itself. */
  problem: reasonSchema.nullable(),
  /** While it is failing. */
  nextTryAt: instantString.nullable(),
  /** Orders of the days of its span by what became of them, whoever brought them. */
  counts: z.partialRecord(z.enum(ORDER_STATES), z.int()),
  /** About so many are still to be read; null where that is not known, and once it is over. */
  ordersToGo: z.int().nullable(),
  /** About so many calls to Xero for what is not settled yet. */
  callsToGo: z.int(),
  /** Orders that it booked and that stand in Xero. */
  standing: z.int(),
  /** Where it is taken back, or was: orders taken out so far, and those that could not be. */
  undo: z
    .object({
      reason: z.string(),
      askedBy: z.string(),
      askedAt: instantString,
      endedAt: instantString.nullable(),
      taken: z.int(),
      kept: z.int(),
    })
    .nullable(),
});

export const backfillUndoQuerySchema = z.object({ after: z.string().max(100).optional() });

/** What taking back some of its orders would send; `next` is null on the last page. */
export const backfillUndoPlanSchema = z.object({
  orders: z.array(
    z.object({
      orderId: z.int(),
      orderGuid: z.string(),
      number: z.string(),
      /** Without writes where nothing of it is in Xero yet: it is not booked then. */
      preview: orderPreviewSchema,
    }),
  ),
  next: z.string().nullable(),
});

/** The same span as a query. */
export const estimateQuerySchema = z.object({ from: instantString, to: instantString });

/** What taking in a span would come to; about so much where it is not exact. */
export const backfillEstimateSchema = z.object({
  orders: z.int(),
  isExact: z.boolean(),
  /** Placed before the store went live: they are not booked. */
  beforeLive: z.int(),
  /** Booked by Daybook already. */
  booked: z.int(),
  /** In Xero by another program or by hand, as far as it can be seen; some of their order numbers. */
  elsewhere: z.int(),
  elsewhereNumbers: z.array(z.string()),
  /** False where Xero has more invoices of that time than were looked at. */
  isXeroComplete: z.boolean(),
  toBook: z.int(),
  /** Calls to Xero, of those that are left today, and of a whole day. */
  calls: z.int(),
  callsLeft: z.int().nullable(),
  dayLimit: z.int(),
  liveOrdersADay: z.int(),
  days: z.int(),
  /** Orders to book that were placed in closed months, and what the settings do with them. */
  closed: z.object({ until: dateString, orders: z.int(), policy: lockedPeriodSchema }).nullable(),
});

export const backfillListSchema = z.object({ backfills: z.array(backfillSchema) });

export type WireBackfillEstimate = z.infer<typeof backfillEstimateSchema>;
export type WireBackfill = z.infer<typeof backfillSchema>;
export type WireBackfillUndoPlan = z.infer<typeof backfillUndoPlanSchema>;
