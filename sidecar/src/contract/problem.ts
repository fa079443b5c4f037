import { z } from 'zod';

/** The one form of an error answer. */
export const problemSchema = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    suggestion: z.string().optional(),
    /** Path of the first field that was not understood. */
    path: z.string().optional(),
    /** With 401, so that a sender sees that its clock is off. */
    serverTime: z.string().optional(),
  }),
});
