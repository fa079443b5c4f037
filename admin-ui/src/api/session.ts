import { z } from 'zod';
import { PERMISSIONS } from '../../../sidecar/src/contract/index.ts';
import { fetchFromShop } from './shop-fetch.ts';

const sessionSchema = z.object({
  antiforgeryToken: z.string(),
  user: z.object({ id: z.union([z.int(), z.string()]), email: z.string(), name: z.string() }),
  permissions: z.array(z.enum(PERMISSIONS)),
  language: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  storeUrl: z.string(),
});

export type Session = z.infer<typeof sessionSchema>;

let session: Promise<Session> | undefined;

/** Who is signed in to the back office; answered by the plugin itself, once a page load. */
export function readSession(): Promise<Session> {
  session ??= fetchSession().catch((error: unknown) => {
    session = undefined;
    throw error;
  });
  return session;
}

/** Read again where it is needed next: somebody signed in again. */
export function forgetSession(): void {
  session = undefined;
}

async function fetchSession(): Promise<Session> {
  const { text } = await fetchFromShop('../session', { headers: { accept: 'application/json' } });
  return sessionSchema.parse(JSON.parse(text));
}
