import type { WireWaitingSummaries } from '../../contract/index.ts';
import { formatMinor } from '../../domain/money/amount.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import type { AdminUseCases } from '../http-use-cases.ts';

type SummaryRoute = 'GET /links/:linkId/summaries' | 'POST /links/:linkId/summaries/make';

export function createSummaryHandlers(useCases: AdminUseCases): AdminHandlers<SummaryRoute> {
  return {
    'GET /links/:linkId/summaries': async (request, actor): Promise<WireWaitingSummaries> => {
      const listed = await useCases.listWaitingSummaries(getParameter(request, 'linkId'), actor);
      return {
        waiting: listed.map(({ side, day, method, methodName, currency, ...group }) => ({
          side,
          day,
          method,
          methodName,
          currency,
          orders: group.orders,
          total: formatMinor(group.totalMinor),
          dueAt: group.dueAt,
        })),
      };
    },
    'POST /links/:linkId/summaries/make': async (request, actor) => ({
      entries: await useCases.makeSummariesNow(getParameter(request, 'linkId'), actor),
    }),
  };
}
