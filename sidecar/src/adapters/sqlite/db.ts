import type { Kysely } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';

/** The connection or a transaction on it. */
export type Db = Kysely<DatabaseSchema>;

/** JSON that this program wrote itself. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- The caller names the type it wrote.
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}

/** SQLite takes a bounded number of parameters: long lists go in parts. */
export function inParts<T>(values: readonly T[], size = 500): T[][] {
  const parts: T[][] = [];
  for (let at = 0; at < values.length; at += size) parts.push(values.slice(at, at + size));
  return parts;
}
