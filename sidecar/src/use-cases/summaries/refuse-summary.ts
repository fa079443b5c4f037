import type { OrderReason } from '../../ports/order-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { holdTogether } from '../booking/hold-together.ts';

interface RefusedSummary {
  /** Rejected already. */
  readonly step: StepRow;
  readonly reason: OrderReason;
}

/**
 * Xero refused a summary or its money: its orders are held with the reason. Without its document they are
 * in no summary any more, and get into another one when they are worked out again; money is sent once
 * more, on the document that stands.
 */
export async function refuseSummary(
  deps: CoreDeps,
  stores: Stores,
  { step, reason }: RefusedSummary,
): Promise<void> {
  const { linkId, key } = step;
  const isMoney = step.kind === 'payment' || step.kind === 'refund';
  const entries = isMoney
    ? await stores.summaries.listOfMoney(linkId, key)
    : await stores.summaries.listOfSummary(linkId, key);
  if (isMoney) {
    for (const summaryKey of new Set(entries.map((entry) => entry.summaryKey))) {
      if (summaryKey !== null) await stores.summaries.setState(linkId, summaryKey, 'refused');
    }
  } else {
    const money = await stores.steps.findPlannedNeeding(linkId, [key]);
    await stores.steps.move(
      money.map(({ id }) => id),
      'replaced',
    );
    await stores.summaries.remove(entries);
  }
  await holdTogether(deps, stores, { orders: entries, reason, cause: key });
}
