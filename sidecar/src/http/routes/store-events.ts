import { Router } from 'express';
import { eventBatchSchema, type EventBatchAnswer } from '../../contract/index.ts';
import { logEventsReceived } from '../../observability/business-events.ts';
import type { Logger } from '../../ports/logger.ts';
import { checkInput } from '../check-input.ts';
import type { StoreUseCases } from '../http-use-cases.ts';
import { createRateLimit } from '../middleware/limit-rate.ts';
import { parseJsonBody } from '../raw-body.ts';
import { getSignedOrThrow } from '../signed-request.ts';
import { splitEvents } from '../split-events.ts';

const BATCHES_PER_MINUTE = 1200;

/** POST /events: at least once, in any order; accepted means kept. */
export function createEventsRoute(useCases: StoreUseCases, logger: Logger): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.post(
    '/events',
    createRateLimit('events', BATCHES_PER_MINUTE),
    async (request, response) => {
      const { pairing } = getSignedOrThrow(response);
      const batch = checkInput(eventBatchSchema, parseJsonBody(request));
      const { events, malformed, rejected } = splitEvents(batch.events);
      await useCases.ingestStoreEvents({
        pairingId: pairing.id,
        outboxEpoch: pairing.outboxEpoch,
        events,
        malformed,
      });
      const accepted = events.map((event) => event.sequence);
      logEventsReceived(logger, {
        pairingId: pairing.id,
        accepted: accepted.length,
        rejected: rejected.length,
      });
      response.json({ accepted, rejected } satisfies EventBatchAnswer);
    },
  );
  return router;
}
