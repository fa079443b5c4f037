import { z } from 'zod';

/** Money and rates on the wire: text, never a JSON number, so that no cent passes a float. */
export const decimalString = z
  .string()
  .regex(/^-?\d{1,14}(\.\d{1,8})?$/, 'expected a decimal as text, such as "12.5000"');

/**
 * Money of an order: eleven figures before the point, as many as Xero's numbers have, and few enough
 * that sums of ten-thousandths stay exact.
 */
export const orderAmount = z
  .string()
  .regex(/^-?\d{1,11}(\.\d{1,8})?$/, 'expected a decimal of at most 11 figures, such as "12.5000"');

/** ISO 8601 in UTC. Years that no shop has, such as .NET's empty time in year 1, are no moment. */
export const instantString = z
  .string()
  .regex(
    /^(19|2\d)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?Z$/,
    'expected UTC, such as "2026-11-24T09:00:00Z"',
  )
  .refine((text) => !Number.isNaN(Date.parse(text)), 'no such moment');

/** A day without a time zone. */
export const dateString = z.iso.date();

export const entityId = z.int().nonnegative();

export const namedEntity = z.object({ id: entityId, name: z.string() });
