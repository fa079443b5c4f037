import { Worker } from 'node:worker_threads';
import {
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type QueryResult,
} from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import type { ReadAnswer, ReadRequest } from './read-requests.ts';

interface ReaderOptions {
  readonly file: string;
  readonly timeoutMs: number;
}

/**
 * The database as a thread of its own reads it: lists, totals and reports, which may take longer than
 * booking can wait. The thread starts with the first query. Only for reading, without transactions.
 */
export function openReader(options: ReaderOptions): Kysely<DatabaseSchema> {
  return new Kysely<DatabaseSchema>({ dialect: createReadDialect(new ReadThread(options)) });
}

function createReadDialect(thread: ReadThread): Dialect {
  const connection: DatabaseConnection = {
    executeQuery: (query) => thread.read(query),
    streamQuery: () => refuse(),
  };
  return {
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => ({
      init: async () => undefined,
      acquireConnection: async () => connection,
      releaseConnection: async () => undefined,
      beginTransaction: async () => refuse(),
      commitTransaction: async () => refuse(),
      rollbackTransaction: async () => refuse(),
      destroy: () => thread.stop(),
    }),
  };
}

function refuse(): never {
  throw new Error('the reader has no transactions');
}

interface Asked {
  readonly resolve: (rows: readonly unknown[]) => void;
  readonly reject: (error: Error) => void;
}

class ReadThread {
  readonly #options: ReaderOptions;
  readonly #asked = new Map<number, Asked>();
  #worker: Worker | undefined;
  #lastId = 0;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  async read<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const worker = (this.#worker ??= this.#start());
    this.#lastId += 1;
    const request: ReadRequest = { id: this.#lastId, sql, parameters };
    const rows = await new Promise<readonly unknown[]>((resolve, reject) => {
      this.#asked.set(request.id, { resolve, reject });
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- A thread, not a window.
      worker.postMessage(request);
    });
    return { rows: rows as Row[] };
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('read-worker.ts', import.meta.url), {
      workerData: this.#options,
    });
    worker.unref();
    worker.on('message', (answer: ReadAnswer) => this.#settle(answer));
    worker.on('error', (error) => this.#end(worker, error));
    worker.on('exit', () => this.#end(worker, new Error('the reading thread has ended')));
    return worker;
  }

  #settle(answer: ReadAnswer): void {
    const asked = this.#asked.get(answer.id);
    this.#asked.delete(answer.id);
    if ('rows' in answer) asked?.resolve(answer.rows);
    else asked?.reject(new Error(answer.problem));
  }

  /** Who still waits is told; the next query starts another thread. */
  #end(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    const waiting = [...this.#asked.values()];
    this.#asked.clear();
    for (const { reject } of waiting) reject(error);
  }
}
