import {
  dryRunQuerySchema,
  setupDraftSchema,
  setupGoLiveRequestSchema,
  storeQuerySchema,
} from '../../contract/index.ts';
import { getParameter, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import {
  toWireAlreadyBooked,
  toWireDryRunOrder,
  toWireFacts,
  toWireFirstOrders,
  toWireSetup,
} from '../show-setup.ts';
import { toWireLink } from './admin-status.ts';

type SetupRoute =
  | 'GET /setup'
  | 'PUT /setup'
  | 'POST /setup/go-live'
  | 'GET /links/:linkId/setup-facts'
  | 'GET /links/:linkId/already-booked'
  | 'GET /links/:linkId/dry-run/sample'
  | 'GET /links/:linkId/dry-run'
  | 'GET /links/:linkId/first-orders';

export function createSetupHandlers(useCases: AdminUseCases): AdminHandlers<SetupRoute> {
  return {
    'GET /setup': async (request, actor) => {
      const { storeId } = checkInput(storeQuerySchema, request.query);
      return toWireSetup(await useCases.readSetup(storeId, actor));
    },
    'PUT /setup': (request, actor) => {
      const { storeId } = checkInput(storeQuerySchema, request.query);
      const answers = checkInput(setupDraftSchema, parseJsonBody(request));
      return useCases.saveSetupAnswers({ storeId, answers }, actor);
    },
    'POST /setup/go-live': async (request, actor) => {
      const input = checkInput(setupGoLiveRequestSchema, parseJsonBody(request));
      const { linkId, from, bookFirst = null } = input;
      return toWireLink(await useCases.finishSetup({ linkId, from, bookFirst }, actor));
    },
    'GET /links/:linkId/setup-facts': async (request, actor) =>
      toWireFacts(await useCases.readSetupFacts(getParameter(request, 'linkId'), actor)),
    'GET /links/:linkId/already-booked': async (request, actor) =>
      toWireAlreadyBooked(await useCases.findAlreadyBooked(getParameter(request, 'linkId'), actor)),
    'GET /links/:linkId/dry-run/sample': async (request, actor) => {
      const sample = await useCases.sampleDryRun(getParameter(request, 'linkId'), actor);
      return { ...sample, since: sample.since.slice(0, 10) };
    },
    'GET /links/:linkId/dry-run': async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      const query = checkInput(dryRunQuerySchema, request.query);
      const orderIds = query.orderIds.split(',').map(Number);
      const { orders, reference } = await useCases.dryRunOrders({ linkId, orderIds }, actor);
      return { orders: orders.map((order) => toWireDryRunOrder(order, reference)) };
    },
    'GET /links/:linkId/first-orders': async (request, actor) =>
      toWireFirstOrders(await useCases.readFirstOrders(getParameter(request, 'linkId'), actor)),
  };
}
