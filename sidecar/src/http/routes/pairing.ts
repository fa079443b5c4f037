import { Router } from 'express';
import { pairRequestSchema, type PairAnswer } from '../../contract/index.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import {
  logPairingRefused,
  logStorePaired,
  logStoreUnpaired,
} from '../../observability/business-events.ts';
import type { Logger } from '../../ports/logger.ts';
import type { PairStoreResult } from '../../use-cases/store/pair-store.ts';
import { checkInput } from '../check-input.ts';
import type { StoreUseCases } from '../http-use-cases.ts';
import { createRateLimit } from '../middleware/limit-rate.ts';
import { createRawBodyReader } from '../middleware/read-raw-body.ts';
import { parseJsonBody } from '../raw-body.ts';
import { getSignedOrThrow } from '../signed-request.ts';

const PAIRINGS_PER_MINUTE = 30;

/** POST /pair: the one route without a signature, for whoever knows the code. */
export function createPairRoute(useCases: StoreUseCases, logger: Logger): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const limit = createRateLimit('pair', PAIRINGS_PER_MINUTE);
  router.post('/pair', limit, createRawBodyReader(), async (request, response) => {
    const input = checkInput(pairRequestSchema, parseJsonBody(request));
    const result = await useCases.pairStore(input);
    if (result.outcome !== 'paired') {
      logPairingRefused(logger, { reason: result.outcome });
      throw toRefusal(result);
    }
    const { id, keyId, secret, storeUrl } = result.pairing;
    logStorePaired(logger, { pairingId: id, storeUrl });
    response.json({ keyId, secret } satisfies PairAnswer);
  });
  return router;
}

function toRefusal(result: Exclude<PairStoreResult, { outcome: 'paired' }>): DaybookError {
  if (result.outcome === 'noOpenCode') return new DaybookError('pairing.no_open_code');
  return new DaybookError('pairing.code_wrong', { details: { triesLeft: result.triesLeft } });
}

/** POST /unpair: signed; the secret is worth nothing after it. */
export function createUnpairRoute(useCases: StoreUseCases, logger: Logger): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    '/unpair',
    createRateLimit('unpair', PAIRINGS_PER_MINUTE),
    async (_request, response) => {
      const { pairing } = getSignedOrThrow(response);
      await useCases.unpairStore(pairing.id);
      logStoreUnpaired(logger, { pairingId: pairing.id });
      response.json({});
    },
  );
  return router;
}
