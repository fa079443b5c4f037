import { z } from 'zod';
import { instantString } from '../wire-types.ts';

export const checkedAgainSchema = z.object({
  /** When Xero was read that the orders are booked by. */
  readAt: instantString,
  /** Held orders that are worked out again. */
  orders: z.int(),
});

export type WireCheckedAgain = z.infer<typeof checkedAgainSchema>;
