import { parentPort, workerData } from 'node:worker_threads';
import SqliteConnection from 'better-sqlite3';
import { keepStatements } from './keep-statements.ts';
import type { ReadAnswer, ReadRequest } from './read-requests.ts';

/** A thread of its own with a read-only connection: a long list does not hold up booking. */
const { file, timeoutMs } = workerData as { readonly file: string; readonly timeoutMs: number };
const connection = new SqliteConnection(file, { readonly: true, timeout: timeoutMs });
const statements = keepStatements(connection);

parentPort?.on('message', ({ id, sql, parameters }: ReadRequest) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread, not a window.
  parentPort?.postMessage(answer(id, () => statements.prepare(sql).all([...parameters])));
});

function answer(id: number, read: () => unknown[]): ReadAnswer {
  try {
    return { id, rows: read() };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}
