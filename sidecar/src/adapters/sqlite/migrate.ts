import type SqliteConnection from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import { MIGRATIONS } from './migrations/all-migrations.ts';

/** The number of migrations that a file has seen; 0 for an empty one. */
export function readSchemaVersion(connection: SqliteConnection.Database): number {
  return Number(connection.pragma('user_version', { simple: true }));
}

/** Every migration with its number in one transaction: a crash leaves the schema as it was. */
export async function migrate(kysely: Kysely<DatabaseSchema>): Promise<void> {
  const current = await sql<{ user_version: number }>`PRAGMA user_version`.execute(kysely);
  const from = current.rows[0]?.user_version ?? 0;
  for (const [index, migration] of MIGRATIONS.entries()) {
    const number = index + 1;
    if (number <= from) continue;
    await kysely.transaction().execute(async (transaction) => {
      await migration.up(transaction);
      await sql.raw(`PRAGMA user_version = ${number}`).execute(transaction);
    });
  }
}
