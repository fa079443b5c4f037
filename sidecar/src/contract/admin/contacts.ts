import { z } from 'zod';
import { entityId } from '../wire-types.ts';

const factsSchema = z.object({
  name: z.string(),
  emailAddress: z.string(),
  taxNumber: z.string(),
  phone: z.string(),
  postalCode: z.string(),
});

/** A customer beside the contacts of Xero that may be the same, the nearest first. */
export const contactQuestionSchema = z.object({
  orderId: entityId,
  customer: factsSchema,
  candidates: z.array(
    factsSchema.extend({
      contactId: z.string(),
      /** Of 100: from 80 on it would have been taken, had it been the only one. */
      score: z.int(),
      reasons: z.array(
        z.enum([
          'sameEmail',
          'sameTaxNumber',
          'sameName',
          'alikeName',
          'samePostcode',
          'samePhone',
          'otherTaxNumber',
          'otherEmail',
          'otherEmailSameDomain',
          'otherName',
          'otherPostcode',
        ]),
      ),
    }),
  ),
  shortCode: z.string().nullable(),
});

/** Null: a new contact is made. */
export const contactDecisionSchema = z.object({ contactId: z.string().max(50).nullable() });

export type WireContactQuestion = z.infer<typeof contactQuestionSchema>;
