import { randomBytes, randomUUID } from 'node:crypto';
import { Router, urlencoded, type Request } from 'express';
import type { EmulatorOptions } from './emulator-options.ts';
import type { EmulatorState, Token } from './emulator-state.ts';

const CODE_MS = 5 * 60_000;
const ACCESS_MS = 30 * 60_000;
const REFRESH_MS = 60 * 86_400_000;
const GRACE_MS = 30 * 60_000;

interface Code {
  readonly redirectUri: string;
  readonly expiresAt: number;
  readonly scopes: string[];
}

/** Authorize (consent is given at once), token with rotation and grace, revocation, connections. */
export function createIdentityRoutes(state: EmulatorState, options: EmulatorOptions): Router {
  const router = Router();
  const codes = new Map<string, Code>();

  router.get('/identity/connect/authorize', (request, response) => {
    const query = request.query as Record<string, string | undefined>;
    const redirectUri = query['redirect_uri'] ?? '';
    if (!URL.canParse(redirectUri) || query['response_type'] !== 'code') {
      response.status(400).send('unauthorized_client');
      return;
    }
    const target = new URL(redirectUri);
    if (query['state'] !== undefined) target.searchParams.set('state', query['state']);
    if (!isKnownClient(options, query['client_id'])) {
      target.searchParams.set('error', 'unauthorized_client');
    } else if (state.refusesNextSignIn) {
      state.refusesNextSignIn = false;
      target.searchParams.set('error', 'access_denied');
    } else {
      const code = randomBytes(24).toString('base64url');
      const scopes = (query['scope'] ?? '').split(' ');
      codes.set(code, { redirectUri, expiresAt: state.now() + CODE_MS, scopes });
      target.searchParams.set('code', code);
    }
    response.redirect(302, target.href);
  });

  router.post('/connect/token', urlencoded({ extended: false }), (request, response) => {
    const body = request.body as Record<string, string | undefined>;
    if (!isAuthentic(options, request)) {
      response.status(400).json({ error: 'invalid_client' });
      return;
    }
    const token =
      body['grant_type'] === 'authorization_code'
        ? exchangeCode(state, codes, body)
        : refreshToken(state, body);
    if (token === undefined) response.status(400).json({ error: 'invalid_grant' });
    else response.json(showToken(token));
    state.save();
  });

  router.post('/connect/revocation', urlencoded({ extended: false }), (request, response) => {
    const body = request.body as Record<string, string | undefined>;
    const token = state.tokens.find((entry) => entry.refreshToken === body['token']);
    if (token !== undefined) token.isRevoked = true;
    state.save();
    response.status(200).end();
  });

  addConnectionRoutes(router, state);
  return router;
}

function addConnectionRoutes(router: Router, state: EmulatorState): void {
  router.get('/connections', (request, response) => {
    const token = findToken(state, request);
    if (token === undefined) {
      response
        .status(401)
        .json({ Title: 'Unauthorized', Status: 401, Detail: 'AuthenticationUnsuccessful' });
      return;
    }
    const at = new Date(state.now()).toISOString().replace('Z', '0000');
    const connected =
      token.stranger === undefined
        ? state.organisations.map(({ record }) => record).filter((record) => record.isConnected)
        : [{ ...token.stranger, connectionId: token.stranger.tenantId }];
    response.json(
      connected.map((record) => ({
        id: record.connectionId,
        authEventId: record.connectionId,
        tenantId: record.tenantId,
        tenantType: 'ORGANISATION',
        tenantName: record.name,
        createdDateUtc: at,
        updatedDateUtc: at,
      })),
    );
  });

  router.delete('/connections/:id', (request, response) => {
    const organisation = state.organisations.find(
      ({ record }) => record.connectionId === request.params['id'],
    );
    if (organisation === undefined) {
      response.status(404).end();
      return;
    }
    organisation.record.isConnected = false;
    state.save(organisation);
    response.status(204).end();
  });
}

/** The token of a request; undefined when unknown, expired or revoked. */
export function findToken(state: EmulatorState, request: Request): Token | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return state.tokens.find(
    (token) =>
      token.accessToken === bearer && !token.isRevoked && state.now() < token.accessExpiresAt,
  );
}

function isKnownClient(options: EmulatorOptions, clientId: string | undefined): boolean {
  return options.clientId === undefined || options.clientId === clientId;
}

function isAuthentic(options: EmulatorOptions, request: Request): boolean {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) return false;
  const [id, secret] = Buffer.from(basic, 'base64').toString().split(':').map(decodeURIComponent);
  const isSecretRight = options.clientSecret === undefined || options.clientSecret === secret;
  return isKnownClient(options, id) && isSecretRight;
}

function exchangeCode(
  state: EmulatorState,
  codes: Map<string, Code>,
  body: Record<string, string | undefined>,
): Token | undefined {
  const code = codes.get(body['code'] ?? '');
  codes.delete(body['code'] ?? '');
  if (code === undefined || state.now() > code.expiresAt) return undefined;
  if (code.redirectUri !== body['redirect_uri']) return undefined;
  if (state.nextStranger === undefined) {
    for (const { record } of state.organisations) record.isConnected = true;
  }
  const token: Token = {
    ...makeSecrets(state.now()),
    previousRefreshToken: null,
    rotatedAt: state.now(),
    tenantIds: state.organisations.map(({ record }) => record.tenantId),
    isRevoked: false,
    scopes: code.scopes,
    ...(state.nextStranger === undefined ? {} : { stranger: state.nextStranger }),
  };
  state.nextStranger = undefined;
  state.tokens.push(token);
  return token;
}

function refreshToken(
  state: EmulatorState,
  body: Record<string, string | undefined>,
): Token | undefined {
  const given = body['refresh_token'];
  const token = state.tokens.find(
    (entry) =>
      entry.refreshToken === given ||
      (entry.previousRefreshToken === given && state.now() - entry.rotatedAt < GRACE_MS),
  );
  if (token === undefined || token.isRevoked || state.now() > token.refreshExpiresAt) {
    return undefined;
  }
  const isGrace = token.refreshToken !== given;
  if (!isGrace) {
    token.previousRefreshToken = token.refreshToken;
    token.rotatedAt = state.now();
  }
  Object.assign(token, makeSecrets(state.now()));
  return token;
}

function makeSecrets(
  now: number,
): Pick<Token, 'accessToken' | 'refreshToken' | 'accessExpiresAt' | 'refreshExpiresAt'> {
  const claims = { jti: randomUUID(), authentication_event_id: randomUUID() };
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return {
    accessToken: `${part({ alg: 'none' })}.${part(claims)}.`,
    refreshToken: randomBytes(32).toString('base64url'),
    accessExpiresAt: now + ACCESS_MS,
    refreshExpiresAt: now + REFRESH_MS,
  };
}

function showToken(token: Token): Record<string, unknown> {
  return {
    access_token: token.accessToken,
    expires_in: ACCESS_MS / 1000,
    token_type: 'Bearer',
    refresh_token: token.refreshToken,
    scope: 'offline_access',
  };
}
