import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConnectionStore, XeroConnection, XeroTokens } from '../../ports/connection-store.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Logger } from '../../ports/logger.ts';
import type { OrganisationSummary, XeroIdentity } from '../../ports/xero-gateway.ts';
import { makeApiHost, type TokenSource } from './api-connection.ts';
import {
  createIdentityClient,
  type ConnectionAnswer,
  type IdentityClient,
} from './identity-client.ts';
import { makeAuthorizeUrl } from './scopes.ts';
import { createTokenKeeper, getAppOrThrow, keepTokens, type TokenKeeper } from './token-keeper.ts';
import { waitFor } from './wait-for.ts';

export interface XeroIdentityOptions {
  readonly loginUrl: string;
  readonly identityUrl: string;
  /** Host of the API; its base address with /api.xro/2.0 does as well. */
  readonly apiUrl: string;
  readonly connections: ConnectionStore;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly delay?: (delayMs: number) => Promise<void>;
  readonly timeoutMs?: number;
}

/** Sign-in with what the gateway needs of it. */
export type XeroSignIn = XeroIdentity & TokenSource;

interface Parts {
  readonly options: XeroIdentityOptions;
  readonly client: IdentityClient;
  readonly keeper: TokenKeeper;
}

/** Sign-in to Xero: authorize, tokens, connections of several organisations and logins. */
export function createXeroIdentity(options: XeroIdentityOptions): XeroSignIn {
  const { connections, loginUrl, identityUrl, timeoutMs } = options;
  const client = createIdentityClient({
    identityUrl,
    apiHost: makeApiHost(options.apiUrl),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });
  const keeper = createTokenKeeper({ ...options, client, delay: options.delay ?? waitFor });
  const parts: Parts = { options, client, keeper };
  return {
    async buildAuthorizeUrl(state) {
      return makeAuthorizeUrl({ loginUrl, state, app: await getAppOrThrow(connections) });
    },
    completeSignIn: (code, check) => completeSignIn(parts, code, check),
    listOrganisations: () => listOrganisations(parts),
    disconnect: (tenantId) => disconnect(parts, tenantId),
    async getAccessToken(tenantId) {
      return getAccessToken(parts, tenantId);
    },
    async renewAccessToken(tenantId, refusedToken) {
      return getAccessToken(parts, tenantId, refusedToken);
    },
    revoke: () => revokeAll(parts),
  };
}

async function getAccessToken(
  { options, keeper }: Parts,
  tenantId: string,
  refusedToken?: string,
): Promise<string> {
  const connection = await options.connections.findConnection(tenantId);
  if (connection === undefined) throw new DaybookError('xero.disconnected');
  // A login that ended says more than the connection that ended with it.
  const tokens = await keeper.getTokens(connection.tokenId, refusedToken);
  if (connection.state !== 'connected') throw new DaybookError('xero.disconnected');
  return tokens.accessToken;
}

async function completeSignIn(
  parts: Parts,
  code: string,
  check: Parameters<XeroIdentity['completeSignIn']>[1],
): Promise<readonly OrganisationSummary[]> {
  const { options, client } = parts;
  const app = await getAppOrThrow(options.connections);
  const outcome = await client.exchangeCode(app, code);
  if (outcome.kind === 'lost') throw new DaybookError('xero.unreachable', { cause: outcome.cause });
  if (outcome.kind === 'refused') {
    const isCode = outcome.error === 'invalid_grant';
    const details = { error: outcome.error };
    throw new DaybookError(isCode ? 'xero.sign_in_failed' : 'xero.app_refused', { details });
  }
  // Looked at before anything is kept: a refused login must not take the place of a good one.
  const answers = await client.listConnections(outcome.tokens.access_token);
  await check(
    answers.map(({ id, tenantId, tenantName }) => ({
      connectionId: id,
      tenantId,
      name: tenantName ?? '',
    })),
  );
  const tokens = await keepTokens(options, {
    id: options.ids.uuid(),
    answer: outcome.tokens,
    replaces: null,
  });
  return summarise(await keepConnections(options, tokens, answers));
}

/** What the login reaches now, kept; connections of the login that are gone are disconnected. */
async function readConnections(
  { options, client }: Parts,
  tokens: XeroTokens,
): Promise<readonly XeroConnection[]> {
  return keepConnections(options, tokens, await client.listConnections(tokens.accessToken));
}

async function keepConnections(
  options: XeroIdentityOptions,
  tokens: XeroTokens,
  answers: readonly ConnectionAnswer[],
): Promise<readonly XeroConnection[]> {
  const reached = answers.map((answer): XeroConnection => ({
    tenantId: answer.tenantId,
    connectionId: answer.id,
    tenantName: answer.tenantName ?? '',
    tokenId: tokens.id,
    state: 'connected',
  }));
  const tenantIds = new Set(reached.map((connection) => connection.tenantId));
  const known = await options.connections.listConnections();
  const gone = known.filter(
    (connection) => connection.tokenId === tokens.id && !tenantIds.has(connection.tenantId),
  );
  await options.connections.saveConnections([
    ...reached,
    ...gone.map((connection): XeroConnection => ({ ...connection, state: 'disconnected' })),
  ]);
  return reached;
}

/** Asks Xero for every login; organisations of a login that ended are left out. */
async function listOrganisations(parts: Parts): Promise<readonly OrganisationSummary[]> {
  const reached: XeroConnection[] = [];
  for (const tokenId of await listTokenIds(parts)) {
    const tokens = await findGoodTokens(parts, tokenId);
    if (tokens !== undefined) reached.push(...(await readConnections(parts, tokens)));
  }
  return summarise(reached);
}

async function listTokenIds({ options }: Parts): Promise<ReadonlySet<string>> {
  const connections = await options.connections.listConnections();
  return new Set(connections.map((connection) => connection.tokenId));
}

async function findGoodTokens({ keeper }: Parts, tokenId: string): Promise<XeroTokens | undefined> {
  try {
    return await keeper.getTokens(tokenId);
  } catch (error) {
    if (error instanceof DaybookError && error.code === 'xero.sign_in_again') return undefined;
    throw error;
  }
}

async function disconnect({ options, client, keeper }: Parts, tenantId: string): Promise<void> {
  const connection = await options.connections.findConnection(tenantId);
  if (connection === undefined) throw new DaybookError('setup.organisation_unknown');
  if (connection.state === 'connected') {
    const tokens = await keeper.getTokens(connection.tokenId);
    await client.deleteConnection(tokens.accessToken, connection.connectionId);
  }
  await options.connections.saveConnections([{ ...connection, state: 'disconnected' }]);
}

async function revokeAll(parts: Parts): Promise<void> {
  const { options, client, keeper } = parts;
  const app = await getAppOrThrow(options.connections);
  for (const tokenId of await listTokenIds(parts)) {
    const tokens = await options.connections.findTokens(tokenId);
    if (tokens?.state !== 'active') continue;
    await client.revoke(app, tokens.refreshToken);
    await keeper.end(tokens);
  }
}

function summarise(connections: readonly XeroConnection[]): readonly OrganisationSummary[] {
  return connections.map(({ tenantId, connectionId, tenantName }) => ({
    tenantId,
    connectionId,
    name: tenantName,
  }));
}
