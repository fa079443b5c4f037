import type { LedgerEntry } from '../../domain/ledger/ledger-entry.ts';
import type { StepKind } from '../../domain/ledger/step.ts';
import type { Link } from '../../ports/link-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { CoreDeps } from '../core-deps.ts';
import { doubtSteps } from './doubt-steps.ts';

/** However far away a step is due: all of them. */
const END_OF_TIME = '9999-12-31T00:00:00.000Z';
const MOST_STEPS = 5000;

/** Xero takes each of them as often as it is sent: no number, and nothing that would be due. */
const TAKEN_TWICE: readonly StepKind[] = ['bankTransaction', 'bankTransfer', 'manualJournal'];

/**
 * What was still to be sent and Xero would take a second time is looked up before it goes: where this database was
 * restored from a backup, Xero may hold it. Of payments those of a part of their invoice: one of the whole is
 * refused the second time. Costs one read for forty invoices, and only where such steps are open at a start.
 */
export async function doubtOpenSteps(deps: CoreDeps): Promise<void> {
  const { links, steps } = deps.uow.stores;
  for (const link of await links.list()) {
    for (const kind of ['payment', ...TAKEN_TWICE] as const) {
      const open = await steps.findReady({ linkId: link.id, kind }, END_OF_TIME, MOST_STEPS);
      const doubted = kind === 'payment' ? await keepPartial(deps, link, open) : open;
      const limit = deps.xero.maxStepsPerCall(kind);
      for (let at = 0; at < doubted.length; at += limit) {
        const part = doubted.slice(at, at + limit);
        const callId = deps.ids.uuid();
        await deps.uow.transaction((stores) =>
          doubtSteps(deps, stores, { link, callId, steps: part }),
        );
      }
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
