import { correctOrdersSchema, type WireCorrections } from '../../contract/index.ts';
import { formatMinor } from '../../domain/money/amount.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';

type CorrectionRoute = 'GET /links/:linkId/corrections' | 'POST /links/:linkId/corrections';

export function createCorrectionHandlers(useCases: AdminUseCases): AdminHandlers<CorrectionRoute> {
  return {
    'GET /links/:linkId/corrections': async (request, actor): Promise<WireCorrections> => {
      const preview = await useCases.previewCorrections(getParameter(request, 'linkId'), actor);
      return {
        ...preview,
        orders: preview.orders.map(({ totalMinor, before, after, ...order }) => ({
          ...order,
          total: formatMinor(totalMinor),
          before: [...before],
          after: [...after],
        })),
      };
    },
    'POST /links/:linkId/corrections': (request, actor) => {
      const { orderIds } = checkInput(correctOrdersSchema, parseJsonBody(request));
      return useCases.correctOrders({ linkId: getParameter(request, 'linkId'), orderIds }, actor);
    },
  };
}
