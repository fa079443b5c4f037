import type { WireCheckedAgain } from '../../contract/index.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import type { AdminUseCases } from '../http-use-cases.ts';

type ReviewRoute = 'POST /links/:linkId/review/check-again';

export function createReviewHandlers(useCases: AdminUseCases): AdminHandlers<ReviewRoute> {
  return {
    'POST /links/:linkId/review/check-again': (request, actor): Promise<WireCheckedAgain> =>
      useCases.checkAgain(getParameter(request, 'linkId'), actor),
  };
}
