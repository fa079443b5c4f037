import type { Db } from './db.ts';

interface MalformedInput {
  /** The pairing or link that it came by. */
  readonly ownerId: string;
  readonly subject: string;
  readonly path: string;
  readonly raw: string;
  readonly at: string;
}

/** Keeps what could not be understood, once however often it is sent. */
export async function keepMalformedInput(db: Db, input: MalformedInput): Promise<void> {
  const { ownerId, subject, path, raw, at } = input;
  const kept = await db
    .selectFrom('malformed_input')
    .select('id')
    .where('owner_id', '=', ownerId)
    .where('subject', '=', subject)
    .where('raw', '=', raw)
    .executeTakeFirst();
  if (kept !== undefined) return;
  await db
    .insertInto('malformed_input')
    .values({ owner_id: ownerId, subject, path, raw, received_at: at })
    .execute();
}
