import { z } from 'zod';
import { decimalString, entityId, instantString } from '../wire-types.ts';

/** Cards from before Daybook: those that a person confirmed, and those that orders wait for. */
export const giftCardsSchema = z.object({
  currency: z.string(),
  confirmed: z.array(
    z.object({
      giftCardId: entityId,
      /** What it was worth when Daybook began. */
      amount: decimalString,
      /** Of that, what booked orders were paid with. */
      used: decimalString,
      left: decimalString,
      currency: z.string(),
      confirmedAt: instantString,
      confirmedBy: z.string(),
    }),
  ),
  sum: z.object({ amount: decimalString, used: decimalString, left: decimalString }),
  waiting: z.array(
    z.object({
      giftCardId: entityId,
      /** What the orders that wait were paid with. */
      needed: decimalString,
      orders: z.int(),
    }),
  ),
});

export const confirmGiftCardsSchema = z.object({
  cards: z
    .array(
      z.object({
        giftCardId: z.int().positive(),
        /** Replaces what was confirmed; 0 takes it back. */
        amount: z
          .string()
          .regex(/^\d{1,9}(\.\d{1,2})?$/, 'expected an amount with up to two decimals'),
      }),
    )
    .min(1)
    .max(1000),
});

export type WireGiftCards = z.infer<typeof giftCardsSchema>;
