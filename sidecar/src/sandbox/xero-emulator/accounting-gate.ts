import { createHash, randomUUID } from 'node:crypto';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { ApiContext } from './api-context.ts';
import type { EmulatorState, Token } from './emulator-state.ts';
import type { IdempotencyCache } from './idempotency-cache.ts';
import type { FaultLocals } from './fault-middleware.ts';
import { findToken } from './identity-routes.ts';
import type { RateLimiter } from './rate-limiter.ts';
import type { WebhookSender } from './webhook-sender.ts';

export interface GateParts {
  readonly state: EmulatorState;
  readonly limiter: RateLimiter;
  readonly cache: IdempotencyCache;
  readonly webhooks: WebhookSender;
}

/** In front of every accounting route: token, tenant, limits, idempotency, the call count. */
export function createAccountingGate(parts: GateParts): RequestHandler {
  const { state, limiter } = parts;
  return (request, response, next) => {
    const token = findToken(state, request);
    if (token === undefined) {
      sendProblem(response, 401, { title: 'Unauthorized', detail: 'TokenExpired: token expired' });
      return;
    }
    if (lacksScope(token, request)) {
      response.set('www-authenticate', 'Bearer error="insufficient_scope"');
      sendProblem(response, 401, { title: 'Unauthorized', detail: 'AuthorizationUnsuccessful' });
      return;
    }
    const tenantId = request.header('xero-tenant-id') ?? '';
    const organisation = state.organisations.find(({ record }) => record.tenantId === tenantId);
    if (organisation?.record.isConnected !== true) {
      sendProblem(response, 403, { title: 'Forbidden', detail: 'AuthenticationUnsuccessful' });
      return;
    }
    const admission = limiter.admit(tenantId);
    response.set(admission.headers);
    countCall(state, request);
    if (!admission.ok) {
      response.status(429).end();
      return;
    }
    // Who gave up during a slow call is gone already: no close comes any more.
    if (response.closed) admission.release();
    else response.on('close', () => admission.release());
    const context: ApiContext = { state, organisation, request, webhooks: parts.webhooks };
    (response.locals as { context: ApiContext }).context = context;
    replayOrGoOn(parts, { request, response, next });
  };
}

const BANK_SCOPES = ['accounting.banktransactions', 'accounting.transactions'];

/** Bank transactions and transfers have a scope of their own; broad apps have it in another one. */
function lacksScope({ scopes }: Token, request: Request): boolean {
  if (!request.path.startsWith('/BankTrans') || scopes === undefined) return false;
  return !BANK_SCOPES.some((scope) => scopes.includes(scope));
}

function sendProblem(
  response: Response,
  status: number,
  problem: { readonly title: string; readonly detail: string },
): void {
  response.status(status).json({
    Type: null,
    Title: problem.title,
    Status: status,
    Detail: problem.detail,
    Instance: randomUUID(),
    Extensions: {},
  });
}

function countCall(state: EmulatorState, request: Request): void {
  const route = `${request.method} ${request.path.split('/').slice(0, 2).join('/')}`;
  state.calls.total += 1;
  state.calls.byRoute[route] = (state.calls.byRoute[route] ?? 0) + 1;
}

/** What Xero gives for a fault of its own, and again for the same key. */
const SERVER_ERROR = { status: 500, body: { Message: 'An error occurred in Xero.' } };

interface Exchange {
  readonly request: Request;
  readonly response: Response;
  readonly next: NextFunction;
}

/** A write with a key that was answered before gets that answer again, errors included. */
function replayOrGoOn(parts: GateParts, { request, response, next }: Exchange): void {
  const key = request.header('idempotency-key');
  if (key === undefined || request.method === 'GET') {
    next();
    return;
  }
  const fingerprint = createHash('sha256')
    .update(`${request.method} ${request.originalUrl}\n${JSON.stringify(request.body)}`)
    .digest('hex');
  const cached = parts.cache.find(key, fingerprint);
  if (cached !== undefined) {
    response.status(cached.status).json(cached.body);
    return;
  }
  const json = response.json.bind(response);
  response.json = (body: unknown) => {
    const isStruck = (response.locals as FaultLocals).answerWithError === true;
    const answer = isStruck ? SERVER_ERROR : { status: response.statusCode, body };
    parts.cache.keep(key, fingerprint, answer);
    return json.call(response.status(answer.status), answer.body);
  };
  next();
}
