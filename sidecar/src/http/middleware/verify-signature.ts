import type { Request, RequestHandler } from 'express';
import { readSigningClaims, verifyRequestSignature } from '../../contract/signing.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { logRequestRefused } from '../../observability/business-events.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Pairing, PairingStore } from '../../ports/pairing-store.ts';
import { getRawBody } from '../raw-body.ts';
import type { SignedRequest } from '../signed-request.ts';

export interface SignatureDeps {
  readonly pairings: PairingStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** When this process started: what was signed before is refused, unless it only reads. */
  readonly startedAtMs: number;
}

type Verdict = { readonly signed: SignedRequest } | { readonly refusal: string };

/**
 * Lets through what a paired store signed: in time, once, for this direction. Every refusal is the
 * same 401 with the server's time, so that an honest sender can try again.
 */
export function createSignatureCheck(deps: SignatureDeps): RequestHandler {
  return async (request, response, next) => {
    const verdict = await verify(deps, request);
    if ('signed' in verdict) {
      response.locals['signed'] = verdict.signed;
      next();
      return;
    }
    const { refusal: reason } = verdict;
    const route = request.originalUrl.startsWith('/app/') ? 'app' : 'store';
    logRequestRefused(deps.logger, { reason, method: request.method, route });
    next(new DaybookError('request.not_signed', { details: { reason } }));
  };
}

async function verify(deps: SignatureDeps, request: Request): Promise<Verdict> {
  const getHeader = (name: string): string | undefined => request.get(name);
  const pairing = await findPairing(deps.pairings, getHeader);
  const verdict = verifyRequestSignature({
    getHeader,
    secret: pairing?.secret,
    direction: 'to-sidecar',
    method: request.method,
    pathWithQuery: request.originalUrl,
    body: getRawBody(request),
    nowSeconds: Math.floor(deps.clock.nowMs() / 1000),
  });
  if (!verdict.ok) return { refusal: verdict.reason };
  if (pairing === undefined) return { refusal: 'unknownKey' };
  if (!isInItsPlace(request, verdict.identity !== undefined)) return { refusal: 'wrongPlace' };
  if (request.method !== 'GET') {
    const { timestamp, nonce } = verdict.claims;
    if (timestamp < Math.floor(deps.startedAtMs / 1000)) return { refusal: 'beforeStart' };
    const isNew = await deps.pairings.rememberNonce(pairing.keyId, nonce, deps.clock.nowIso());
    if (!isNew) return { refusal: 'replayed' };
  }
  const skewSeconds = verdict.claims.timestamp - Math.floor(deps.clock.nowMs() / 1000);
  return { signed: { pairing, identity: verdict.identity, skewSeconds } };
}

async function findPairing(
  pairings: PairingStore,
  getHeader: (name: string) => string | undefined,
): Promise<Pairing | undefined> {
  const claims = readSigningClaims(getHeader);
  if (typeof claims === 'string') return undefined;
  const pairing = await pairings.findByKeyId(claims.keyId);
  return pairing?.state === 'active' ? pairing : undefined;
}

/** An admin's identity belongs to the admin's routes, and only there. */
function isInItsPlace(request: Request, hasIdentity: boolean): boolean {
  return request.originalUrl.startsWith(hasIdentity ? '/app/' : '/store/');
}
