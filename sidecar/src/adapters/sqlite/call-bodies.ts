import { createHash } from 'node:crypto';
import type { Db } from './db.ts';

const PREFIX = 'sha256:';
const SETTLED = ['answered', 'rejected', 'abandoned'] as const;
/** A body is up to 3 MB: so many are hashed in one go without holding up requests for long. */
const ROWS_A_TRANSACTION = 200;

/** The body; null where only its hash is left, or, of an older version, nothing. */
export function readBody(request: string): string | null {
  return request === '' || request.startsWith(PREFIX) ? null : request;
}

/** One call's body becomes its hash, in the caller's transaction. */
export async function hashBodyOf(db: Db, callId: string): Promise<void> {
  const row = await db
    .selectFrom('calls')
    .select(['id', 'request'])
    .where('id', '=', callId)
    .executeTakeFirst();
  if (row !== undefined) await hashBody(db, row);
}

/** Bodies of settled calls that were written before an instant, part by part. */
export async function hashBodiesBefore(db: Db, at: string): Promise<number> {
  let from = '';
  let count = 0;
  for (;;) {
    const rows = await db.transaction().execute((transaction) => hashPart(transaction, from, at));
    const last = rows.at(-1);
    if (last === undefined) return count;
    count += rows.length;
    from = last.created_at;
  }
}

async function hashPart(db: Db, from: string, before: string) {
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'request', 'created_at'])
    // Those of the same instant that are hashed already are left out below.
    .where('created_at', '>=', from)
    .where('created_at', '<', before)
    .where('state', 'in', SETTLED)
    .where('request', '!=', '')
    .where('request', 'not like', `${PREFIX}%`)
    .orderBy('created_at')
    .limit(ROWS_A_TRANSACTION)
    .execute();
  for (const row of rows) await hashBody(db, row);
  return rows;
}

async function hashBody(
  db: Db,
  { id, request }: { readonly id: string; readonly request: string },
): Promise<void> {
  const body = readBody(request);
  if (body === null) return;
  const hash = createHash('sha256').update(body, 'utf8').digest('hex');
  await db
    .updateTable('calls')
    .set({ request: `${PREFIX}${hash}` })
    .where('id', '=', id)
    .execute();
}
