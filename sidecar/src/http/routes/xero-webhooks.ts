import { Router, type Request } from 'express';
import { z } from 'zod';
import type { XeroChange } from '../../use-cases/changes-in-xero/xero-change-queue.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { StoreUseCases } from '../http-use-cases.ts';
import { createRateLimit } from '../middleware/limit-rate.ts';
import { getRawBody, parseJsonBody } from '../raw-body.ts';
import { isWebhookSignature } from '../verify-webhook.ts';

const WEBHOOKS_PER_MINUTE = 600;
const SIGNATURE_HEADER = 'x-xero-signature';
const envelopeSchema = z.object({ events: z.array(z.unknown()) });
const eventSchema = z.object({
  tenantId: z.string().max(100),
  eventCategory: z.string().max(100),
  resourceId: z.string().max(100),
  eventDateUtc: z.string().max(40),
});

/**
 * POST /xero/webhooks: 200 or 401 without a body, over the raw bytes, as Xero's "intent to receive"
 * asks. What it says is only a hint; Xero is read before anything is changed. What is signed and not
 * understood is left out: a refusal would only make Xero send it again and at last give up.
 */
export function createXeroWebhookRoute(useCases: StoreUseCases, webhookKey: string | null): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const limit = createRateLimit('webhooks', WEBHOOKS_PER_MINUTE);
  router.post('/xero/webhooks', limit, (request, response) => {
    if (webhookKey === null || !isSigned(request, webhookKey)) {
      throw new DaybookError('webhook.signature_refused');
    }
    useCases.hintXeroChanges(readEvents(request));
    response.status(200).end();
  });
  return router;
}

function readEvents(request: Request): XeroChange[] {
  const envelope = envelopeSchema.safeParse(parseJsonBody(request));
  const events = envelope.success ? envelope.data.events : [];
  return events.flatMap((event) => {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) return [];
    const { tenantId, eventCategory: category, resourceId, eventDateUtc } = parsed.data;
    return [{ tenantId, category, resourceId, happenedAt: toInstantText(eventDateUtc) }];
  });
}

/** Xero leaves out the zone of its UTC instants. */
function toInstantText(text: string): string {
  const at = new Date(/Z|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}

function isSigned(request: Request, webhookKey: string): boolean {
  return isWebhookSignature(webhookKey, getRawBody(request), request.get(SIGNATURE_HEADER) ?? '');
}
