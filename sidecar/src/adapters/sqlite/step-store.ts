import { sql } from 'kysely';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { STEP_TRANSITIONS, type StepKind, type StepState } from '../../domain/ledger/step.ts';
import type { NewStep, StepStore } from '../../ports/step-store.ts';
import { inParts, type Db } from './db.ts';
import { OPEN_STEPS } from './literals.ts';
import { createReadyStepStore } from './ready-step-store.ts';
import { readSteps } from './read-steps.ts';

export function createStepStore(db: Db): StepStore {
  return {
    ...createReadyStepStore(db),
    async replacePlan({ linkId, orderGuid }, steps) {
      const rows = await db
        .selectFrom('steps')
        .select(['id', 'state'])
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .where('state', 'in', [...OPEN_STEPS, sql.lit('rejected')])
        .execute();
      await move(
        db,
        rows.map((row) => row.id),
        'replaced',
      );
      // What waited for a summary is planned anew as well.
      await db
        .deleteFrom('summary_entries')
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .where('state', '=', 'open')
        .execute();
      for (const step of steps) await insertStep(db, step);
    },
    async addShared(step) {
      const isThere = await db
        .selectFrom('steps')
        .select('id')
        .where('link_id', '=', step.linkId)
        .where('key', '=', step.key)
        .where('state', 'in', OPEN_STEPS)
        .executeTakeFirst();
      if (isThere === undefined) await insertStep(db, step);
    },
    async listForOrder({ linkId, orderGuid }) {
      return readSteps(
        db,
        db
          .selectFrom('steps')
          .selectAll()
          .where('link_id', '=', linkId)
          .where('order_guid', '=', orderGuid)
          .orderBy('created_at'),
      );
    },
    async getMany(ids) {
      const found = await Promise.all(
        inParts(ids).map((part) =>
          readSteps(db, db.selectFrom('steps').selectAll().where('id', 'in', part)),
        ),
      );
      const byId = new Map(found.flat().map((step) => [step.id, step]));
      return ids.flatMap((id) => byId.get(id) ?? []);
    },
    move: (ids, to) => move(db, ids, to),
    async reject(id, error) {
      await move(db, [id], 'rejected');
      await db
        .updateTable('steps')
        .set({ error: JSON.stringify(error) })
        .where('id', '=', id)
        .execute();
    },
    async retryLater(ids, { dueAt, countAttempt }) {
      await move(db, ids, 'planned');
      for (const part of inParts(ids)) {
        await db
          .updateTable('steps')
          .set((expression) => ({
            due_at: dueAt,
            attempts: expression('attempts', '+', countAttempt ? 1 : 0),
          }))
          .where('id', 'in', part)
          .execute();
      }
    },
    async countOpen(linkId) {
      let query = db
        .selectFrom('steps')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('state', 'in', OPEN_STEPS);
      if (linkId !== undefined) query = query.where('link_id', '=', linkId);
      return (await query.executeTakeFirstOrThrow()).count;
    },
    async countOpenForOrder({ linkId, orderGuid }) {
      const row = await db
        .selectFrom('steps')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .where('state', 'in', OPEN_STEPS)
        .executeTakeFirstOrThrow();
      return row.count;
    },
    async replaceBody(id, body, dueAt) {
      await move(db, [id], 'planned');
      await db
        .updateTable('steps')
        .set({ body: JSON.stringify(body), due_at: dueAt, error: null })
        .where('id', '=', id)
        .execute();
    },
  };
}

/** Legal transitions only: anything else is a bug and stops the transaction. */
async function move(db: Db, ids: readonly string[], to: StepState): Promise<void> {
  for (const part of inParts(ids)) {
    const rows = await db.selectFrom('steps').select('state').where('id', 'in', part).execute();
    for (const row of rows) {
      const from = row.state as StepState;
      if (from !== to && !STEP_TRANSITIONS[from].includes(to)) {
        throw new DaybookError('ledger.illegal_transition', { details: { from, to } });
      }
    }
    await db.updateTable('steps').set({ state: to }).where('id', 'in', part).execute();
  }
}

async function insertStep(db: Db, step: NewStep): Promise<void> {
  await db
    .insertInto('steps')
    .values({
      id: step.id,
      link_id: step.linkId,
      order_guid: step.orderGuid,
      key: step.key,
      kind: step.kind satisfies StepKind,
      body: JSON.stringify(step.body),
      fingerprint: step.fingerprint,
      rule_set_number: step.ruleSetNumber,
      state: 'planned',
      priority: step.priority,
      due_at: step.dueAt,
      attempts: 0,
      error: null,
      created_at: step.createdAt,
    })
    .execute();
  for (const [position, key] of step.needs.entries()) {
    await db
      .insertInto('step_needs')
      .values({ step_id: step.id, link_id: step.linkId, key, position })
      .execute();
  }
}
