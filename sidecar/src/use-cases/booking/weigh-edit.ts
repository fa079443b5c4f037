import { bookAnew, withUnsettled } from '../../domain/booking/book-order.ts';
import { isClosingWhole } from '../../domain/booking/credits/book-closing.ts';
import { bookDifference } from '../../domain/booking/credits/book-difference.ts';
import { withClosed, type BookingInput } from '../../domain/booking/booking-context.ts';
import { fingerprintInvoice } from '../../domain/booking/fingerprint.ts';
import { findEditObstacle } from '../../domain/booking/credits/edit-obstacle.ts';
import { held, orderHold, type Hold } from '../../domain/booking/hold.ts';
import { findNewestInvoice, readIssue } from '../../domain/booking/issue.ts';
import type { BookedDocument, BookedInvoice } from '../../domain/booking/xero-documents.ts';
import { isPaid } from '../../domain/order/order-timing.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { isOfWholeInvoice } from '../../ports/edit-credit-store.ts';
import type { CoreDeps } from '../core-deps.ts';
import {
  findLinkKnowledge,
  loadBookingInput,
  loadOrderLedger,
  loadRules,
  type OrderLedger,
} from './load-booking-input.ts';
import { listSeenChanges, type SightingWork } from '../changes-in-xero/weigh-sightings.ts';

/** What may be credited of an order that was edited after its invoice was booked. */
export interface WeighedEdit {
  readonly input: BookingInput;
  readonly ledger: OrderLedger;
  /** Why the invoice cannot be credited in whole; undefined where it can. */
  readonly obstacle: Hold | undefined;
  /** The credit over what the edit took off, or why there is none. */
  readonly difference: ReturnType<typeof bookDifference>;
}

type EditWork = Pick<SightingWork, 'stores' | 'record' | 'tenantId'>;

/** Undefined where no invoice of the order stands, or the order is as it was booked. */
export async function weighEdit(
  deps: Pick<CoreDeps, 'ids' | 'clock'>,
  work: EditWork,
): Promise<WeighedEdit | undefined> {
  const { stores, record } = work;
  const knowledge = await findLinkKnowledge(stores, record.linkId);
  if (knowledge === undefined) return undefined;
  const ledger = await loadOrderLedger(stores, record);
  const rules = await loadRules(stores, record, { knowledge, ledger });
  const asOf = record.bookedAsOf ?? record.placedAt;
  const sources = { record, knowledge, rules, ledger, asOf: parseInstant(asOf) };
  const input = withUnsettled(await loadBookingInput(deps, stores, sources));
  const standing = findNewestInvoice([...input.context.posted.values()]);
  if (standing === undefined || isClosed(standing, ledger)) return undefined;
  const entries = ledger.rows.filter(isStandingDocument);
  const isChangedInXero = (await hasChangesInXero(work, input)) || !isClosingWhole(input);
  const weighed = { input, ledger };
  const edited = { standing, entries, isChangedInXero };
  if (isEnded(record.snapshot)) {
    const obstacle = findEditObstacle(input, { ...edited, wanted: undefined });
    return { ...weighed, obstacle, difference: held(orderHold('order.nothing_to_decide')) };
  }
  if (standing.fingerprint === fingerprintInvoice(input.order, input.context)) return undefined;
  const at = parseInstant(deps.clock.nowIso());
  // As if its invoice were credited now: what takes its place is dated on that day.
  const anew = bookAnew(withClosed(input, at));
  if (!anew.ok) return { ...weighed, obstacle: anew.holds[0], difference: anew };
  const wanted = anew.value.invoice;
  const obstacle = findEditObstacle(input, { ...edited, wanted });
  const noDifference = obstacle ?? findOtherCustomer(standing, wanted);
  const difference =
    noDifference === undefined
      ? bookDifference(input, { standing, wanted, at })
      : held(noDifference);
  return { ...weighed, obstacle, difference };
}

/** A credit over the difference would leave the rest of the order with the customer before. */
function findOtherCustomer(standing: BookedInvoice, wanted: BookedInvoice): Hold | undefined {
  if (standing.contactKey === wanted.contactKey) return undefined;
  return orderHold('order.edit_of_customer', { number: standing.number });
}

/** It ended before it was paid: nothing takes its invoice's place. */
function isEnded(order: StoreOrder): boolean {
  return !isPaid(order) && (order.deleted || order.orderStatus === 'Cancelled');
}

function isClosed(invoice: BookedDocument, { editCredits }: OrderLedger): boolean {
  return editCredits.some(
    (credit) =>
      isOfWholeInvoice(credit) &&
      (credit.documents as readonly BookedDocument[]).some(
        ({ key }) => readIssue(key) === readIssue(invoice.key),
      ),
  );
}

/**
 * Somebody changed there what is to be credited, or paid it, and that was left so: the document is another
 * one than the ledger's, or has other money on it.
 */
async function hasChangesInXero(work: EditWork, { context }: BookingInput): Promise<boolean> {
  const closed = context.closed.flatMap(({ documents }) => documents.map(({ key }) => key));
  const seen = await listSeenChanges(work);
  return seen.some(({ change }) => !closed.includes(change.key));
}
