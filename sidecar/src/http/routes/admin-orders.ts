import type { Request } from 'express';
import {
  choiceQuerySchema,
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
import { toWireChoicePreview, toWirePreview, toWireTotals } from '../show-order-lists.ts';
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
      return toWireOrder(await useCases.readOrder(getOrder(request), actor));
    },
    'GET /orders/:linkId/:orderId/details': async (request, actor) => {
      return toWireOrderDetails(await useCases.readOrderStory(getOrder(request), actor));
    },
    'GET /orders/:linkId/:orderId/preview': async (request, actor) => {
      return toWirePreview(await useCases.previewOrder(getOrder(request), actor));
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
      await useCases.excludeOrder({ ...getOrder(request), reason }, actor);
    },
    'POST /orders/:linkId/:orderId/include': async (request, actor) => {
      await useCases.excludeOrder({ ...getOrder(request), reason: null }, actor);
    },
    'GET /orders/:linkId/:orderId/undo': async (request, actor) => {
      return toWirePreview(await useCases.previewUndo(getOrder(request), actor));
    },
    'POST /orders/:linkId/:orderId/undo': async (request, actor) => {
      const { reason } = checkInput(exclusionRequestSchema, parseJsonBody(request));
      await useCases.undoOrder({ ...getOrder(request), reason }, actor);
    },
    'GET /orders/:linkId/:orderId/decide': async (request, actor) => {
      const { choice } = checkInput(choiceQuerySchema, request.query);
      return toWireChoicePreview(
        await useCases.previewDecision({ ...getOrder(request), choice }, actor),
      );
    },
    'POST /orders/:linkId/:orderId/decide': async (request, actor) => {
      const { choice, basedOn } = checkInput(decisionSchema, parseJsonBody(request));
      await useCases.decideDifference({ ...getOrder(request), choice, basedOn }, actor);
    },
    'GET /orders/:linkId/:orderId/contact': async (request, actor) => {
      const order = getOrder(request);
      return toWireQuestion(order.orderId, await useCases.readContactQuestion(order, actor));
    },
    'POST /orders/:linkId/:orderId/contact': async (request, actor) => {
      const { contactId } = checkInput(contactDecisionSchema, parseJsonBody(request));
      await useCases.decideContact({ ...getOrder(request), contactId }, actor);
    },
    'POST /orders/:linkId/:orderId/resync': async (request, actor) => {
      await useCases.resyncOrder(getOrder(request), actor);
    },
  };
}

function getOrder(request: Request): { readonly linkId: string; readonly orderId: number } {
  return { linkId: getParameter(request, 'linkId'), orderId: getOrderId(request) };
}
