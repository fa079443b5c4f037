import type SqliteConnection from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';

const MOST_STATEMENTS = 500;

/** Compiling SQL takes longer than most of the queries, and few texts come again and again. */
export function keepStatements(connection: SqliteConnection.Database): SqliteDatabase {
  const kept = new Map<string, SqliteConnection.Statement>();
  return {
    close: () => connection.close(),
    prepare(text) {
      const known = kept.get(text);
      const statement = known ?? connection.prepare(text);
      // The one that was used last stands last: the first is the one to forget.
      kept.delete(text);
      kept.set(text, statement);
      const [oldest] = kept.keys();
      if (kept.size > MOST_STATEMENTS && oldest !== undefined) kept.delete(oldest);
      return statement;
    },
  };
}
