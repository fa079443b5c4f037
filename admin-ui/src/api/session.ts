import { z } from 'zod';

const sessionSchema = z.object({
  antiforgeryToken: z.string(),
  user: z.object({ id: z.int(), email: z.string(), name: z.string() }),
  permissions: z.array(z.string()),
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

async function fetchSession(): Promise<Session> {
  const response = await fetch('../session', { headers: { accept: 'application/json' } });
  return sessionSchema.parse(await response.json());
}
