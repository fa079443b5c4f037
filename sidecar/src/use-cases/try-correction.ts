import { bookOrder } from '../domain/booking/book-order.ts';
import { findLastClosedDay } from '../domain/booking/locked-period.ts';
import type { BookedInvoice } from '../domain/booking/xero-documents.ts';
import { planDifference } from '../domain/ledger/plan-difference.ts';
import { decideTiming } from '../domain/order/order-timing.ts';
import type { OrderRecord } from '../ports/order-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { CoreDeps } from './core-deps.ts';
import {
  chooseForOrder,
  loadBookingInput,
  loadOrderLedger,
  loadRules,
  type LinkKnowledge,
} from './load-booking-input.ts';

/** What correcting a booked order by the rules of now would do to its invoice. */
export type Correctable =
  | {
      readonly kind: 'changes';
      readonly before: BookedInvoice;
      readonly after: BookedInvoice;
      readonly from: number;
      readonly to: number;
    }
  /** By the rules of now it is the same, or it is not an unpaid invoice any more. */
  | { readonly kind: 'same' }
  /** Its month is closed. */
  | { readonly kind: 'closed' }
  /** It could not be booked by the rules of now. */
  | { readonly kind: 'held' };

interface Trial {
  readonly record: OrderRecord;
  readonly knowledge: LinkKnowledge;
}

/** Books the order as if it had been corrected, by the code that would. Nothing is written. */
export async function tryCorrection(
  deps: CoreDeps,
  stores: Stores,
  { record, knowledge }: Trial,
): Promise<Correctable> {
  const standing = await loadOrderLedger(stores, record);
  const posted = standing.rows.find((row) => row.kind === 'invoice' && row.state === 'posted');
  const to = chooseForOrder(record, knowledge);
  const from = posted?.ruleSetNumber;
  if (posted === undefined || from === undefined || to === undefined || from === to) return SAME;
  const ledger = { ...standing, ruleSetNumber: to, correctedBy: to, isToBeCorrected: true };
  const rules = await loadRules(stores, record, { knowledge, ledger });
  const timing = decideTiming(record.snapshot, rules.rules.settings);
  if (timing.kind !== 'book') return SAME;
  const sources = { record, knowledge, rules, ledger, asOf: timing.asOf };
  const booking = bookOrder(await loadBookingInput(deps, stores, sources));
  if (!booking.ok) return { kind: 'held' };
  const { organisation } = knowledge.reference;
  const closedUntil = findLastClosedDay(organisation, rules.rules.settings);
  const shared = await stores.ledger.findByKeys(record.linkId, [booking.value.contact.key]);
  const plan = planDifference(booking.value, [...ledger.rows, ...shared], closedUntil);
  const isClosed = plan.conflicts.some(({ code }) => code === 'order.changed_in_closed_period');
  if (isClosed) return { kind: 'closed' };
  const update = plan.steps.find((step) => step.kind === 'updateInvoice');
  if (update === undefined || plan.conflicts.length > 0) return SAME;
  // The ledger keeps the body that was sent as our own JSON.
  const before = posted.body as BookedInvoice;
  if (isSameInXero(before, update.invoice)) return SAME;
  return { kind: 'changes', before, after: update.invoice, from, to };
}

const SAME: Correctable = { kind: 'same' };

/** The same document, whatever it is known by here. */
function isSameInXero(before: BookedInvoice, after: BookedInvoice): boolean {
  return describeInXero(before) === describeInXero(after);
}

function describeInXero(invoice: BookedInvoice): string {
  const { fingerprint: _, productFacts: __, needs: ___, ...document } = invoice;
  return JSON.stringify(Object.entries(document).toSorted(([a], [b]) => a.localeCompare(b)));
}
