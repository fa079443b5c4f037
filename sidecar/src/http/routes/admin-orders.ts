import {
  backfillRequestSchema,
  orderListQuerySchema,
  type WireOrderRow,
} from '../../contract/index.ts';
import { describeCode } from '../../domain/errors/describe-code.ts';
import { formatMinor } from '../../domain/money/amount.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderFilter } from '../../ports/order-store.ts';
import type { OrderWithDocuments } from '../../use-cases/list-orders.ts';
import { getOrderId, getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';

type OrderRoute =
  | 'GET /orders'
  | 'GET /orders/:linkId/:orderId'
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
  readonly search?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
}): OrderFilter {
  const { state, search, after, limit } = query;
  return {
    limit,
    ...(state === undefined ? {} : { state }),
    ...(search === undefined ? {} : { search }),
    ...(after === undefined ? {} : { after }),
  };
}

function toWireOrder({ order, documents }: OrderWithDocuments): WireOrderRow {
  const { linkId, orderId, orderGuid, number, placedAt, currency, state, reason } = order;
  return {
    linkId,
    orderId,
    orderGuid,
    number,
    placedAt,
    total: formatMinor(order.totalMinor),
    currency,
    state,
    reason:
      reason === null ? null : { code: reason.code, ...describeCode(reason.code, reason.details) },
    documents: documents.map(toWireDocument),
  };
}

function toWireDocument(row: LedgerRow): WireOrderRow['documents'][number] {
  const { kind: type, number, xeroId: id, totalMinor, taxMinor } = row;
  return { type, number, id, total: formatMinor(totalMinor), tax: formatMinor(taxMinor) };
}
