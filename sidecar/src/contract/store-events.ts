import { z } from 'zod';
import { entityId, instantString } from './wire-types.ts';

/** Events say only that something changed; the present state is read before anything is booked. */
export const EVENT_KINDS = {
  order: ['placed', 'paid', 'statusChanged', 'refunded', 'voided', 'updated', 'deleted'],
  customer: ['registered', 'updated', 'deleted'],
  product: ['updated', 'stockChanged', 'deleted'],
  returnRequest: ['updated'],
  giftCard: ['updated'],
} as const;

export const MAX_EVENTS = 500;

/** The envelope: items stay raw, so that one malformed event never refuses the others. */
export const eventBatchSchema = z.object({
  events: z.array(z.unknown()).max(MAX_EVENTS),
});

export const storeEventSchema = z
  .object({
    sequence: z.int().positive(),
    entity: z.enum(['order', 'customer', 'product', 'returnRequest', 'giftCard']),
    entityId: entityId,
    kind: z.string(),
    occurredOnUtc: instantString,
    data: z.record(z.string(), z.unknown()).nullish(),
  })
  .refine((event) => (EVENT_KINDS[event.entity] as readonly string[]).includes(event.kind), {
    path: ['kind'],
    message: 'not a kind of this entity',
  });

export const eventBatchAnswerSchema = z.object({
  accepted: z.array(z.int()),
  rejected: z.array(z.object({ sequence: z.int().nullable(), path: z.string() })),
});

export type EventBatchAnswer = z.infer<typeof eventBatchAnswerSchema>;

/** `GET /events`: rows not accepted yet, oldest first. */
export const eventsReadSchema = z.object({
  outboxEpoch: z.string(),
  events: z.array(z.unknown()),
});
