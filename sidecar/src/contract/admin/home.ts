import { z } from 'zod';
import { namedDifferenceSchema, orderRowSchema } from '../admin-api.ts';
import { decimalString, entityId } from '../wire-types.ts';

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

const storeWorkSchema = z.object({
  /** Orders of the organisation's present day, one a currency. */
  today: z.array(
    z.object({
      currency: z.string(),
      orders: z.int(),
      bookedOrders: z.int(),
      total: decimalString,
      xeroTotal: decimalString,
    }),
  ),
  /** Open causes in Review, and the orders that they hold. */
  causes: z.int(),
  heldOrders: z.int(),
});

/** Every store of the shop on one line, those that are booked first; and all of them together. */
export const storesOverviewSchema = z.object({
  stores: z.array(
    storeWorkSchema.extend({
      storeId: entityId,
      name: z.string(),
      organisation: z.string().nullable(),
      health: z.enum([
        'notBooked',
        'beingSetUp',
        'signedOut',
        'trouble',
        'paused',
        'firstOrders',
        'fine',
      ]),
      /** What work waits for, where that is the trouble. */
      trouble: z.string().nullable(),
      /** The newest order that is booked. */
      lastBooked: orderRowSchema
        .pick({ linkId: true, orderId: true, number: true, placedAt: true })
        .nullable(),
    }),
  ),
  together: storeWorkSchema,
});

export type WireStoresOverview = z.infer<typeof storesOverviewSchema>;
export type WireMonths = z.infer<typeof monthsSchema>;
export type WireMonthParts = z.infer<typeof monthPartsSchema>;
export type WireNewInStore = z.infer<typeof newInStoreSchema>;
