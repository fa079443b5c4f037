import type { StepKind } from '../../domain/ledger/step.ts';
import type { StepStore } from '../../ports/step-store.ts';
import type { Db } from './db.ts';
import { isLinkRunning } from './is-link-running.ts';
import { OPEN_STEPS, PLANNED } from './literals.ts';
import { readSteps } from './read-steps.ts';

type ReadyStepStore = Pick<
  StepStore,
  'findBusyLinks' | 'findReadyGroups' | 'findReady' | 'findPlannedNeeding' | 'findOrdersNeeding'
>;

/** Which steps may go: planned, due, of links that are not paused, and all they need stands in the ledger with no change on its way. */
export function createReadyStepStore(db: Db): ReadyStepStore {
  const ready = (now: string) =>
    db
      .selectFrom('steps')
      .where('steps.state', '=', PLANNED)
      .where('steps.due_at', '<=', now)
      .where(isLinkRunning('steps.link_id'))
      .where((expression) =>
        expression.not(
          expression.exists(
            expression
              .selectFrom('step_needs')
              .select('step_needs.key')
              .whereRef('step_needs.step_id', '=', 'steps.id')
              .where((need) =>
                need.or([
                  need.not(
                    need.exists(
                      need
                        .selectFrom('ledger')
                        .select('ledger.key')
                        .whereRef('ledger.link_id', '=', 'step_needs.link_id')
                        .whereRef('ledger.key', '=', 'step_needs.key')
                        .where('ledger.state', '=', 'posted'),
                    ),
                  ),
                  need.exists(
                    need
                      .selectFrom('steps as change')
                      .select('change.id')
                      .whereRef('change.link_id', '=', 'step_needs.link_id')
                      .whereRef('change.key', '=', 'step_needs.key')
                      .whereRef('change.id', '!=', 'step_needs.step_id')
                      .where('change.state', 'in', OPEN_STEPS),
                  ),
                ]),
              ),
          ),
        ),
      );

  return {
    async findBusyLinks(planned) {
      const rows = await db
        .selectFrom('steps')
        .select('link_id')
        .where('state', '=', PLANNED)
        .groupBy('link_id')
        .having((expression) => expression.fn.countAll<number>(), '>=', planned)
        .execute();
      return rows.map((row) => row.link_id);
    },
    async findReadyGroups(now) {
      const rows = await ready(now)
        .select((expression) => [
          'steps.link_id',
          'steps.kind',
          expression.fn.countAll<number>().as('count'),
          expression.fn.min<string>('steps.created_at').as('oldest_created_at'),
          expression.fn.min<number>('steps.priority').as('priority'),
        ])
        .groupBy(['steps.link_id', 'steps.kind'])
        .execute();
      return rows.map((row) => ({
        linkId: row.link_id,
        kind: row.kind as StepKind,
        count: row.count,
        oldestCreatedAt: row.oldest_created_at,
        priority: row.priority,
      }));
    },
    async findReady(group, now, limit) {
      const steps = await readSteps(
        db,
        ready(now)
          .selectAll('steps')
          .where('steps.link_id', '=', group.linkId)
          .where('steps.kind', '=', group.kind)
          .orderBy('steps.priority')
          .orderBy('steps.attempts', 'desc')
          .orderBy('steps.created_at')
          .orderBy('steps.id')
          .limit(limit),
      );
      return steps.filter((step) => step.attempts === steps[0]?.attempts);
    },
    async findPlannedNeeding(linkId, keys) {
      const needing = db
        .selectFrom('step_needs')
        .select('step_id')
        .where('link_id', '=', linkId)
        .where('key', 'in', [...keys]);
      const steps = db
        .selectFrom('steps')
        .selectAll()
        .where('id', 'in', needing)
        .where('state', '=', PLANNED);
      return readSteps(db, steps);
    },
    async findOrdersNeeding(linkId, key) {
      const rows = await db
        .selectFrom('step_needs')
        .innerJoin('steps', 'steps.id', 'step_needs.step_id')
        .select('steps.order_guid')
        .distinct()
        .where('step_needs.link_id', '=', linkId)
        .where('step_needs.key', '=', key)
        .where('steps.state', '=', PLANNED)
        .where('steps.order_guid', 'is not', null)
        .execute();
      return rows.flatMap(({ order_guid }) =>
        order_guid === null ? [] : [{ linkId, orderGuid: order_guid }],
      );
    },
  };
}
