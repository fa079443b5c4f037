import { Router, type Request } from 'express';
import { z } from 'zod';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { checkInput } from '../check-input.ts';
import type { StoreUseCases } from '../http-use-cases.ts';
import { createRateLimit } from '../middleware/limit-rate.ts';
import { getRawBody, parseJsonBody } from '../raw-body.ts';
import { isWebhookSignature } from '../verify-webhook.ts';

const WEBHOOKS_PER_MINUTE = 600;
const SIGNATURE_HEADER = 'x-xero-signature';
const webhookSchema = z.object({
  events: z
    .array(
      z.object({
        tenantId: z.string(),
        eventCategory: z.string(),
        eventType: z.string(),
        resourceId: z.string(),
      }),
    )
    .max(10_000),
});

/**
 * POST /xero/webhooks: 200 or 401, over the raw bytes, as Xero's "intent to receive" asks. What it
 * says is only a hint; Xero is read before anything is changed.
 */
export function createXeroWebhookRoute(useCases: StoreUseCases, webhookKey: string | null): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const limit = createRateLimit('webhooks', WEBHOOKS_PER_MINUTE);
  router.post('/xero/webhooks', limit, async (request, response) => {
    if (webhookKey === null || !isSigned(request, webhookKey)) {
      throw new DaybookError('webhook.signature_refused');
    }
    const { events } = checkInput(webhookSchema, parseJsonBody(request));
    if (events.length > 0) {
      await useCases.hintXeroChanges(
        events.map((event) => ({
          tenantId: event.tenantId,
          category: event.eventCategory,
          type: event.eventType,
          resourceId: event.resourceId,
        })),
      );
    }
    response.status(200).end();
  });
  return router;
}

function isSigned(request: Request, webhookKey: string): boolean {
  return isWebhookSignature(webhookKey, getRawBody(request), request.get(SIGNATURE_HEADER) ?? '');
}
