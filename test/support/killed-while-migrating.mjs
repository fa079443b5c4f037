// Brings the database that is named up to date, and is killed when all is done but the commit.
import { writeSync } from 'node:fs';
import SqliteConnection from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { MIGRATIONS } from '../../sidecar/src/adapters/sqlite/migrations/all-migrations.ts';

const connection = new SqliteConnection(process.argv[2]);
connection.pragma('journal_mode = WAL');
// So small that what is not committed yet is written out too.
connection.pragma('cache_size = 2');
const kysely = new Kysely({ dialect: new SqliteDialect({ database: connection }) });
await kysely.transaction().execute(async (transaction) => {
  for (const migration of MIGRATIONS.slice(1)) await migration.up(transaction);
  connection.pragma(`user_version = ${MIGRATIONS.length}`);
  writeSync(1, 'all but committed\n');
  process.kill(process.pid, 'SIGKILL');
});
