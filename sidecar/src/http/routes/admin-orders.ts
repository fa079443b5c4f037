import {
  backfillRequestSchema,
  exclusionRequestSchema,
  orderListQuerySchema,
} from '../../contract/index.ts';
import type { OrderFilter } from '../../ports/order-store.ts';
import { getOrderId, getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import { toWireOrder, toWireOrderDetails } from '../show-order.ts';

type OrderRoute =
  | 'GET /orders'
  | 'GET /orders/:linkId/:orderId'
  | 'GET /orders/:linkId/:orderId/details'
  | 'POST /orders/:linkId/:orderId/exclude'
  | 'POST /orders/:linkId/:orderId/include'
  | 'POST /orders/:linkId/:orderId/resync'
  | 'POST /backfill';

export function createOrderHandlers(useCases: AdminUseCases): AdminHandlers<OrderRoute> {
  return {
    'GET /orders': async (request, actor) => {
      const filter = toFilter(checkInput(orderListQuerySchema, request.query));
      const page = await useCases.listOrders(filter, actor);
      return { orders: page.orders.map(toWireOrder), next: page.next };
    },
    'GET /orders/:linkId/:orderId': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      const orderId = getOrderId(request);
      return toWireOrder(await useCases.readOrder({ linkId, orderId }, actor));
    },
    'GET /orders/:linkId/:orderId/details': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      const orderId = getOrderId(request);
      return toWireOrderDetails(await useCases.readOrder({ linkId, orderId }, actor));
    },
    'POST /orders/:linkId/:orderId/exclude': async (request, actor) => {
      const { reason } = checkInput(exclusionRequestSchema, parseJsonBody(request));
      const order = { linkId: getParameter(request, 'linkId'), orderId: getOrderId(request) };
      await useCases.excludeOrder({ ...order, reason }, actor);
    },
    'POST /orders/:linkId/:orderId/include': async (request, actor) => {
      const order = { linkId: getParameter(request, 'linkId'), orderId: getOrderId(request) };
      await useCases.excludeOrder({ ...order, reason: null }, actor);
    },
    'POST /orders/:linkId/:orderId/resync': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      await useCases.resyncOrder({ linkId, orderId: getOrderId(request) }, actor);
    },
    'POST /backfill': (request, actor) =>
      useCases.startBackfill(checkInput(backfillRequestSchema, parseJsonBody(request)), actor),
  };
}

function toFilter(query: {
  readonly state?: OrderFilter['state'] | undefined;
  readonly reasonCode?: string | undefined;
  readonly search?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}): OrderFilter {
  const { state, reasonCode, search, after, limit } = query;
  return {
    limit,
    ...(state === undefined ? {} : { state }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
    ...(search === undefined ? {} : { search }),
    ...(after === undefined ? {} : { after }),
  };
}
