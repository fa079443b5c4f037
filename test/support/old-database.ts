import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import SqliteConnection from 'better-sqlite3';

const TEXT = new URL('../fixtures/databases/version-1.sql', import.meta.url);

/** A database file as version 1 left it, with booked orders (test/fixtures/databases). */
export function restoreVersion1(): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'daybook-old-')), 'daybook.sqlite');
  const connection = new SqliteConnection(file);
  connection.exec(readFileSync(TEXT, 'utf8'));
  connection.close();
  return file;
}
