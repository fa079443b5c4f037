import { setTimeout as wait } from 'node:timers/promises';
import { createIdentityClient } from '../../../sidecar/src/adapters/xero/identity-client.ts';
import { createTokenKeeper } from '../../../sidecar/src/adapters/xero/token-keeper.ts';
import type { XeroTokens } from '../../../sidecar/src/ports/connection-store.ts';
import { startXeroEmulator } from '../../../sidecar/src/sandbox/xero-emulator/start-xero-emulator.ts';
import type { RunningEmulator } from '../../../sidecar/src/sandbox/xero-emulator/emulator-options.ts';
import type { FaultPlan } from '../../../sidecar/src/sandbox/xero-emulator/faults.ts';
import { openTestDatabase, type TestDatabase } from '../../support/open-test-database.ts';

const MINUTE_MS = 60_000;
const APP = {
  clientId: 'id',
  clientSecret: 'secret',
  redirectUri: 'http://localhost/callback',
  scopes: 'granular',
} as const;
const LOGIN = 'login-1';

/** Xero, a database with a login in it, and services on it, all by one clock that tests move on. */
class SignedInWorld {
  nowMs = Date.parse('2026-11-24T09:00:00.000Z');
  readonly warnings: string[] = [];
  /** Grants and refusals that Xero gave after the sign-in. */
  readonly tokenCalls: string[] = [];
  readonly #letTimePass = async (delayMs: number): Promise<void> => {
    this.nowMs += delayMs;
  };
  readonly #xero: RunningEmulator;
  readonly #databases: TestDatabase[] = [];

  private constructor(xero: RunningEmulator) {
    this.#xero = xero;
  }

  static async start(): Promise<SignedInWorld> {
    let world: SignedInWorld | undefined;
    const xero = await startXeroEmulator({ now: () => world?.nowMs ?? 0, organisations: [] });
    world = new SignedInWorld(xero);
    const { connections } = (await world.#open()).uow.stores;
    await connections.saveApp(APP);
    await connections.saveTokens(await world.#signIn());
    await connections.saveConnections([
      {
        tenantId: 'tenant-1',
        connectionId: 'connection-1',
        tenantName: 'Shop',
        tokenId: LOGIN,
        state: 'connected',
      },
    ]);
    return world;
  }

  async stop(): Promise<void> {
    for (const { database } of this.#databases) await database.close();
    await this.#xero.close();
  }

  get stores() {
    const [first] = this.#databases;
    if (first === undefined) throw new Error('not open');
    return first.uow.stores;
  }

  async readTokens(): Promise<XeroTokens> {
    const tokens = await this.stores.connections.findTokens(LOGIN);
    if (tokens === undefined) throw new Error('no tokens');
    return tokens;
  }

  async fail(plan: Omit<FaultPlan, 'kind'>): Promise<void> {
    await fetch(`${this.#xero.url}/__emulator/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ kind: 'refreshAnswerLost', ...plan }),
    });
  }

  /** Whether Xero takes this access token. */
  async isTaken({ accessToken }: XeroTokens): Promise<boolean> {
    const headers = { authorization: `Bearer ${accessToken}` };
    return (await fetch(`${this.#xero.url}/connections`, { headers })).ok;
  }

  async revokeInXero(): Promise<void> {
    await this.#makeClient().revoke(APP, (await this.readTokens()).refreshToken);
  }

  /** The keeper of a service of its own, over the one database. */
  async openKeeper(delay = this.#letTimePass) {
    const { uow } = await this.#open();
    const client = this.#makeClient();
    return createTokenKeeper({
      client: {
        ...client,
        refresh: async (app, refreshToken) => {
          const outcome = await client.refresh(app, refreshToken);
          this.tokenCalls.push(outcome.kind);
          return outcome;
        },
      },
      connections: uow.stores.connections,
      clock: { nowMs: () => this.nowMs, nowIso: () => new Date(this.nowMs).toISOString() },
      logger: { info() {}, warn: (message) => void this.warnings.push(message), error() {} },
      delay,
    });
  }

  async #open(): Promise<TestDatabase> {
    const opened = await openTestDatabase(this.#databases[0]?.file);
    this.#databases.push(opened);
    return opened;
  }

  #makeClient() {
    return createIdentityClient({ identityUrl: this.#xero.url, apiHost: this.#xero.url });
  }

  async #signIn(): Promise<XeroTokens> {
    const query = new URLSearchParams({ response_type: 'code', redirect_uri: APP.redirectUri });
    const authorize = `${this.#xero.url}/identity/connect/authorize?${query.toString()}`;
    const answer = await fetch(authorize, { redirect: 'manual' });
    const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const outcome = await this.#makeClient().exchangeCode(APP, code);
    if (outcome.kind !== 'granted') throw new Error('not signed in');
    const { access_token: accessToken, refresh_token: refreshToken, expires_in } = outcome.tokens;
    return {
      id: LOGIN,
      accessToken,
      refreshToken,
      previousRefreshToken: null,
      expiresAt: new Date(this.nowMs + expires_in * 1000).toISOString(),
      refreshedAt: new Date(this.nowMs).toISOString(),
      state: 'active',
    };
  }
}

let world: SignedInWorld;
beforeEach(async () => {
  world = await SignedInWorld.start();
});
afterEach(() => world.stop());

it('refreshes a token two minutes before it ends, and not before', async () => {
  const keeper = await world.openKeeper();
  const first = await world.readTokens();
  world.nowMs += 28 * MINUTE_MS - 1;
  expect(await keeper.getTokens(LOGIN)).toEqual(first);
  world.nowMs += 1;
  expect((await keeper.getTokens(LOGIN)).accessToken).not.toBe(first.accessToken);
  expect(world.tokenCalls).toEqual(['granted']);
});

it('asks Xero once for twenty callers at a time', async () => {
  const keeper = await world.openKeeper();
  world.nowMs += 31 * MINUTE_MS;
  const callers = Array.from({ length: 20 }, () => keeper.getTokens(LOGIN));
  const tokens = await Promise.all(callers);
  expect(new Set(tokens.map(({ accessToken }) => accessToken)).size).toBe(1);
  expect(world.tokenCalls).toEqual(['granted']);
  expect(await world.isTaken(await world.readTokens())).toBe(true);
});

it('asks Xero once for twenty callers whose token was refused', async () => {
  const keeper = await world.openKeeper();
  const { accessToken: refused } = await world.readTokens();
  await Promise.all(Array.from({ length: 20 }, () => keeper.getTokens(LOGIN, refused)));
  // One that comes late with the same refused token takes what is there.
  expect((await keeper.getTokens(LOGIN, refused)).accessToken).not.toBe(refused);
  expect(world.tokenCalls).toEqual(['granted']);
});

it('two services over one database ask once: the other one takes what the first was given', async () => {
  // The clock stands still: the lease must not run out while Xero answers.
  const delay = (): Promise<void> => wait(5);
  const [first, second] = [await world.openKeeper(delay), await world.openKeeper(delay)];
  world.nowMs += 31 * MINUTE_MS;
  const both = [first, second].flatMap((keeper) => [
    keeper.getTokens(LOGIN),
    keeper.getTokens(LOGIN),
  ]);
  const tokens = await Promise.all(both);
  expect(new Set(tokens.map(({ accessToken }) => accessToken)).size).toBe(1);
  expect(world.tokenCalls).toEqual(['granted']);
});

it('goes on when the service that held the lease died', async () => {
  const keeper = await world.openKeeper();
  world.nowMs += 31 * MINUTE_MS;
  const until = new Date(world.nowMs + 1.5 * MINUTE_MS).toISOString();
  const now = new Date(world.nowMs).toISOString();
  expect(await world.stores.connections.takeRefreshLease(LOGIN, now, until)).toBe(true);
  expect(await world.isTaken(await keeper.getTokens(LOGIN))).toBe(true);
  expect(new Date(world.nowMs).toISOString() >= until).toBe(true);
});

it('a lease that was taken over stays with who took it', async () => {
  const { connections } = world.stores;
  await world.openKeeper();
  const at = (minutes: number): string => new Date(world.nowMs + minutes * MINUTE_MS).toISOString();
  expect(await connections.takeRefreshLease(LOGIN, at(0), at(1))).toBe(true);
  expect(await connections.takeRefreshLease(LOGIN, at(2), at(3))).toBe(true);
  await connections.releaseRefreshLease(LOGIN, at(1));
  expect(await connections.takeRefreshLease(LOGIN, at(2), at(4))).toBe(false);
  await connections.releaseRefreshLease(LOGIN, at(3));
  expect(await connections.takeRefreshLease(LOGIN, at(2), at(4))).toBe(true);
});

it('a lost answer: the same refresh token again, and what Xero gives then is kept', async () => {
  const keeper = await world.openKeeper();
  await world.fail({ times: 1 });
  world.nowMs += 31 * MINUTE_MS;
  const tokens = await keeper.getTokens(LOGIN);
  expect(world.tokenCalls).toEqual(['lost', 'granted']);
  expect(await world.isTaken(tokens)).toBe(true);
  expect(await world.readTokens()).toEqual(tokens);
  expect(world.warnings).toHaveLength(1);
});

it.each([
  ['within the half hour that Xero takes it', 25, 'granted', 'active'],
  ['after it', 35, 'refused', 'revoked'],
])('every answer lost, tried again %s', async (_, minutes, outcome, state) => {
  const keeper = await world.openKeeper();
  await world.fail({ times: 3 });
  world.nowMs += 31 * MINUTE_MS;
  await expect(keeper.getTokens(LOGIN)).rejects.toMatchObject({ code: 'xero.unreachable' });
  expect((await world.readTokens()).state).toBe('active');
  world.nowMs += minutes * MINUTE_MS;
  await keeper.getTokens(LOGIN).catch(() => undefined);
  expect(world.tokenCalls).toEqual(['lost', 'lost', 'lost', outcome]);
  expect((await world.readTokens()).state).toBe(state);
});

it('a service that died between Xero’s answer and the commit: the next one goes on', async () => {
  world.nowMs += 31 * MINUTE_MS;
  const dying = await world.openKeeper();
  await world.fail({ times: 3 });
  await dying.getTokens(LOGIN).catch(() => undefined);
  const next = await world.openKeeper();
  expect(await world.isTaken(await next.getTokens(LOGIN))).toBe(true);
});

it('a restored database has the token before the last one: Xero takes it for half an hour', async () => {
  const keeper = await world.openKeeper();
  const old = await world.readTokens();
  world.nowMs += 31 * MINUTE_MS;
  await keeper.getTokens(LOGIN);
  await world.stores.connections.saveTokens(old);
  world.nowMs += 10 * MINUTE_MS;
  expect(await world.isTaken(await keeper.getTokens(LOGIN))).toBe(true);
});

it('a refused refresh ends the login once: one line, its organisations disconnected, no more calls', async () => {
  const keeper = await world.openKeeper();
  await world.revokeInXero();
  world.nowMs += 31 * MINUTE_MS;
  const callers = Array.from({ length: 20 }, () => keeper.getTokens(LOGIN));
  for (const caller of await Promise.allSettled(callers)) {
    expect(caller).toMatchObject({ status: 'rejected', reason: { code: 'xero.sign_in_again' } });
  }
  const other = await world.openKeeper();
  await expect(other.getTokens(LOGIN)).rejects.toMatchObject({ code: 'xero.sign_in_again' });
  expect(world.tokenCalls).toEqual(['refused']);
  expect(world.warnings).toEqual(['xero login ended']);
  expect(await world.stores.connections.listConnections()).toMatchObject([
    { tenantId: 'tenant-1', state: 'disconnected' },
  ]);
});
