import { z } from 'zod';
import { ORDER_STATES, reasonSchema } from '../admin-api.ts';
import { instantString } from '../wire-types.ts';

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
  /** About so many calls to Xero for what is read and not settled yet. */
  callsToGo: z.int(),
});

export const backfillListSchema = z.object({ backfills: z.array(backfillSchema) });

export type WireBackfill = z.infer<typeof backfillSchema>;
