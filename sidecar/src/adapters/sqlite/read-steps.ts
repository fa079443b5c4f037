import type { WorkPriority } from '../../domain/ledger/work-priority.ts';
import type { SelectQueryBuilder } from 'kysely';
import type { StepBody, StepKind, StepState } from '../../domain/ledger/step.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { DatabaseSchema, StepsTable } from './database-schema.ts';
import { fromJson, inParts, type Db } from './db.ts';

/** Steps of a query in its order, with what each needs. */
export async function readSteps(
  db: Db,
  query: SelectQueryBuilder<DatabaseSchema, 'steps', StepsTable>,
): Promise<StepRow[]> {
  const rows = await query.execute();
  const needs = new Map<string, string[]>();
  for (const part of inParts(rows.map((row) => row.id))) {
    const found = await db
      .selectFrom('step_needs')
      .select(['step_id', 'key'])
      .where('step_id', 'in', part)
      .orderBy('position')
      .execute();
    for (const { step_id, key } of found) needs.set(step_id, [...(needs.get(step_id) ?? []), key]);
  }
  return rows.map((row) => toStepRow(row, needs.get(row.id) ?? []));
}

function toStepRow(row: StepsTable, needs: readonly string[]): StepRow {
  return {
    id: row.id,
    linkId: row.link_id,
    orderGuid: row.order_guid,
    key: row.key,
    kind: row.kind as StepKind,
    body: fromJson<StepBody>(row.body),
    fingerprint: row.fingerprint,
    ruleSetNumber: row.rule_set_number,
    needs,
    state: row.state as StepState,
    priority: row.priority as WorkPriority,
    dueAt: row.due_at,
    attempts: row.attempts,
    error: row.error === null ? null : fromJson<OrderReason>(row.error),
    createdAt: row.created_at,
  };
}
