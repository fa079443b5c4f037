import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase, type SqliteDatabase } from '../../sidecar/src/adapters/sqlite/database.ts';
import { createUnitOfWork } from '../../sidecar/src/adapters/sqlite/unit-of-work.ts';
import type { UnitOfWork } from '../../sidecar/src/ports/unit-of-work.ts';
import type { SecretBox } from '../../sidecar/src/ports/secret-box.ts';

export interface TestDatabase {
  readonly file: string;
  readonly database: SqliteDatabase;
  readonly uow: UnitOfWork;
}

/** A box that seals so that a test sees it: never the plain text. */
export const testSecretBox: SecretBox = {
  seal: (plainText, rowId) => Buffer.from(`${rowId}|${plainText}`).toString('base64url'),
  open: (sealedText, rowId) => {
    const [owner, ...rest] = Buffer.from(sealedText, 'base64url').toString().split('|');
    if (owner !== rowId) throw new Error('another row’s secret');
    return rest.join('|');
  },
};

/** A real file in a folder of its own. */
export async function openTestDatabase(
  file = path.join(mkdtempSync(path.join(tmpdir(), 'daybook-db-')), 'daybook.sqlite'),
): Promise<TestDatabase> {
  const database = await openDatabase({ file });
  return { file, database, uow: createUnitOfWork(database, testSecretBox) };
}
