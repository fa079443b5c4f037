import {
  backfillRequestSchema,
  backfillUndoQuerySchema,
  estimateQuerySchema,
  exclusionRequestSchema,
  type WireBackfill,
  type WireBackfillEstimate,
  type WireBackfillUndoPlan,
} from '../../contract/index.ts';
import { describeCode } from '../../domain/errors/describe-code.ts';
import type { BackfillChange } from '../../use-cases/past-orders/change-backfill.ts';
import type { Request } from 'express';
import type { BackfillUndo } from '../../ports/backfill-store.ts';
import type { BackfillProgress } from '../../use-cases/past-orders/list-backfills.ts';
import type {
  BackfillOfLink,
  PlannedOrderUndo,
} from '../../use-cases/past-orders/undo-backfill.ts';
import { getParameter, type AdminHandler, type AdminHandlers } from '../admin-handler.ts';
import { checkInput } from '../check-input.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { parseJsonBody } from '../raw-body.ts';
import { toWirePreview } from '../show-order-lists.ts';

type BackfillRoute =
  | 'POST /backfill'
  | 'GET /links/:linkId/backfill-estimate'
  | 'GET /links/:linkId/backfills'
  | 'POST /links/:linkId/backfills/:backfillId/pause'
  | 'POST /links/:linkId/backfills/:backfillId/resume'
  | 'POST /links/:linkId/backfills/:backfillId/stop'
  | 'GET /links/:linkId/backfills/:backfillId/undo'
  | 'POST /links/:linkId/backfills/:backfillId/undo';

export function createBackfillHandlers(useCases: AdminUseCases): AdminHandlers<BackfillRoute> {
  const changeBy =
    (action: BackfillChange['action']): AdminHandler =>
    async (request, actor) => {
      const change = { ...readBackfillOf(request), action };
      return toWireBackfill(await useCases.changeBackfill(change, actor));
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
    'GET /links/:linkId/backfills/:backfillId/undo': async (request, actor) => {
      const { after = '' } = checkInput(backfillUndoQuerySchema, request.query);
      const asked = { ...readBackfillOf(request), afterGuid: after };
      const { orders, next } = await useCases.previewBackfillUndo(asked, actor);
      return { orders: orders.map(toWireUndo), next } satisfies WireBackfillUndoPlan;
    },
    'POST /links/:linkId/backfills/:backfillId/undo': async (request, actor) => {
      const { reason } = checkInput(exclusionRequestSchema, parseJsonBody(request));
      const asked = { ...readBackfillOf(request), reason };
      return toWireBackfill(await useCases.undoBackfill(asked, actor));
    },
  };
}

function readBackfillOf(request: Request): BackfillOfLink {
  return {
    linkId: getParameter(request, 'linkId'),
    backfillId: getParameter(request, 'backfillId'),
  };
}

function toWireUndo({ record, preview }: PlannedOrderUndo): WireBackfillUndoPlan['orders'][number] {
  const { orderId, orderGuid, number } = record;
  return { orderId, orderGuid, number, preview: toWirePreview(preview) };
}

function toWireBackfill({
  backfill,
  counts,
  ordersToGo,
  callsToGo,
  standing,
}: BackfillProgress): WireBackfill {
  const { id, linkId, createdFrom, createdTo, state, problem, dueAt, undo } = backfill;
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
    standing,
    undo: undo === null ? null : toWireBackfillUndo(undo),
  };
}

function toWireBackfillUndo({
  reason,
  askedBy,
  askedAt,
  endedAt,
  taken,
  kept,
}: BackfillUndo): NonNullable<WireBackfill['undo']> {
  return { reason, askedBy, askedAt, endedAt, taken, kept };
}
