import type { StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { ResolvedStep } from '../../ports/xero-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';

/** The Xero ids of what the steps need, from the ledger. */
export async function resolveSteps(
  deps: Pick<CoreDeps, 'uow'>,
  steps: readonly StepRow[],
  stores: Stores = deps.uow.stores,
): Promise<ResolvedStep[]> {
  const [first] = steps;
  if (first === undefined) return [];
  const keys = [...new Set(steps.flatMap((step) => step.needs))];
  const rows = await stores.ledger.findByKeys(first.linkId, keys);
  const ids = new Map(rows.map((row) => [row.key, row.xeroId]));
  return steps.map((step) => ({
    stepId: step.id,
    body: step.body,
    idsByKey: Object.fromEntries(
      step.needs.flatMap((key) => {
        const id = ids.get(key);
        return id === undefined ? [] : [[key, id]];
      }),
    ),
  }));
}
