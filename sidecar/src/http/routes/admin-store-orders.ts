import type { WireStoreOrder } from '../../contract/index.ts';
import { getOrderId, type AdminHandlers } from '../admin-handler.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { toWireOrder } from '../show-order.ts';

export function createStoreOrderHandlers(
  useCases: AdminUseCases,
): AdminHandlers<'GET /store-orders/:orderId'> {
  return {
    'GET /store-orders/:orderId': async (request, actor): Promise<WireStoreOrder> => {
      const orderId = getOrderId(request);
      const { found, othersWaiting, cause } = await useCases.findStoreOrder(orderId, actor);
      const row = found === undefined ? null : toWireOrder(found);
      return { orderId, row, othersWaiting, cause };
    },
  };
}
