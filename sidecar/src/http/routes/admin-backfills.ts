import {
  backfillRequestSchema,
  estimateQuerySchema,
  type WireBackfill,
  type WireBackfillEstimate,
} from '../../contract/index.ts';
import { describeCode } from '../../domain/errors/describe-code.ts';
import type { BackfillChange } from '../../use-cases/change-backfill.ts';
import type { BackfillProgress } from '../../use-cases/list-backfills.ts';
import { getParameter, type AdminHandler, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';

type BackfillRoute =
  | 'POST /backfill'
  | 'GET /links/:linkId/backfill-estimate'
  | 'GET /links/:linkId/backfills'
  | 'POST /links/:linkId/backfills/:backfillId/pause'
  | 'POST /links/:linkId/backfills/:backfillId/resume'
  | 'POST /links/:linkId/backfills/:backfillId/stop';

export function createBackfillHandlers(useCases: AdminUseCases): AdminHandlers<BackfillRoute> {
  const changeBy =
    (action: BackfillChange['action']): AdminHandler =>
    async (request, actor) => {
      const linkId = getParameter(request, 'linkId');
      const backfillId = getParameter(request, 'backfillId');
      return toWireBackfill(await useCases.changeBackfill({ linkId, backfillId, action }, actor));
    };
  return {
    'POST /backfill': async (request, actor) => {
      const input = checkInput(backfillRequestSchema, parseJsonBody(request));
      return toWireBackfill(await useCases.startBackfill(input, actor));
    },
    'GET /links/:linkId/backfill-estimate': async (
      request,
      actor,
    ): Promise<WireBackfillEstimate> => {
      const linkId = getParameter(request, 'linkId');
      const span = checkInput(estimateQuerySchema, request.query);
      const input = checkInput(backfillRequestSchema, { linkId, ...span });
      const { elsewhereNumbers, ...estimate } = await useCases.estimateBackfill(input, actor);
      return { ...estimate, elsewhereNumbers: [...elsewhereNumbers] };
    },
    'GET /links/:linkId/backfills': async (request, actor) => {
      const listed = await useCases.listBackfills(getParameter(request, 'linkId'), actor);
      return { backfills: listed.map(toWireBackfill) };
    },
    'POST /links/:linkId/backfills/:backfillId/pause': changeBy('pause'),
    'POST /links/:linkId/backfills/:backfillId/resume': changeBy('resume'),
    'POST /links/:linkId/backfills/:backfillId/stop': changeBy('stop'),
  };
}

function toWireBackfill({
  backfill,
  counts,
  ordersToGo,
  callsToGo,
}: BackfillProgress): WireBackfill {
  const { id, linkId, createdFrom, createdTo, state, problem, dueAt } = backfill;
  return {
    id,
    linkId,
    from: createdFrom,
    to: createdTo,
    state,
    askedBy: backfill.askedBy,
    askedAt: backfill.askedAt,
    endedAt: backfill.endedAt,
    orders: backfill.orders,
    readUpTo: backfill.readUpTo,
    problem:
      problem === null
        ? null
        : { code: problem.code, ...describeCode(problem.code, problem.details) },
    nextTryAt: state === 'failing' ? dueAt : null,
    counts,
    ordersToGo,
    callsToGo,
  };
}
