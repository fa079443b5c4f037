import type { StepKind } from '../../domain/ledger/step.ts';
import type { CallRow, CallState, CallStore, NewCall } from '../../ports/call-store.ts';
import { hashBodiesBefore, hashBodyOf, readBody } from './call-bodies.ts';
import type { CallsTable } from './database-schema.ts';
import { inParts, type Db } from './db.ts';
import { UNKNOWN, WRITTEN } from './literals.ts';

export function createCallStore(db: Db): CallStore {
  async function toCallRows(rows: readonly CallsTable[]): Promise<CallRow[]> {
    const steps = new Map<string, string[]>();
    for (const part of inParts(rows.map((row) => row.id))) {
      const found = await db
        .selectFrom('call_steps')
        .select(['call_id', 'step_id'])
        .where('call_id', 'in', part)
        .orderBy('position')
        .execute();
      for (const { call_id, step_id } of found) {
        steps.set(call_id, [...(steps.get(call_id) ?? []), step_id]);
      }
    }
    return rows.map((row) => toCallRow(row, steps.get(row.id) ?? []));
  }

  return {
    async add(call) {
      await db.insertInto('calls').values(toTableRow(call)).execute();
      for (const [position, stepId] of call.stepIds.entries()) {
        await db
          .insertInto('call_steps')
          .values({ call_id: call.id, position, step_id: stepId })
          .execute();
      }
      for (const part of inParts(call.stepIds)) {
        await db.updateTable('steps').set({ state: 'sending' }).where('id', 'in', part).execute();
      }
    },
    async noteSent(id, at) {
      await db
        .updateTable('calls')
        .set((expression) => ({
          first_sent_at: expression.fn.coalesce('first_sent_at', expression.val(at)),
          last_sent_at: at,
          attempts: expression('attempts', '+', 1),
        }))
        .where('id', '=', id)
        .execute();
    },
    async settle(id, state, httpStatus) {
      await db
        .updateTable('calls')
        .set({
          state,
          http_status: httpStatus,
          due_at: null,
        })
        .where('id', '=', id)
        .execute();
      // What was not taken goes again in another call with the same steps: no need to keep it twice.
      if (state === 'abandoned') await hashBodyOf(db, id);
    },
    async noteUnknown(id, { dueAt, mayReplay, serverStatus }) {
      await db
        .updateTable('calls')
        .set({
          state: 'unknown',
          due_at: dueAt,
          may_replay: mayReplay ? 1 : 0,
          ...(serverStatus === undefined ? {} : { http_status: serverStatus }),
        })
        .where('id', '=', id)
        .execute();
    },
    async find(id) {
      const rows = await db.selectFrom('calls').selectAll().where('id', '=', id).execute();
      return (await toCallRows(rows))[0];
    },
    findCarried: (stepIds) => findCarried(db, stepIds),
    async listWritten() {
      const rows = await db
        .selectFrom('calls')
        .selectAll()
        .where('state', '=', WRITTEN)
        .orderBy('created_at')
        .execute();
      return toCallRows(rows);
    },
    async findDueUnknown(now, limit) {
      const rows = await db
        .selectFrom('calls')
        .selectAll()
        .where('state', '=', UNKNOWN)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return toCallRows(rows);
    },
    async listUnsettled() {
      const rows = await db
        .selectFrom('calls')
        .selectAll()
        .where((call) => call.or([call('state', '=', WRITTEN), call('state', '=', UNKNOWN)]))
        .orderBy('created_at')
        .execute();
      return toCallRows(rows);
    },
    async findUnderWaySince(tenantId) {
      const row = await db
        .selectFrom('calls')
        .select(({ fn }) =>
          fn.min<string | null>(fn.coalesce('first_sent_at', 'created_at')).as('at'),
        )
        .where('tenant_id', '=', tenantId)
        .where((call) => call.or([call('state', '=', WRITTEN), call('state', '=', UNKNOWN)]))
        .executeTakeFirst();
      return row?.at ?? null;
    },
    async countAll() {
      const row = await db
        .selectFrom('calls')
        .select((expression) => expression.fn.sum<number | null>('attempts').as('count'))
        .executeTakeFirstOrThrow();
      return row.count ?? 0;
    },
    hashBodiesBefore: (at) => hashBodiesBefore(db, at),
  };
}

async function findCarried(db: Db, stepIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of inParts(stepIds)) {
    const rows = await db
      .selectFrom('call_steps')
      .select('step_id')
      .where('step_id', 'in', part)
      .execute();
    for (const { step_id } of rows) found.add(step_id);
  }
  return found;
}

function toCallRow(row: CallsTable, stepIds: readonly string[]): CallRow {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    linkId: row.link_id,
    kind: row.kind as StepKind,
    idempotencyKey: row.idempotency_key,
    request: readBody(row.request),
    serialiser: row.serialiser,
    stepIds,
    state: row.state as CallState,
    firstSentAt: row.first_sent_at,
    lastSentAt: row.last_sent_at,
    dueAt: row.due_at,
    attempts: row.attempts,
    mayReplay: row.may_replay === 1,
    httpStatus: row.http_status,
    createdAt: row.created_at,
  };
}

function toTableRow(call: NewCall): CallsTable {
  return {
    id: call.id,
    tenant_id: call.tenantId,
    link_id: call.linkId,
    kind: call.kind,
    idempotency_key: call.idempotencyKey,
    request: call.request,
    serialiser: call.serialiser,
    state: call.state,
    first_sent_at: call.firstSentAt,
    last_sent_at: call.lastSentAt,
    due_at: call.dueAt,
    attempts: call.attempts,
    may_replay: call.mayReplay ? 1 : 0,
    http_status: call.httpStatus,
    created_at: call.createdAt,
  };
}
