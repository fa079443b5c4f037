import type { Request, RequestHandler, Response } from 'express';
import { OUTBOX_EPOCH_HEADER } from '../../contract/index.ts';
import { isClockOff, readSigningClaims, type SigningClaims } from '../../contract/signing.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { logRequestRefused } from '../../observability/business-events.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { Pairing, PairingStore } from '../../ports/pairing-store.ts';
import { REFUSED_TOO_OFTEN_MS, type Refusals } from '../refusals.ts';
import { findRouteFamily } from '../route-families.ts';

export interface SenderDeps {
  readonly pairings: PairingStore;
  readonly refusals: Refusals;
  readonly clock: Clock;
  readonly logger: Logger;
  /** When this process started: what was signed before is refused, unless it only reads. */
  readonly startedAtMs: number;
}

/** Who a request says that it is from; the signature is still to be looked at. */
export interface Sender {
  readonly pairing: Pairing;
  readonly claims: SigningClaims;
  /** Under which its refusals are counted. */
  readonly name: string;
}

/** Room for a full batch of events; more is not read while requests are refused again and again. */
const SMALL_BODY_BYTES = 256 * 1024;

/**
 * Sends away by its headers alone, before a body is read, whoever is not a paired store, and senders
 * that were refused too often. Strangers are counted by address, a paired key by kind of route, and the
 * copies of its shop apart from the shop. The shop itself is never sent away for what others do in its
 * name: there a signature is still looked at, if it is over little.
 */
export function createSenderCheck(deps: SenderDeps): RequestHandler {
  return async (request, response, next) => {
    const claims = readSigningClaims((name) => request.get(name));
    const pairing = typeof claims === 'string' ? undefined : await findPairing(deps, claims);
    if (typeof claims === 'string' || pairing === undefined) {
      const stranger = `address ${request.socket.remoteAddress ?? ''}`;
      const reason = typeof claims === 'string' ? claims : 'unknownKey';
      next(refuse(deps, request, { sender: stranger, reason }));
      return;
    }
    const isHome = request.get(OUTBOX_EPOCH_HEADER) === pairing.outboxEpoch;
    const route = findRouteFamily(request.originalUrl)?.name ?? '';
    const name = [route, pairing.keyId, isHome ? 'shop' : 'another shop'].join(' ');
    if (deps.refusals.isSpent(name) && !(isHome && hasSmallBody(request))) {
      next(refuse(deps, request, { sender: name, reason: 'tooOften' }));
      return;
    }
    const reason = findFault(deps, request, claims);
    if (reason === undefined) setSender(response, { pairing, claims, name });
    next(reason === undefined ? undefined : refuse(deps, request, { sender: name, reason }));
  };
}

/** Counts a refusal and says it; after too many of them the log is not told of each. */
export function refuse(
  { refusals, logger }: Pick<SenderDeps, 'refusals' | 'logger'>,
  request: Request,
  { sender, reason }: { readonly sender: string; readonly reason: string },
): DaybookError {
  const isFlood = refusals.isSpent(sender);
  refusals.note(sender);
  if (isFlood) return new DaybookError('request.too_many', { retryAfterMs: REFUSED_TOO_OFTEN_MS });
  const route = request.originalUrl.startsWith('/app/') ? 'app' : 'store';
  logRequestRefused(logger, { reason, method: request.method, route });
  return new DaybookError('request.not_signed', { details: { reason } });
}

async function findPairing(
  { pairings }: SenderDeps,
  { keyId }: SigningClaims,
): Promise<Pairing | undefined> {
  const pairing = await pairings.findByKeyId(keyId);
  return pairing?.state === 'active' ? pairing : undefined;
}

function hasSmallBody({ method, headers }: Request): boolean {
  const isChunked = headers['transfer-encoding'] !== undefined;
  return method === 'GET' || (!isChunked && Number(headers['content-length']) <= SMALL_BODY_BYTES);
}

function findFault(
  { clock, startedAtMs }: SenderDeps,
  request: Request,
  claims: SigningClaims,
): string | undefined {
  if (isClockOff(claims.timestamp, Math.floor(clock.nowMs() / 1000))) return 'clockSkew';
  // An admin's identity belongs to the admin's routes, and only there.
  const hasIdentity = claims.identityText !== '';
  if (!request.originalUrl.startsWith(hasIdentity ? '/app/' : '/store/')) return 'wrongPlace';
  const isBeforeStart = claims.timestamp < Math.floor(startedAtMs / 1000);
  return request.method !== 'GET' && isBeforeStart ? 'beforeStart' : undefined;
}

function setSender(response: Response, sender: Sender): void {
  response.locals['sender'] = sender;
}

/** Set by the sender check; a route without it is a fault in the wiring. */
export function getSenderOrThrow(response: Response): Sender {
  const sender = (response.locals as { sender?: Sender }).sender;
  if (sender === undefined) throw new DaybookError('service.bug');
  return sender;
}
