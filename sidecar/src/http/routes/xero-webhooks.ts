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
        resourceId: z.string(),
        eventDateUtc: z.string().max(40),
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
  router.post('/xero/webhooks', limit, (request, response) => {
    if (webhookKey === null || !isSigned(request, webhookKey)) {
      throw new DaybookError('webhook.signature_refused');
    }
    const { events } = checkInput(webhookSchema, parseJsonBody(request));
    if (events.length > 0) {
      useCases.hintXeroChanges(
        events.map((event) => ({
          tenantId: event.tenantId,
          category: event.eventCategory,
          resourceId: event.resourceId,
          happenedAt: toInstantText(event.eventDateUtc),
        })),
      );
    }
    response.status(200).end();
  });
  return router;
}

/** Xero leaves out the zone of its UTC instants. */
function toInstantText(text: string): string {
  const at = new Date(/Z|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}

function isSigned(request: Request, webhookKey: string): boolean {
  return isWebhookSignature(webhookKey, getRawBody(request), request.get(SIGNATURE_HEADER) ?? '');
}
