import { z } from 'zod';
import { orderRowSchema } from './admin-api.ts';
import { entityId } from './wire-types.ts';

/** What the store's own page of an order shows of it, found by the id that the store knows. */
export const storeOrderAnswerSchema = z.object({
  orderId: entityId,
  /** Null until the store has told Daybook of the order. */
  row: orderRowSchema.nullable(),
  /** Other orders that wait for the same causes. */
  othersWaiting: z.int(),
  /** The review entry to fix; null where nothing is to be fixed. */
  cause: z.string().nullable(),
});

export type WireStoreOrder = z.infer<typeof storeOrderAnswerSchema>;
