import { parentPort, workerData } from 'node:worker_threads';
import SqliteConnection from 'better-sqlite3';
import { makeVerifiedCopy } from './verified-copy.ts';

/** A thread of its own: copying and checking a large file does not hold up booking. */
const { file, copy } = workerData as { readonly file: string; readonly copy: string };
const connection = new SqliteConnection(file, { readonly: true });
const isWhole = await makeVerifiedCopy(connection, copy, { inOneGo: true });
connection.close();
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread, not a window.
parentPort?.postMessage(isWhole);
