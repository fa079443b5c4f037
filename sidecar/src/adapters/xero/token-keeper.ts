import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { addMs } from '../../domain/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConnectionStore, XeroApp, XeroTokens } from '../../ports/connection-store.ts';
import type { Logger } from '../../ports/logger.ts';
import type { IdentityClient, TokenAnswer, TokenOutcome } from './identity-client.ts';

/** Renewed this long before the end, so that a call under way does not run into it. */
const EARLY_MS = 2 * 60_000;
/** How long Xero takes the refresh token before the present one (facts §2). */
const GRACE_MS = 30 * 60_000;
/** Longer than all attempts of one refresh together. */
const LEASE_MS = 90_000;
const LEASE_POLL_MS = 500;
const ATTEMPTS = 3;
const ATTEMPT_DELAY_MS = 1000;

export interface TokenKeeperOptions {
  readonly client: IdentityClient;
  readonly connections: ConnectionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly delay: (delayMs: number) => Promise<void>;
}

/** Keeps access tokens fresh; one refresh of a login at a time, in this process and by a lease. */
export interface TokenKeeper {
  /** Tokens that are good for a call; other ones than `refusedToken`. */
  getTokens(tokenId: string, refusedToken?: string): Promise<XeroTokens>;
  /** The login is over: its organisations are disconnected. */
  end(tokens: XeroTokens): Promise<void>;
}

export function createTokenKeeper(options: TokenKeeperOptions): TokenKeeper {
  const { connections, clock } = options;
  const flights = new Map<string, Promise<XeroTokens>>();

  return {
    async getTokens(tokenId, refusedToken) {
      const tokens = await getActiveOrThrow(connections, tokenId);
      if (isGood(tokens, clock.nowMs(), refusedToken)) return tokens;
      const flying = flights.get(tokenId);
      if (flying !== undefined) return flying;
      const flight = refreshUnderLease(options, tokenId, refusedToken);
      flights.set(tokenId, flight);
      try {
        return await flight;
      } finally {
        flights.delete(tokenId);
      }
    },
    end: (tokens) => endLogin(options, tokens),
  };
}

async function getActiveOrThrow(
  connections: ConnectionStore,
  tokenId: string,
): Promise<XeroTokens> {
  const tokens = await connections.findTokens(tokenId);
  if (tokens?.state !== 'active') throw new DaybookError('xero.sign_in_again');
  return tokens;
}

function isGood(tokens: XeroTokens, nowMs: number, refusedToken: string | undefined): boolean {
  return tokens.accessToken !== refusedToken && Date.parse(tokens.expiresAt) - EARLY_MS > nowMs;
}

async function refreshUnderLease(
  options: TokenKeeperOptions,
  tokenId: string,
  refusedToken: string | undefined,
): Promise<XeroTokens> {
  const { connections, clock, delay } = options;
  for (let waitedMs = 0; waitedMs <= LEASE_MS; waitedMs += LEASE_POLL_MS) {
    const now = clock.nowIso();
    const until = addMs(now, LEASE_MS);
    if (await connections.takeRefreshLease(tokenId, now, until)) {
      try {
        const tokens = await getActiveOrThrow(connections, tokenId);
        if (isGood(tokens, clock.nowMs(), refusedToken)) return tokens;
        return await refreshTokens(options, tokens);
      } finally {
        await connections.releaseRefreshLease(tokenId, until);
      }
    }
    // Somebody else is at it: their tokens serve us too.
    await delay(LEASE_POLL_MS);
    const tokens = await getActiveOrThrow(connections, tokenId);
    if (isGood(tokens, clock.nowMs(), refusedToken)) return tokens;
  }
  throw new DaybookError('xero.unreachable', { cause: 'the refresh lease is held' });
}

async function refreshTokens(options: TokenKeeperOptions, tokens: XeroTokens): Promise<XeroTokens> {
  const app = await getAppOrThrow(options.connections);
  const outcome = await tryRefresh(options, app, tokens);
  switch (outcome.kind) {
    case 'granted':
      return keepTokens(options, { id: tokens.id, answer: outcome.tokens, replaces: tokens });
    case 'lost':
      throw new DaybookError('xero.unreachable', { cause: outcome.cause });
    case 'refused':
      if (outcome.error !== 'invalid_grant') {
        throw new DaybookError('xero.app_refused', { details: { error: outcome.error } });
      }
      await endLogin(options, tokens);
      throw new DaybookError('xero.sign_in_again');
  }
}

/**
 * A lost answer may have rotated the token at Xero: the same old one is tried again, which Xero
 * takes for half an hour. One that is refused may itself be newer than what Xero last gave.
 */
async function tryRefresh(
  options: TokenKeeperOptions,
  app: XeroApp,
  tokens: XeroTokens,
): Promise<TokenOutcome> {
  const { client, clock, delay, logger } = options;
  let outcome = await client.refresh(app, tokens.refreshToken);
  for (let attempt = 2; outcome.kind === 'lost' && attempt <= ATTEMPTS; attempt += 1) {
    logger.warn('xero sign-in not renewed, trying again', { attempt });
    await delay(ATTEMPT_DELAY_MS);
    outcome = await client.refresh(app, tokens.refreshToken);
  }
  const previous = tokens.previousRefreshToken;
  const isInGrace = clock.nowMs() - Date.parse(tokens.refreshedAt) < GRACE_MS;
  const isRefused = outcome.kind === 'refused' && outcome.error === 'invalid_grant';
  return isRefused && previous !== null && isInGrace ? client.refresh(app, previous) : outcome;
}

export interface NewTokens {
  readonly id: string;
  readonly answer: TokenAnswer;
  readonly replaces: XeroTokens | null;
}

/** Committed before they are used: a crash must not lose the only refresh token. */
export async function keepTokens(
  { connections, clock }: Pick<TokenKeeperOptions, 'connections' | 'clock'>,
  { id, answer, replaces }: NewTokens,
): Promise<XeroTokens> {
  const now = clock.nowIso();
  const tokens: XeroTokens = {
    id,
    accessToken: answer.access_token,
    refreshToken: answer.refresh_token,
    previousRefreshToken: replaces?.refreshToken ?? null,
    expiresAt: addMs(now, answer.expires_in * 1000),
    refreshedAt: now,
    state: 'active',
  };
  await connections.saveTokens(tokens);
  return tokens;
}

async function endLogin(
  { connections, logger }: Pick<TokenKeeperOptions, 'connections' | 'logger'>,
  tokens: XeroTokens,
): Promise<void> {
  await connections.saveTokens({ ...tokens, state: 'revoked' });
  const all = await connections.listConnections();
  const own = all.filter((connection) => connection.tokenId === tokens.id);
  await connections.saveConnections(
    own.map((connection) => ({ ...connection, state: 'disconnected' })),
  );
  logger.warn('xero login ended', { organisations: own.length });
}

export async function getAppOrThrow(connections: ConnectionStore): Promise<XeroApp> {
  const app = await connections.findApp();
  if (app === undefined) throw new DaybookError('setup.xero_app_missing');
  return app;
}
