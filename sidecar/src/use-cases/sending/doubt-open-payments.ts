import type { LedgerEntry } from '../../domain/ledger/ledger-entry.ts';
import type { Link } from '../../ports/link-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { CoreDeps } from '../core-deps.ts';

/** However far away a step is due: all of them. */
const END_OF_TIME = '9999-12-31T00:00:00.000Z';
const MOST_PAYMENTS = 5000;

/**
 * Payments of a part of their invoice that were still to be sent are looked up before they go: where
 * this database was restored from a backup, Xero may hold them, and would take them once more. A payment
 * of the whole is refused the second time and needs no look-up. Costs one read for forty invoices, and
 * only where such payments are open at a start.
 */
export async function doubtOpenPayments(deps: CoreDeps): Promise<void> {
  const { links, steps } = deps.uow.stores;
  for (const link of await links.list()) {
    const group = { linkId: link.id, kind: 'payment' as const };
    const open = await steps.findReady(group, END_OF_TIME, MOST_PAYMENTS);
    const partial = await keepPartial(deps, link, open);
    const limit = deps.xero.maxStepsPerCall('payment');
    for (let at = 0; at < partial.length; at += limit) {
      await doubtTogether(deps, link, partial.slice(at, at + limit));
    }
  }
}

async function keepPartial(
  deps: CoreDeps,
  link: Link,
  steps: readonly StepRow[],
): Promise<StepRow[]> {
  const keys = [...new Set(steps.flatMap((step) => step.needs))];
  const rows = await deps.uow.stores.ledger.findByKeys(link.id, keys);
  const totals = new Map<string, LedgerEntry['totalMinor']>(
    rows.map((row) => [row.key, row.totalMinor]),
  );
  return steps.filter(
    ({ body }) => body.kind === 'payment' && body.amountMinor < (totals.get(body.invoiceKey) ?? 0),
  );
}

/** A call that never left, to be looked up: what Xero does not hold is planned again. */
async function doubtTogether(deps: CoreDeps, link: Link, steps: readonly StepRow[]): Promise<void> {
  const now = deps.clock.nowIso();
  const stepIds = steps.map((step) => step.id);
  await deps.uow.transaction(async (stores) => {
    const id = deps.ids.uuid();
    await stores.calls.add({
      id,
      tenantId: link.tenantId,
      linkId: link.id,
      kind: 'payment',
      idempotencyKey: deps.ids.uuid(),
      request: '',
      serialiser: deps.xero.serialiser,
      stepIds,
      state: 'written',
      firstSentAt: null,
      lastSentAt: null,
      dueAt: null,
      attempts: 0,
      mayReplay: false,
      httpStatus: null,
      createdAt: now,
    });
    await stores.steps.move(stepIds, 'unknown');
    await stores.calls.noteUnknown(id, { dueAt: now, mayReplay: false });
  });
}
