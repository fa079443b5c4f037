import { Router } from 'express';
import type { AdminUseCases } from '../http-use-cases.ts';
import { renderPage } from '../render-page.ts';
import { getActorOrThrow } from '../signed-request.ts';

/** GET /app/: what an admin sees in the back office; it says what to do next. */
export function createAdminPage(useCases: AdminUseCases): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.get('/', async (_request, response) => {
    const { counts, next, reviewEntries } = await useCases.readStatus(getActorOrThrow(response));
    const figures = Object.entries(counts).map(([state, count]) => `${count} ${state}`);
    const page = renderPage({
      title: 'Daybook for Xero',
      paragraphs: [
        `Next: ${next}`,
        `Orders: ${figures.join(', ')}.`,
        `Waiting for a person: ${reviewEntries}.`,
      ],
    });
    response.type('html').send(page);
  });
  return router;
}
