import {
  contactDecisionSchema,
  exclusionRequestSchema,
  orderFilterSchema,
  orderListQuerySchema,
  decisionSchema,
} from '../../contract/index.ts';
import { getOrderId, getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import { FileAnswer } from '../file-answer.ts';
import { leaveOutMissing } from '../given-input.ts';
import { toWireQuestion } from '../show-contacts.ts';
import { toWirePreview, toWireTotals } from '../show-order-lists.ts';
import { toWireOrderDetails } from '../show-order-details.ts';
import { writeOrdersCsv } from '../write-orders-csv.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import { toWireOrder } from '../show-order.ts';

type OrderRoute =
  | 'GET /orders'
  | 'GET /orders/totals'
  | 'GET /orders/csv'
  | 'GET /orders/:linkId/:orderId'
  | 'GET /orders/:linkId/:orderId/preview'
  | 'GET /orders/:linkId/:orderId/details'
  | 'POST /orders/:linkId/:orderId/exclude'
  | 'POST /orders/:linkId/:orderId/include'
  | 'GET /orders/:linkId/:orderId/undo'
  | 'POST /orders/:linkId/:orderId/undo'
  | 'GET /orders/:linkId/:orderId/decide'
  | 'POST /orders/:linkId/:orderId/decide'
  | 'GET /orders/:linkId/:orderId/contact'
  | 'POST /orders/:linkId/:orderId/contact'
  | 'POST /orders/:linkId/:orderId/resync';

export function createOrderHandlers(useCases: AdminUseCases): AdminHandlers<OrderRoute> {
  return {
    'GET /orders': async (request, actor) => {
      const filter = leaveOutMissing(checkInput(orderListQuerySchema, request.query));
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
      return toWireOrderDetails(await useCases.readOrderStory({ linkId, orderId }, actor));
    },
    'GET /orders/:linkId/:orderId/preview': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      const orderId = getOrderId(request);
      return toWirePreview(await useCases.previewOrder({ linkId, orderId }, actor));
    },
    'GET /orders/totals': async (request, actor) => {
      const filter = leaveOutMissing(checkInput(orderFilterSchema, request.query));
      return toWireTotals(await useCases.sumOrders(filter, actor));
    },
    'GET /orders/csv': async (request, actor) => {
      const filter = leaveOutMissing(checkInput(orderFilterSchema, request.query));
      return new FileAnswer('text/csv; charset=utf-8', writeOrdersCsv(useCases, filter, actor));
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
    'GET /orders/:linkId/:orderId/undo': async (request, actor) => {
      const order = { linkId: getParameter(request, 'linkId'), orderId: getOrderId(request) };
      return toWirePreview(await useCases.previewUndo(order, actor));
    },
    'POST /orders/:linkId/:orderId/undo': async (request, actor) => {
      const { reason } = checkInput(exclusionRequestSchema, parseJsonBody(request));
      const order = { linkId: getParameter(request, 'linkId'), orderId: getOrderId(request) };
      await useCases.undoOrder({ ...order, reason }, actor);
    },
    'GET /orders/:linkId/:orderId/decide': async (request, actor) => {
      const { choice } = checkInput(decisionSchema, request.query);
      const order = { linkId: getParameter(request, 'linkId'), orderId: getOrderId(request) };
      return toWirePreview(await useCases.previewDecision({ ...order, choice }, actor));
    },
    'POST /orders/:linkId/:orderId/decide': async (request, actor) => {
      const { choice } = checkInput(decisionSchema, parseJsonBody(request));
      const order = { linkId: getParameter(request, 'linkId'), orderId: getOrderId(request) };
      await useCases.decideDifference({ ...order, choice }, actor);
    },
    'GET /orders/:linkId/:orderId/contact': async (request, actor) => {
      const order = { linkId: getParameter(request, 'linkId'), orderId: getOrderId(request) };
      return toWireQuestion(order.orderId, await useCases.readContactQuestion(order, actor));
    },
    'POST /orders/:linkId/:orderId/contact': async (request, actor) => {
      const { contactId } = checkInput(contactDecisionSchema, parseJsonBody(request));
      const order = { linkId: getParameter(request, 'linkId'), orderId: getOrderId(request) };
      await useCases.decideContact({ ...order, contactId }, actor);
    },
    'POST /orders/:linkId/:orderId/resync': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      await useCases.resyncOrder({ linkId, orderId: getOrderId(request) }, actor);
    },
  };
}
