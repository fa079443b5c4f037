import { z } from 'zod';
import { namedDifferenceSchema } from '../admin-api.ts';
import { decimalString } from '../wire-types.ts';

export const monthString = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

/** The last thirteen months with orders, newest first; one row a currency. */
export const monthsSchema = z.object({
  months: z.array(
    z.object({
      month: monthString,
      currency: z.string(),
      orders: z.int(),
      total: decimalString,
      xeroTotal: decimalString,
      difference: decimalString,
      booked: namedDifferenceSchema,
      waiting: namedDifferenceSchema,
      needYou: namedDifferenceSchema,
      notBooked: namedDifferenceSchema,
    }),
  ),
});

/** A month's orders by what they were paid with, and by the tax rates that they have. */
export const monthPartsSchema = z.object({
  parts: z.array(
    z.object({
      by: z.enum(['paymentMethod', 'taxRate']),
      /** System name or rate; empty where an order has none. */
      key: z.string(),
      currency: z.string(),
      orders: z.int(),
      total: decimalString,
      xeroTotal: decimalString,
    }),
  ),
});

/** What the store has that no rule is for: an order with it would wait. */
export const newInStoreSchema = z.object({
  rows: z.array(
    z.object({
      table: z.enum(['paymentMethods', 'taxes', 'shipping', 'categories']),
      key: z.string(),
      name: z.string(),
      orders: z.int(),
    }),
  ),
});

export type WireMonths = z.infer<typeof monthsSchema>;
export type WireMonthParts = z.infer<typeof monthPartsSchema>;
export type WireNewInStore = z.infer<typeof newInStoreSchema>;
