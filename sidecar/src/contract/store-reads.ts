import { z } from 'zod';
import { entityId } from './wire-types.ts';

/** `GET /orders`: orders stay raw, so that a malformed one does not stop the others. */
export const ordersReadSchema = z.object({
  orders: z.array(z.unknown()),
  missing: z.array(entityId).default([]),
});

/** `GET /order-notes`: orders with notes newer than a cursor. */
export const orderNotesReadSchema = z.object({
  notes: z.array(z.object({ id: entityId, orderId: entityId })),
});
