import {
  reviewProgressQuerySchema,
  snoozeSchema,
  type WireCheckedAgain,
  type WireReviewHistory,
  type WireReviewProgress,
} from '../../contract/index.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import { toWireEntry, toWireProgress, toWireResolved } from '../show-review.ts';

type ReviewRoute =
  | 'GET /review'
  | 'POST /links/:linkId/review/check-again'
  | 'GET /links/:linkId/review/history'
  | 'GET /links/:linkId/review/:entryId/progress'
  | 'POST /links/:linkId/review/:entryId/snooze'
  | 'POST /links/:linkId/review/:entryId/make-again';

export function createReviewHandlers(useCases: AdminUseCases): AdminHandlers<ReviewRoute> {
  return {
    'GET /review': async (_request, actor) => {
      const { at, entries } = await useCases.listReview(actor);
      return { at, entries: entries.map(toWireEntry) };
    },
    'POST /links/:linkId/review/check-again': (request, actor): Promise<WireCheckedAgain> =>
      useCases.checkAgain(getParameter(request, 'linkId'), actor),
    'GET /links/:linkId/review/history': async (request, actor): Promise<WireReviewHistory> => {
      const entries = await useCases.listReviewHistory(getParameter(request, 'linkId'), actor);
      return { entries: entries.map(toWireResolved) };
    },
    'GET /links/:linkId/review/:entryId/progress': async (
      request,
      actor,
    ): Promise<WireReviewProgress> => {
      const linkId = getParameter(request, 'linkId');
      const entryId = getEntryId(request);
      const { since } = checkInput(reviewProgressQuerySchema, request.query);
      return toWireProgress(await useCases.readReviewProgress({ linkId, entryId, since }, actor));
    },
    'POST /links/:linkId/review/:entryId/make-again': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      const asked = { linkId, entryId: getEntryId(request) };
      return { number: await useCases.remakeSummary(asked, actor) };
    },
    'POST /links/:linkId/review/:entryId/snooze': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      const { until } = checkInput(snoozeSchema, parseJsonBody(request));
      await useCases.snoozeReviewEntry({ linkId, entryId: getEntryId(request), until }, actor);
    },
  };
}

function getEntryId(request: Parameters<typeof getParameter>[0]): string {
  const text = getParameter(request, 'entryId');
  if (!/^\d{1,12}$/.test(text)) throw new DaybookError('setup.review_entry_unknown');
  return text;
}
