import { Router, type Response } from 'express';
import { z } from 'zod';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { describeCode } from '../../domain/errors/describe-code.ts';
import { checkInput } from '../check-input.ts';
import { getStatus } from '../error-response.ts';
import type { StoreUseCases } from '../http-use-cases.ts';
import { createRateLimit } from '../middleware/limit-rate.ts';
import { renderPage, type PageText } from '../render-page.ts';
import { getSignedOrThrow } from '../signed-request.ts';

const CALLBACKS_PER_MINUTE = 60;
const querySchema = z.object({
  state: z.string().min(1).max(200),
  code: z.string().min(1).max(2000).optional(),
  error: z.string().max(200).optional(),
});

/** GET /xero/callback: where Xero sends the admin's browser back; a page, because a person reads it. */
export function createXeroCallbackRoute(useCases: StoreUseCases): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const limit = createRateLimit('callback', CALLBACKS_PER_MINUTE);
  router.get('/xero/callback', limit, async (request, response) => {
    const { pairing } = getSignedOrThrow(response);
    const link = { href: `${pairing.storeUrl}Admin/Daybook`, text: 'Back to Daybook' };
    try {
      const { state, code, error } = checkInput(querySchema, request.query);
      const organisations = await useCases.completeXeroSignIn({
        pairingId: pairing.id,
        state,
        code: code ?? null,
        error: error ?? null,
      });
      const names = organisations.map((organisation) => organisation.name).join(', ');
      const paragraphs = [
        `Daybook may now book into: ${names}.`,
        'You can close this tab. Setup goes on by itself in the tab that you came from.',
      ];
      sendPage(response, 200, { title: 'Xero is connected', isGood: true, paragraphs, link });
    } catch (error) {
      if (!(error instanceof DaybookError)) throw error;
      const { message, suggestion } = describeCode(error.code, error.details);
      const paragraphs = [
        message,
        suggestion,
        'Nothing was changed. Close this tab: Setup says the same in the tab that you came from.',
      ];
      sendPage(response, getStatus(error.code), {
        title: 'Xero is not connected',
        isGood: false,
        paragraphs,
        link,
      });
    }
  });
  return router;
}

function sendPage(response: Response, status: number, text: PageText): void {
  response.status(status).type('html').send(renderPage(text));
}
