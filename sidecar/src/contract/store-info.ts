import { z } from 'zod';
import { customerRoleSchema } from './store-order.ts';
import { decimalString, entityId, namedEntity } from './wire-types.ts';

/** `GET /info`: what the store says of itself. */
export const storeInfoSchema = z.object({
  nopVersion: z.string(),
  pluginVersion: z.string().default(''),
  outboxEpoch: z.string(),
  highestSequence: z.int().nonnegative(),
  stores: z
    .array(
      z.object({
        id: entityId,
        name: z.string(),
        url: z.string(),
        companyName: z.string().nullable(),
        companyVat: z.string().nullable(),
      }),
    )
    .min(1),
  primaryCurrencyCode: z.string(),
  currencies: z.array(
    z.object({
      code: z.string(),
      rate: decimalString,
      roundingType: z.string(),
      published: z.boolean(),
    }),
  ),
  paymentMethods: z.array(z.object({ systemName: z.string(), friendlyName: z.string() })),
  taxCategories: z.array(namedEntity),
  taxSettings: z.object({
    pricesIncludeTax: z.boolean(),
    shippingIsTaxable: z.boolean(),
    shippingPriceIncludesTax: z.boolean(),
    paymentMethodAdditionalFeeIsTaxable: z.boolean(),
    euVatEnabled: z.boolean(),
  }),
  customerRoles: z.array(customerRoleSchema),
  categories: z.array(namedEntity.extend({ parentId: entityId })),
});

export type WireStoreInfo = z.infer<typeof storeInfoSchema>;
