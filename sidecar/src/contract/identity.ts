import { z } from 'zod';

export const PERMISSIONS = ['view', 'operate', 'account', 'administer'] as const;

/** The acting admin, as base64url JSON in `Daybook-Identity`; only on proxied admin requests. */
export const adminIdentitySchema = z.object({
  id: z.union([z.int(), z.string()]),
  email: z.string(),
  name: z.string(),
  permissions: z.array(z.enum(PERMISSIONS)),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
});

export type AdminIdentity = z.infer<typeof adminIdentitySchema>;
export type Permission = (typeof PERMISSIONS)[number];
