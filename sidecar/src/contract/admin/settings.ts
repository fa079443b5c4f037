import { z } from 'zod';
import { PERMISSIONS } from '../identity.ts';
import { ruleSetSchema } from '../rule-set.ts';
import { dateString, decimalString, entityId, instantString } from '../wire-types.ts';

const settingsPart = ruleSetSchema.shape.settings.partial();

/** What the settings make of the latest order of the store. */
const exampleSchema = z.object({
  orderId: entityId,
  number: z.string(),
  storeId: entityId,
  placedOn: dateString,
  /** Under each choice; null while it would wait. */
  bookedOn: z.object({ placed: dateString.nullable(), paidOrShipped: dateString.nullable() }),
  paymentMethod: z.string().nullable(),
  contactNames: z.object({ person: z.string(), companyFirst: z.string() }),
  contactsPer: z.object({
    customer: z.string(),
    company: z.string(),
    guestsTogether: z.string(),
    store: z.string(),
    country: z.string(),
  }),
  firstLine: z
    .object({
      name: z.string(),
      inclusive: decimalString,
      exclusive: decimalString,
      sku: z.string().nullable(),
    })
    .nullable(),
  showsTax: z.boolean(),
  currency: z.string(),
  orderDiscount: decimalString.nullable(),
  giftCardsUsed: z.int(),
  rewardPointsUsed: decimalString.nullable(),
});

export const shownSettingsSchema = z.object({
  defaults: settingsPart,
  /** By the name of the setting. */
  lastChanges: z.record(
    z.string(),
    z.object({ by: z.string().nullable(), at: instantString, ruleSetNumber: z.int() }),
  ),
  example: exampleSchema.nullable(),
});

export const xeroLoginSchema = z.object({
  organisation: z.string(),
  isConnected: z.boolean(),
  connectedBy: z.string().nullable(),
  connectedAt: instantString.nullable(),
  /** When it ends unless it is used before. */
  endsAt: instantString.nullable(),
});

export const permissionListSchema = z.object({
  routes: z.array(
    z.object({ route: z.string(), summary: z.string(), permission: z.enum(PERMISSIONS) }),
  ),
});

export const backupSchema = z.object({
  file: z.string(),
  madeAt: instantString,
  bytes: z.int(),
});

export const backupListSchema = z.object({ folder: z.string(), backups: z.array(backupSchema) });

/** The organisation's name, typed by the person, says that it is meant. */
export const stopRequestSchema = z.object({ organisation: z.string().max(300) });

export type WireShownSettings = z.infer<typeof shownSettingsSchema>;
export type WireBackup = z.infer<typeof backupSchema>;
