import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { dumpSchema, openDatabase } from './database.ts';

/** Rewrites schema.sql from the migrations: run it after adding one. */
const folder = mkdtempSync(path.join(tmpdir(), 'daybook-schema-'));
const database = await openDatabase({ file: path.join(folder, 'empty.sqlite') });
writeFileSync(new URL('schema.sql', import.meta.url), await dumpSchema(database));
await database.close();
