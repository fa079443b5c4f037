import { renameSync, rmSync } from 'node:fs';
import SqliteConnection from 'better-sqlite3';

/**
 * A copy that was read back and found whole; it has its name only then. False where it is not. With
 * `inOneGo` others may write to the database meanwhile without the copy beginning anew.
 */
export async function makeVerifiedCopy(
  connection: SqliteConnection.Database,
  file: string,
  options: { readonly inOneGo: boolean } = { inOneGo: false },
): Promise<boolean> {
  const part = `${file}.part`;
  // Left by a process that was killed while it wrote it.
  rmSync(part, { force: true });
  await connection.backup(part, options.inOneGo ? { progress: () => ALL_PAGES } : undefined);
  const copy = new SqliteConnection(part);
  // Of its own, so that the copy is one file, whatever the original does with its journal.
  copy.pragma('journal_mode = DELETE');
  const verdict: unknown = copy.pragma('integrity_check', { simple: true });
  copy.close();
  if (verdict !== 'ok') return false;
  renameSync(part, file);
  return true;
}

const ALL_PAGES = 2 ** 31 - 1;
