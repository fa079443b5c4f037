import SqliteConnection from 'better-sqlite3';
import type { EmulatorOptions } from './emulator-options.ts';
import { makeOrganisation, type Organisation } from './organisation.ts';

export interface Token {
  accessToken: string;
  refreshToken: string;
  accessExpiresAt: number;
  refreshExpiresAt: number;
  /** The token before, good for the grace after a rotation. */
  previousRefreshToken: string | null;
  rotatedAt: number;
  tenantIds: string[];
  isRevoked: boolean;
  /** What was consented to. */
  scopes?: string[] | undefined;
  /** Somebody else's login: all that it reaches. */
  stranger?: Stranger;
}

/** An organisation that none of the others is, by name only. */
export interface Stranger {
  readonly tenantId: string;
  readonly name: string;
}

export interface CallCounts {
  total: number;
  byRoute: Record<string, number>;
}

interface Saved {
  organisations: Organisation[];
  tokens: Token[];
  calls: CallCounts;
  clockOffsetMs: number;
}

/** All that the emulator remembers. With a database file every answered write survives a crash. */
export class EmulatorState {
  readonly organisations: Organisation[];
  readonly tokens: Token[];
  readonly calls: CallCounts;
  clockOffsetMs: number;
  /** The next person who signs in has this organisation and no other. */
  nextStranger: Stranger | undefined;
  /** The next person who signs in says no. */
  refusesNextSignIn = false;
  readonly #now: () => number;
  readonly #database: SqliteConnection.Database | undefined;

  constructor(options: EmulatorOptions) {
    this.#now = options.now ?? Date.now;
    this.#database = openStateFile(options.databaseFile);
    const saved = this.#load();
    this.clockOffsetMs = saved?.clockOffsetMs ?? 0;
    this.tokens = saved?.tokens ?? [];
    this.calls = saved?.calls ?? { total: 0, byRoute: {} };
    const setups = options.organisations ?? [{ countryPack: 'NZ' as const }];
    this.organisations =
      saved?.organisations ?? setups.map((setup) => makeOrganisation(setup, this.now()));
    this.save();
  }

  now(): number {
    return this.#now() + this.clockOffsetMs;
  }

  /** Organisations are saved each for itself, so that a write costs its own organisation only. */
  save(organisation?: Organisation): void {
    if (this.#database === undefined) return;
    const put = this.#database.prepare('INSERT OR REPLACE INTO state (key, body) VALUES (?, ?)');
    const { tokens, calls, clockOffsetMs } = this;
    this.#database.transaction(() => {
      put.run('shared', JSON.stringify({ tokens, calls, clockOffsetMs }));
      for (const entry of organisation === undefined ? this.organisations : [organisation]) {
        put.run(`organisation:${entry.record.tenantId}`, JSON.stringify(entry));
      }
    })();
  }

  close(): void {
    this.save();
    this.#database?.close();
  }

  #load(): Saved | undefined {
    if (this.#database === undefined) return undefined;
    const rows = this.#database
      .prepare<[], { key: string; body: string }>('SELECT key, body FROM state ORDER BY rowid')
      .all();
    const shared = rows.find(({ key }) => key === 'shared');
    if (shared === undefined) return undefined;
    const organisations = rows
      .filter(({ key }) => key.startsWith('organisation:'))
      // What an older state does not have yet is empty.
      .map(({ body }) =>
        Object.assign(
          { bankTransactions: [], bankTransfers: [], advanceAllocations: [] },
          JSON.parse(body) as Organisation,
        ),
      );
    return { ...(JSON.parse(shared.body) as Omit<Saved, 'organisations'>), organisations };
  }
}

function openStateFile(file: string | undefined): SqliteConnection.Database | undefined {
  if (file === undefined) return undefined;
  const database = new SqliteConnection(file);
  database.pragma('journal_mode = WAL');
  database.exec(
    'CREATE TABLE IF NOT EXISTS state (key TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT',
  );
  return database;
}
