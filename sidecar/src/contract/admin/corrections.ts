import { z } from 'zod';
import { dateString, decimalString, entityId } from '../wire-types.ts';

/** What correcting booked orders by the rules of now would send, and what stays as it is. */
export const correctionsSchema = z.object({
  orders: z.array(
    z.object({
      orderId: entityId,
      orderNumber: z.string(),
      invoice: z.string(),
      issuedOn: dateString,
      currency: z.string(),
      total: decimalString,
      before: z.array(z.string()),
      after: z.array(z.string()),
    }),
  ),
  closed: z.int(),
  unfit: z.int(),
  paid: z.int(),
  isComplete: z.boolean(),
});

export const correctOrdersSchema = z.object({ orderIds: z.array(entityId).min(1).max(300) });
export const correctedOrdersSchema = z.object({ asked: z.int(), left: z.int() });

export type WireCorrections = z.infer<typeof correctionsSchema>;
