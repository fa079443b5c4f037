import { z } from 'zod';
import { reasonSchema, storeQuerySchema } from '../admin-api.ts';
import { dateString, decimalString, entityId, instantString } from '../wire-types.ts';

export const ACTIVITY_KINDS = ['people', 'daybook', 'calls'] as const;

export const activityFilterSchema = z.object({
  kind: z.enum(ACTIVITY_KINDS).default('people'),
  /** Days of the organisation, both included. */
  from: dateString.optional(),
  to: dateString.optional(),
  /** An order's number, or part of what orders are found by. */
  search: z.string().trim().min(1).max(200).optional(),
  linkId: z.string().max(100).optional(),
  /** What is about one store, or about no store. */
  storeId: storeQuerySchema.shape.storeId,
});

export const activityQuerySchema = activityFilterSchema.extend({
  after: z
    .string()
    .max(100)
    .regex(/^[^|]*\|[a-z]+\|\d{1,15}$/, 'expected what the page before gave as next')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const changeSchema = z.object({
  field: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});

/** One thing that happened. What it is not about is null or empty. */
export const activityEntrySchema = z.object({
  id: z.string(),
  at: instantString,
  /** An action of a person, `posted.{document}`, `opened`, `resolved`, or `call.{document}`. */
  what: z.string(),
  /** Of which link it is; null where it is of the whole shop, and for calls. */
  linkId: z.string().nullable(),
  /** Who did it, by the name that the store gave them. */
  by: z.string().nullable(),
  order: z.object({ linkId: z.string(), orderId: entityId, number: z.string() }).nullable(),
  changes: z.array(changeSchema),
  document: z.object({ number: z.string(), total: decimalString, currency: z.string() }).nullable(),
  cause: z.object({ reason: reasonSchema, orders: z.int() }).nullable(),
  call: z
    .object({
      callId: z.string(),
      documents: z.int(),
      state: z.enum(['written', 'answered', 'unknown', 'rejected', 'abandoned']),
      httpStatus: z.int().nullable(),
      attempts: z.int(),
      firstSentAt: instantString.nullable(),
      lastSentAt: instantString.nullable(),
    })
    .nullable(),
});

export const activityListSchema = z.object({
  entries: z.array(activityEntrySchema),
  /** Position for the next page; null at the end. */
  next: z.string().nullable(),
});

export const callBodySchema = z.object({
  /** What was sent, personal data masked, as JSON text; null once it has had its time. */
  body: z.string().nullable(),
  hash: z.string().nullable(),
});

export type WireActivityEntry = z.infer<typeof activityEntrySchema>;
export type WireActivityList = z.infer<typeof activityListSchema>;
export type WireChange = z.infer<typeof changeSchema>;
