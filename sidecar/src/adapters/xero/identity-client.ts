import { z } from 'zod';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { XeroApp } from '../../ports/connection-store.ts';

/** Xero's default of 3.5 s loses refresh tokens that it has already rotated (xero-node #614). */
const TIMEOUT_MS = 20_000;

export interface IdentityClientOptions {
  readonly identityUrl: string;
  /** Host of the API, where /connections lives. */
  readonly apiHost: string;
  readonly timeoutMs?: number;
}

const tokenSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().positive(),
});

const refusalSchema = z.object({ error: z.string() });

const connectionSchema = z.object({
  id: z.string().min(1),
  tenantId: z.string().min(1),
  tenantType: z.string(),
  tenantName: z.string().nullish(),
});

export type TokenAnswer = z.infer<typeof tokenSchema>;
export type ConnectionAnswer = z.infer<typeof connectionSchema>;

/** What came of asking for tokens: expected outcomes are values. */
export type TokenOutcome =
  | { readonly kind: 'granted'; readonly tokens: TokenAnswer }
  | { readonly kind: 'refused'; readonly error: string }
  /** No answer, or none that says whether the refresh token was used up. */
  | { readonly kind: 'lost'; readonly cause: unknown };

/** Xero's sign-in servers: token, revocation, connections. */
export interface IdentityClient {
  exchangeCode(app: XeroApp, code: string): Promise<TokenOutcome>;
  refresh(app: XeroApp, refreshToken: string): Promise<TokenOutcome>;
  revoke(app: XeroApp, refreshToken: string): Promise<void>;
  listConnections(accessToken: string): Promise<readonly ConnectionAnswer[]>;
  deleteConnection(accessToken: string, connectionId: string): Promise<void>;
}

export function createIdentityClient(options: IdentityClientOptions): IdentityClient {
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  const identityUrl = options.identityUrl.replace(/\/+$/, '');
  const connectionsUrl = `${options.apiHost}/connections`;

  function postForm(path: string, app: XeroApp, form: Record<string, string>): Promise<Response> {
    const credentials = Buffer.from(`${app.clientId}:${app.clientSecret}`).toString('base64');
    return fetch(`${identityUrl}${path}`, {
      method: 'POST',
      headers: { Authorization: `Basic ${credentials}`, Accept: 'application/json' },
      body: new URLSearchParams(form),
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
  }

  async function askForTokens(app: XeroApp, form: Record<string, string>): Promise<TokenOutcome> {
    try {
      const response = await postForm('/connect/token', app, form);
      return readTokenAnswer(response.status, await response.text());
    } catch (cause) {
      return { kind: 'lost', cause };
    }
  }

  return {
    exchangeCode: (app, code) =>
      askForTokens(app, {
        grant_type: 'authorization_code',
        code,
        redirect_uri: app.redirectUri,
      }),
    refresh: (app, refreshToken) =>
      askForTokens(app, { grant_type: 'refresh_token', refresh_token: refreshToken }),
    async revoke(app, refreshToken) {
      const response = await postForm('/connect/revocation', app, { token: refreshToken }).catch(
        throwUnreachable,
      );
      await readText(response);
      if (!response.ok) throw makeStatusError(response.status);
    },
    listConnections: (accessToken) =>
      listConnections({ url: connectionsUrl, timeoutMs, accessToken }),
    deleteConnection: (accessToken, connectionId) =>
      deleteConnection({ url: connectionsUrl, timeoutMs, accessToken }, connectionId),
  };
}

interface ConnectionsAccess {
  readonly url: string;
  readonly timeoutMs: number;
  readonly accessToken: string;
}

async function listConnections(access: ConnectionsAccess): Promise<readonly ConnectionAnswer[]> {
  const response = await callConnections(access, 'GET');
  const text = await readText(response);
  if (!response.ok) throw makeStatusError(response.status);
  const parsed = z.array(connectionSchema).safeParse(parseJson(text));
  if (!parsed.success) {
    const details = { status: response.status };
    throw new DaybookError('xero.answer_unreadable', { details, cause: parsed.error });
  }
  return parsed.data.filter((connection) => connection.tenantType === 'ORGANISATION');
}

async function deleteConnection(access: ConnectionsAccess, connectionId: string): Promise<void> {
  const url = `${access.url}/${encodeURIComponent(connectionId)}`;
  const response = await callConnections({ ...access, url }, 'DELETE');
  await readText(response);
  // Gone already is as good as deleted.
  if (!response.ok && response.status !== 404) throw makeStatusError(response.status);
}

function callConnections(access: ConnectionsAccess, method: string): Promise<Response> {
  return fetch(access.url, {
    method,
    headers: { Authorization: `Bearer ${access.accessToken}`, Accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(access.timeoutMs),
  }).catch(throwUnreachable);
}

function readText(response: Response): Promise<string> {
  return response.text().catch(throwUnreachable);
}

function throwUnreachable(cause: unknown): never {
  throw new DaybookError('xero.unreachable', { cause });
}

function readTokenAnswer(status: number, text: string): TokenOutcome {
  const body = parseJson(text);
  const granted = tokenSchema.safeParse(body);
  if (status === 200 && granted.success) return { kind: 'granted', tokens: granted.data };
  const refused = refusalSchema.safeParse(body);
  const isRefusal = status === 400 || status === 401 || status === 403;
  if (isRefusal && refused.success) return { kind: 'refused', error: refused.data.error };
  return { kind: 'lost', cause: new Error(`HTTP ${status}`) };
}

function makeStatusError(status: number): DaybookError {
  if (status === 401) return new DaybookError('xero.token_expired');
  if (status === 403) return new DaybookError('xero.permission_missing');
  if (status === 429) return new DaybookError('xero.rate_limited');
  return new DaybookError('xero.server_error', { details: { status } });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
