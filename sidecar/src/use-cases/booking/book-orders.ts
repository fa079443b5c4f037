import { bookEnd, bookOrder } from '../../domain/booking/book-order.ts';
import { ok, orderHold, sharedHold, type Hold } from '../../domain/booking/hold.ts';
import { isTenderKey } from '../../domain/booking/tenders/tender-keys.ts';
import type { Booking } from '../../domain/booking/xero-documents.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import { planDifference, type Plan } from '../../domain/ledger/plan-difference.ts';
import type { Weighed } from '../../domain/reconciliation/weigh-changes.ts';
import { readOrderAmounts } from '../../domain/order/order-amounts.ts';
import { decideTiming, type OrderTiming } from '../../domain/order/order-timing.ts';
import { isSummarised } from '../../domain/summary/is-summarised.ts';
import { leaveOutTaxMoves, splitPlan } from '../../domain/summary/split-plan.ts';
import { toLocalDate, parseInstant, type Instant } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { OrderRecord, OrderWorth } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import {
  findLinkKnowledge,
  loadBookingInput,
  loadOrderLedger,
  loadRules,
  type LinkKnowledge,
  type OrderLedger,
} from './load-booking-input.ts';
import { decideByRule } from '../changes-in-xero/decide-by-rule.ts';
import { holdOrder, settle, type KnownWork, type OrderWork } from './order-outcome.ts';
import { findClosedUntil, loadInputAsBooked, planKept } from './plan-kept.ts';
import {
  finishTakingOut,
  isCreditedToNothing,
  isCreditUnsent,
  isHalfTakenOut,
  takeOut,
} from './take-out.ts';
import { isBookedInCustomerCurrency, readOrderWorth } from './order-worth.ts';
import { payInStore, wasStoreAsked } from '../changes-in-xero/pay-in-store.ts';
import { findChangedSummary } from '../summaries/find-changed-summary.ts';
import { paySummaryAgain } from '../summaries/pay-summary-again.ts';
import { toBookedDocuments } from './to-booked-documents.ts';
import { planContact } from '../contacts/plan-contact.ts';
import { weighSightings } from '../changes-in-xero/weigh-sightings.ts';
import { updateContact } from '../contacts/update-contact.ts';
import { isWaitingForSummary, writeEntries } from './write-entries.ts';
import { writeSteps } from './write-plan.ts';

/** Orders a transaction: bookings are committed in groups, well inside 50 ms. */
const ORDERS_PER_COMMIT = 10;

/**
 * Booking runs ahead of Xero by this many steps a shop, which is enough for full calls: the rest stays
 * as orders, so that a live one never waits behind thousands of calls.
 */
const STEPS_AHEAD = 1000;

/** Books the orders that are due: what Xero should have, less what it has, as steps. Returns how many. */
export async function bookDueOrders(deps: CoreDeps): Promise<number> {
  const { orders, steps } = deps.uow.stores;
  const busyLinks = await steps.findBusyLinks(STEPS_AHEAD);
  const options = { limit: ORDERS_PER_COMMIT, busyLinks };
  const due = await orders.findToBook(options);
  try {
    await bookTogether(deps, due);
  } catch {
    // Each alone, so that a fault in one holds that one only.
    for (const record of due) await bookAlone(deps, record);
  }
  return due.length;
}

async function bookAlone(deps: CoreDeps, record: OrderRecord): Promise<void> {
  try {
    await bookTogether(deps, [record]);
  } catch (error) {
    const problem = error instanceof Error ? error.stack : String(error);
    deps.logger.error('order could not be worked out', { orderId: record.orderId, problem });
    const hold =
      error instanceof DaybookError
        ? orderHold(error.code, error.details)
        : orderHold('booking.failed');
    await deps.uow.transaction((stores) =>
      holdOrder({ deps, stores, record, knowledge: undefined }, [hold]),
    );
  }
}

async function bookTogether(deps: CoreDeps, records: readonly OrderRecord[]): Promise<void> {
  const knownLinks = new Map<string, LinkKnowledge | undefined>();
  await deps.uow.transaction(async (stores) => {
    for (const record of records) {
      if (!knownLinks.has(record.linkId)) {
        knownLinks.set(record.linkId, await findLinkKnowledge(stores, record.linkId));
      }
      await bookRecord({ deps, stores, record, knowledge: knownLinks.get(record.linkId) });
    }
  });
}

/** One order in the caller's transaction. */
export async function bookOrderIn(
  deps: CoreDeps,
  stores: Stores,
  record: OrderRecord,
): Promise<void> {
  const knowledge = await findLinkKnowledge(stores, record.linkId);
  await bookRecord({ deps, stores, record, knowledge });
}

async function bookRecord(work: OrderWork): Promise<void> {
  const { stores, record, knowledge, deps } = work;
  if (knowledge === undefined) return settle(work, 'waiting', { code: 'order.not_connected' });
  // Paused since it was found: it stays as it is, and due.
  if (knowledge.link.state === 'paused') return;
  if (knowledge.link.state !== 'live') return settle(work, 'waiting', { code: 'order.not_live' });
  if (await paySummaryAgain(deps, stores, { record, knowledge })) return;
  const ledger = await loadOrderLedger(stores, record);
  const rules = await loadRules(stores, record, { knowledge, ledger });
  const worth = readForeignWorth(record, knowledge, ledger);
  return bookKnown({ ...work, knowledge, ledger, rules, worth });
}

/** What stands in the customer's currency is counted in it, whatever becomes of the order. */
function readForeignWorth(
  { snapshot: order }: OrderRecord,
  { info }: LinkKnowledge,
  ledger: OrderLedger,
): OrderWorth | undefined {
  const documents = toBookedDocuments(ledger.rows.filter(isStandingDocument));
  if (!isBookedInCustomerCurrency(documents)) return undefined;
  return readOrderWorth({ order, info, documents });
}

async function bookKnown(work: KnownWork): Promise<void> {
  const { stores, record, deps, knowledge, ledger, rules } = work;
  const isGone = !ledger.rows.some(isStandingDocument);
  if (isGone) await stores.editCredits.drop(record);
  // What is booked after that starts anew.
  if (isGone && ledger.editCredits.length > 0) return bookRecord(work);
  if (record.excludedBy !== null && isGone) {
    await stores.steps.replacePlan(record, []);
    const details = { reason: record.excludedBy };
    return settle(work, 'skipped', { code: 'order.excluded', details });
  }
  // Where the store books elsewhere by now, "not to be booked" is said of what a person did by hand: not of
  // an order that was being taken out by then.
  const isOurs = knowledge.link.afterwards !== 'person';
  if (record.excludedBy !== null && (isOurs || record.state === 'sending')) {
    return takeOut(work, record.excludedBy);
  }
  if (isCreditUnsent(ledger)) {
    await stores.editCredits.drop(record);
    return bookRecord(work);
  }
  if (record.excludedBy === null) {
    if (isOurs && isHalfTakenOut(ledger)) return finishTakingOut(work);
    if (isCreditedToNothing(ledger)) {
      const changed = await findChangedSummary(stores, record, ledger.rows);
      if (changed !== undefined) return holdOrder(work, [changed]);
      // Booked after all: another invoice takes its place.
      await stores.editCredits.setLast(record, 'invoice');
    }
  }
  const timing = decideTiming(record.snapshot, rules.rules.settings);
  if (timing.kind !== 'book' && !isUnpaidAgain(work, timing)) return withdraw(work, timing);
  const { liveFrom, replaces } = knowledge.link;
  // Where it replaces another one, that one has all earlier orders: none of them comes here.
  const isFirst = liveFrom !== null && replaces === null;
  if (ledger.rows.length === 0 && isFirst && isBefore(record, knowledge, liveFrom)) {
    // Its sale is not Daybook's, so neither is its refund: somebody has to be told.
    const isRefunded = readOrderAmounts(record.snapshot).refundedMinor > 0;
    const code = isRefunded ? 'order.refund_before_go_live' : 'order.before_go_live';
    return settle(work, 'skipped', { code, details: { liveFrom } });
  }
  if (await isBeyondTrial(work, knowledge.link)) {
    const details = { count: knowledge.link.bookFirst ?? 0 };
    return settle(work, 'waiting', { code: 'order.waits_for_ok', details });
  }
  const asOf =
    timing.kind === 'book' ? timing.asOf : parseInstant(record.bookedAsOf ?? record.placedAt);
  const sources = { record, knowledge, rules, ledger, asOf };
  const booking = bookOrder(await loadBookingInput(deps, stores, sources));
  if (!booking.ok) {
    if (await giveUpCorrection(work, ledger)) return bookRecord(work);
    return holdOrder(work, booking.holds);
  }
  return planBooking(work, booking.value, asOf);
}

/** It would wait for its payment, which stands in Xero: booked as ever, it is told what differs. */
function isUnpaidAgain({ ledger }: KnownWork, { kind }: OrderTiming): boolean {
  const isPayment = (row: LedgerRow): boolean => row.kind === 'payment' && !isTenderKey(row.key);
  return kind === 'waiting' && ledger.rows.some((row) => isStandingDocument(row) && isPayment(row));
}

/** After going live a person may want to see a few orders in Xero before the others follow. */
async function isBeyondTrial({ stores, record, ledger }: KnownWork, link: Link): Promise<boolean> {
  if (link.bookFirst === null || ['booked', 'sending'].includes(record.state)) return false;
  // Begun, whatever it was held for since: what is missing of it follows.
  if (ledger.rows.some(isStandingDocument)) return false;
  if (isWaitingForSummary(record)) return false;
  const counts = await stores.orders.countByState(link.id);
  const waiting = await stores.summaries.countWaiting(link.id);
  return counts.booked + counts.sending + waiting >= link.bookFirst;
}

async function planBooking(work: KnownWork, booked: Booking, asOf: Instant): Promise<void> {
  const { stores, knowledge, ledger, record } = work;
  const { tenantId } = knowledge.link;
  const seen = await weighSightings({ stores, record, tenantId }, booked.documents, ledger.rows);
  if (seen.conflicts.length > 0) {
    if (await isDecidedByRule(work, seen.conflicts)) return bookAgain(work);
    const paid = { stores, record, tenantId };
    if (!isPaidByRule(work, seen) || (await wasStoreAsked(paid))) {
      return holdOrder(work, seen.conflicts);
    }
    await payInStore(paid, work.deps.clock.nowIso());
    return planBooking(work, booked, asOf);
  }
  const booking = {
    ...booked,
    documents: booked.documents.filter(({ key }) => !seen.satisfiedKeys.includes(key)),
    remarks: [...seen.remarks, ...booked.remarks],
  };
  const sharedKeys = [booking.contact, ...booking.items].map((entry) => entry.key);
  const shared = await stores.ledger.findByKeys(record.linkId, sharedKeys);
  const plan = planDifference(booking, [...seen.rows, ...shared], findClosedUntil(work));
  if (isInSummaries(work, booking)) {
    return planEntries(work, leaveOutTaxMoves(plan), { booking, asOf });
  }
  const found = { plan, shared, rows: seen.rows };
  const planned = await planContact(work, booking.contact, found);
  if (!planned.ok) return holdOrder(work, [planned.hold]);
  const resolved = planned.plan;
  if (resolved.conflicts.length > 0) {
    if (await giveUpCorrection(work, ledger)) return bookRecord(work);
    if (await isDecidedByRule(work, resolved.conflicts)) return bookAgain(work);
    await stores.steps.replacePlan(record, []);
    return holdOrder(work, resolved.conflicts);
  }
  if (await isAPersons(work, resolved)) return;
  await updateContact(work, booking.contact, shared);
  await writeSteps(work, resolved);
  const open = resolved.steps.length > 0;
  const worth = readWorth(work, booking);
  await settle(work, open ? 'sending' : 'booked', { ...booking.remarks[0], asOf, worth });
}

async function isDecidedByRule(work: KnownWork, conflicts: readonly Hold[]): Promise<boolean> {
  return work.isDecided !== true && (await decideByRule(work, conflicts));
}

/** After a rule's decision, which is asked for once and may have taken the order out of the books. */
async function bookAgain(work: OrderWork): Promise<void> {
  const { deps, stores, record: before, knowledge } = work;
  const record = (await stores.orders.find(before)) ?? before;
  return bookRecord({ deps, stores, record, knowledge, isDecided: true });
}

function isInSummaries({ record, rules, knowledge, ledger }: KnownWork, booking: Booking): boolean {
  return isSummarised({
    order: record.snapshot,
    settings: rules.rules.settings,
    reference: knowledge.reference,
    documents: booking.documents,
    posted: ledger.rows,
  });
}

/** What is missing in Xero of an order of summaries waits until their days are over. */
async function planEntries(
  work: KnownWork,
  plan: Plan,
  { booking, asOf }: { readonly booking: Booking; readonly asOf: Instant },
): Promise<void> {
  const { entries, conflicts } = splitPlan(plan);
  const [first] = [...plan.conflicts, ...conflicts];
  if (first !== undefined) return holdOrder(work, [first]);
  const own = plan.steps.filter(({ kind }) => kind !== 'contact' && kind !== 'item');
  if (await isAPersons(work, { steps: own, conflicts: [] })) return;
  const [remark] = booking.remarks;
  const waitsFor = await writeEntries(work, entries, remark);
  const state = waitsFor === undefined ? 'booked' : 'waiting';
  const worth = readWorth(work, booking);
  await settle(work, state, { ...(waitsFor ?? remark), asOf, worth });
}

function readWorth({ record, knowledge }: KnownWork, { documents }: Booking): OrderWorth {
  return readOrderWorth({ order: record.snapshot, info: knowledge.info, documents });
}

/** Paid in Xero, and the shop wants such orders paid in the store without being asked. */
function isPaidByRule({ knowledge }: KnownWork, { conflicts }: Weighed): boolean {
  const { markPaidInStore } = knowledge.rules.rules.settings;
  return markPaidInStore && conflicts.every(({ code }) => code === 'order.paid_in_xero');
}

/** The store books into another organisation now, and nothing more is sent to this one. */
async function isAPersons(work: KnownWork, plan: Plan): Promise<boolean> {
  const { link } = work.knowledge;
  const { record, stores } = work;
  if (link.afterwards !== 'person' || plan.steps.length === 0) return false;
  if (record.excludedBy !== null) {
    // Done by hand; what changes after that is told again.
    await stores.steps.replacePlan(record, []);
    const said = { code: 'order.excluded', details: { reason: record.excludedBy } };
    await settle(work, 'booked', { ...said, forgetsExclusion: true });
    return true;
  }
  const connection = await stores.connections.findConnection(link.tenantId);
  const details = { organisation: connection?.tenantName ?? '', lastDay: link.liveUntil ?? '' };
  await holdOrder(work, [sharedHold('order.organisation_changed', link.id, details)]);
  return true;
}

/**
 * An order is right by the rules that it was booked by: where it was paid or its month closed before
 * the correction could be sent, it stays as it is and needs nobody. True where there was one.
 */
async function giveUpCorrection(work: OrderWork, ledger: OrderLedger): Promise<boolean> {
  if (!ledger.isToBeCorrected) return false;
  await work.stores.corrections.drop(work.record);
  return true;
}

/** Not to be booked: what stands in Xero without money on it is taken back. */
async function withdraw(
  work: KnownWork,
  timing: Exclude<ReturnType<typeof decideTiming>, { kind: 'book' }>,
): Promise<void> {
  const { stores, record, ledger } = work;
  if (timing.kind === 'waiting' && ledger.ruleSetNumber !== undefined) {
    // A payment that was not sent yet is not wanted any more.
    await stores.steps.replacePlan(record, []);
    return settle(work, 'booked', { code: timing.code });
  }
  const plan = timing.kind === 'skipped' ? await planEnd(work) : NOTHING;
  if (await isEndedByRule(work, plan)) return bookAgain(work);
  await stores.steps.replacePlan(record, []);
  if (plan.conflicts.length > 0) return holdOrder(work, plan.conflicts);
  if (plan.steps.length > 0) {
    if (await isAPersons(work, plan)) return;
    await writeSteps(work, plan);
    return settle(work, 'sending', { code: timing.code });
  }
  return settle(work, timing.kind, { code: timing.code });
}

/** An invoice of a closed month is credited instead of voided. */
async function isEndedByRule(work: KnownWork, { conflicts }: Plan): Promise<boolean> {
  return conflicts.length > 0 && isDecidedByRule(work, conflicts);
}

/** Invoices that were credited in whole stay with their credit; the one that counts is taken back. */
async function planEnd(work: KnownWork): Promise<Plan> {
  const { editCredits } = work.ledger;
  return planKept(work, editCredits.length === 0 ? ok([]) : bookEnd(await loadInputAsBooked(work)));
}

const NOTHING: Plan = { steps: [], conflicts: [] };

function isBefore(record: OrderRecord, knowledge: LinkKnowledge, liveFrom: string): boolean {
  const zone = getTimeZoneOrThrow(knowledge.reference.organisation.timezone);
  return toLocalDate(parseInstant(record.placedAt), zone) < liveFrom;
}
