import { z } from 'zod';
import { ruleSetSchema } from '../rule-set.ts';
import { dateString, decimalString, instantString } from '../wire-types.ts';

export const publishRulesQuerySchema = z.object({
  validFrom: dateString.optional(),
  /** The rules that the person changed: refused where somebody applied others since. */
  basedOn: z.coerce.number().int().positive().optional(),
});

/** Rules as they would be published: from an order date on, or for every order not booked yet. */
export const rulesDraftSchema = z.object({
  ruleSet: ruleSetSchema,
  validFrom: dateString.nullable(),
});

export const rulesEffectSchema = z.object({
  released: z.int(),
  amounts: z.array(z.object({ currency: z.string(), total: decimalString })),
  stillHeld: z.int(),
  isComplete: z.boolean(),
});

export const mappingUseSchema = z.object({
  days: z.int(),
  used: z.array(
    z.object({
      table: z.enum([
        'paymentMethods',
        'shipping',
        'taxes',
        'accounts',
        'categories',
        'manufacturers',
        'vendors',
        'products',
        'productTypes',
        'customerRoles',
      ]),
      key: z.string(),
      name: z.string(),
      currency: z.string(),
      orders: z.int(),
      total: decimalString,
      firstUsedAt: instantString,
    }),
  ),
});

export const checkedRowsSchema = z.array(
  z.object({
    rowKey: z.string(),
    choice: z.string(),
    checkedAt: instantString,
    checkedBy: z.string(),
  }),
);

export const rowCheckSchema = z.object({
  rowKey: z.string().min(1).max(300),
  choice: z.string().min(1).max(100),
  isChecked: z.boolean(),
});

/** The kinds of account that a shop's mapping needs; Xero's own names. */
export const newAccountSchema = z.object({
  code: z.string().trim().min(1).max(10),
  name: z.string().trim().min(1).max(150),
  type: z.enum(['CURRENT', 'CURRLIAB', 'REVENUE', 'EXPENSE']),
  takesPayments: z.boolean(),
});
export const newAccountAnswerSchema = z.object({ accountId: z.string(), code: z.string() });

export type WireRulesEffect = z.infer<typeof rulesEffectSchema>;
export type WireMappingUse = z.infer<typeof mappingUseSchema>;
export type WireCheckedRows = z.infer<typeof checkedRowsSchema>;
export type WireNewAccount = z.infer<typeof newAccountSchema>;
