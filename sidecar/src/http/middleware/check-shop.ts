import type { Request, RequestHandler } from 'express';
import {
  OUTBOX_EPOCH_HEADER,
  STORE_URL_HEADER,
  WIRE_VERSION,
  WIRE_VERSION_HEADER,
  findOutdatedSide,
} from '../../contract/index.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { logForeignShop } from '../../observability/business-events.ts';
import type { Logger } from '../../ports/logger.ts';
import type { ClaimedIdentity } from '../../use-cases/store/check-store-identity.ts';
import type { StoreUseCases } from '../http-use-cases.ts';
import type { Refusals } from '../refusals.ts';
import { getSignedOrThrow } from '../signed-request.ts';
import { getSenderOrThrow } from './check-sender.ts';

/** Both sides name their wire version; a pair that does not fit is told which side to update. */
export function createWireVersionCheck(): RequestHandler {
  return (request, response, next) => {
    response.set(WIRE_VERSION_HEADER, String(WIRE_VERSION));
    const theirs = Number(getHeaderOrThrow(request, WIRE_VERSION_HEADER, /^\d{1,6}$/));
    const outdated = findOutdatedSide(theirs);
    if (outdated === undefined) {
      next();
      return;
    }
    const code = outdated === 'plugin' ? 'store.plugin_outdated' : 'store.service_outdated';
    next(new DaybookError(code, { details: { theirs, ours: WIRE_VERSION } }));
  };
}

/** Where an administrator says what an unknown shop is: asked from that shop itself. */
const SHOP_IDENTITY_PATH = '/app/api/v1/shop-identity';

/** What the shop says of itself; in form, because the check came first. */
export function readClaimedIdentity(request: Request): ClaimedIdentity {
  return {
    storeUrl: getHeaderOrThrow(request, STORE_URL_HEADER, /^https?:\/\/\S{1,400}$/),
    outboxEpoch: getHeaderOrThrow(request, OUTBOX_EPOCH_HEADER, /^[0-9a-fA-F-]{36}$/),
  };
}

/** From a shop that is not the one that was paired, such as a staging copy, nothing is taken. */
export function createShopCheck(deps: {
  readonly useCases: StoreUseCases;
  readonly refusals: Refusals;
  readonly logger: Logger;
}): RequestHandler {
  const { useCases, refusals, logger } = deps;
  return async (request, response, next) => {
    const { pairing, skewSeconds } = getSignedOrThrow(response);
    const { storeUrl, outboxEpoch } = readClaimedIdentity(request);
    const answer = await useCases.checkStoreIdentity(pairing, { storeUrl, outboxEpoch });
    if (answer === 'known' || request.path === SHOP_IDENTITY_PATH) {
      await useCases.noteClockSkew(pairing, skewSeconds);
      next();
      return;
    }
    refusals.note(getSenderOrThrow(response).name);
    logForeignShop(logger, { pairingId: pairing.id, outboxEpoch, storeUrl });
    next(new DaybookError('store.foreign_shop', { details: { storeUrl, outboxEpoch } }));
  };
}

function getHeaderOrThrow(request: Request, name: string, form: RegExp): string {
  const value = request.get(name);
  if (value !== undefined && form.test(value)) return value;
  const problem = value === undefined ? 'header missing' : 'header not in form';
  throw new DaybookError('request.invalid', { details: { path: name, problem } });
}
