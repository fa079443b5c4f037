import { z } from 'zod';

/** The organisation that the store is to book into from some day on. */
export const startChangeSchema = z.object({ tenantId: z.string().min(1) });

/** Its name, typed by a person; and how many orders it books before somebody looks. */
export const finishChangeSchema = z.object({
  organisation: z.string().max(500),
  bookFirst: z.int().min(1).max(1000).optional(),
});
