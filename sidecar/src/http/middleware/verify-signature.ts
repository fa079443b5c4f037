import type { Request, RequestHandler } from 'express';
import { verifyRequestSignature } from '../../contract/signing.ts';
import { getRawBody } from '../raw-body.ts';
import type { SignedRequest } from '../signed-request.ts';
import { getSenderOrThrow, refuse, type Sender, type SenderDeps } from './check-sender.ts';

type Verdict = { readonly signed: SignedRequest } | { readonly refusal: string };

/**
 * Lets through what a paired store signed, once, for this direction. Every refusal is the same 401 with
 * the server's time, so that an honest sender can try again.
 */
export function createSignatureCheck(deps: SenderDeps): RequestHandler {
  return async (request, response, next) => {
    const sender = getSenderOrThrow(response);
    const verdict = await verify(deps, request, sender);
    if ('signed' in verdict) {
      response.locals['signed'] = verdict.signed;
      next();
      return;
    }
    next(refuse(deps, request, { sender: sender.name, reason: verdict.refusal }));
  };
}

async function verify(deps: SenderDeps, request: Request, { pairing }: Sender): Promise<Verdict> {
  const nowSeconds = Math.floor(deps.clock.nowMs() / 1000);
  const verdict = verifyRequestSignature({
    getHeader: (name) => request.get(name),
    secret: pairing.secret,
    direction: 'to-sidecar',
    method: request.method,
    pathWithQuery: request.originalUrl,
    body: getRawBody(request),
    nowSeconds,
  });
  if (!verdict.ok) return { refusal: verdict.reason };
  const { timestamp, nonce } = verdict.claims;
  if (request.method !== 'GET') {
    const isNew = await deps.pairings.rememberNonce(pairing.keyId, nonce, deps.clock.nowIso());
    if (!isNew) return { refusal: 'replayed' };
  }
  return { signed: { pairing, identity: verdict.identity, skewSeconds: timestamp - nowSeconds } };
}
