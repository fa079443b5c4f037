import { existsSync } from 'node:fs';
import SqliteConnection from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { DatabaseSchema } from './database-schema.ts';
import { keepStatements } from './keep-statements.ts';
import { migrate, readSchemaVersion } from './migrate.ts';
import { LATEST_VERSION } from './migrations/all-migrations.ts';
import { openReader } from './reader.ts';
import { TurnKeeper } from './turn-keeper.ts';
import { makeVerifiedCopy } from './verified-copy.ts';

export interface SqliteDatabase {
  readonly kysely: Kysely<DatabaseSchema>;
  /** The same database, read by a thread of its own. */
  readonly reader: Kysely<DatabaseSchema>;
  close(): Promise<void>;
}

const BUSY_TIMEOUT_MS = 5000;

interface OpenOptions {
  readonly file: string;
  /** False where another process may be using the file: one that is not up to date is refused. */
  readonly mayMigrate?: boolean;
}

/**
 * Opens the file, brings its schema up to date (after a verified backup of one that holds something)
 * and refuses one that is newer than this program.
 */
export async function openDatabase(options: OpenOptions): Promise<SqliteDatabase> {
  const isNew = !existsSync(options.file);
  const connection = new SqliteConnection(options.file, { timeout: BUSY_TIMEOUT_MS });
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    const version = readSchemaVersion(connection);
    if (version > LATEST_VERSION) {
      throw new DaybookError('service.database_newer', {
        details: { database: version, program: LATEST_VERSION },
      });
    }
    if (version < LATEST_VERSION && options.mayMigrate === false) {
      throw new DaybookError('service.database_older', {
        details: { database: version, program: LATEST_VERSION },
      });
    }
    if (!isNew && version > 0 && version < LATEST_VERSION) {
      const file = `${options.file}.before-${LATEST_VERSION}`;
      if (!(await makeVerifiedCopy(connection, file))) {
        throw new DaybookError('service.backup_failed', { details: { file } });
      }
    }
  } catch (error) {
    connection.close();
    throw error;
  }
  const kysely = new Kysely<DatabaseSchema>({
    dialect: new SqliteDialect({ database: keepStatements(connection) }),
    plugins: [new TurnKeeper()],
  });
  try {
    await migrate(kysely);
  } catch (error) {
    await kysely.destroy();
    throw error;
  }
  const reader = openReader({ file: options.file, timeoutMs: BUSY_TIMEOUT_MS });
  return {
    kysely,
    reader,
    async close() {
      await reader.destroy();
      await kysely.destroy();
    },
  };
}

/** The schema as SQL text, in a stable order: kept in schema.sql and compared by a test. */
export async function dumpSchema(database: SqliteDatabase): Promise<string> {
  const rows = await sql<{ sql: string }>`
    SELECT sql FROM sqlite_schema
    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
    ORDER BY tbl_name, type DESC, name`.execute(database.kysely);
  return rows.rows.map((row) => `${row.sql};\n`).join('\n');
}
