import { z } from 'zod';
import { entityId } from '../wire-types.ts';

const reasonsSchema = z.array(
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
);

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
      reasons: reasonsSchema,
    }),
  ),
  shortCode: z.string().nullable(),
});

/** Contacts that seem to be the same; `total` counts groups that are not given as well. */
export const duplicateContactsSchema = z.object({
  groups: z.array(
    z.object({
      contacts: z.array(factsSchema.extend({ contactId: z.string() })),
      reasons: reasonsSchema,
    }),
  ),
  total: z.int(),
  shortCode: z.string().nullable(),
});

/** Null: a new contact is made. */
export const contactDecisionSchema = z.object({ contactId: z.string().max(50).nullable() });

export type WireDuplicateContacts = z.infer<typeof duplicateContactsSchema>;
export type WireContactQuestion = z.infer<typeof contactQuestionSchema>;
