import { withClosed, type BookingInput } from '../../domain/booking/booking-context.ts';
import { withUnsettled } from '../../domain/booking/book-order.ts';
import { isCreditable } from '../../domain/booking/credits/edit-obstacle.ts';
import { isClosingWhole, makeClosingKey } from '../../domain/booking/credits/book-closing.ts';
import { bookTakenOut } from '../../domain/booking/credits/take-out.ts';
import type { Hold } from '../../domain/booking/hold.ts';
import { findNewestInvoice, nameIssue, readIssue } from '../../domain/booking/issue.ts';
import { isIssueInSummary, isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import type { BookedDocument } from '../../domain/booking/xero-documents.ts';
import type { Plan } from '../../domain/ledger/plan-difference.ts';
import { planUndo } from '../../domain/ledger/plan-undo.ts';
import { findUndoObstacles, type SeenChange } from '../../domain/reconciliation/weigh-changes.ts';
import { splitPlan } from '../../domain/summary/split-plan.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { listSeenChanges } from '../changes-in-xero/weigh-sightings.ts';
import { findPaidOut } from '../payouts/find-paid-out.ts';
import { findChangedSummary } from '../summaries/find-changed-summary.ts';
import { isOfWholeInvoice } from '../../ports/edit-credit-store.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import { readEditCredits, type OrderLedger } from './load-booking-input.ts';
import { holdOrder, settle, type KnownWork } from './order-outcome.ts';
import { findClosedUntil, loadInputAsBooked, planKept } from './plan-kept.ts';
import { writeEntries } from './write-entries.ts';
import { writeSteps } from './write-plan.ts';

/**
 * A person wants the order out of the books: what stands is deleted and voided; where that may not be, it
 * is credited; or nothing is done, with the reason.
 */
export async function takeOut(work: KnownWork, reason: string): Promise<void> {
  const { stores, record, ledger } = work;
  await stores.steps.replacePlan(record, []);
  const seen = await listChangesInXero(work);
  const obstacle = await findObstacle(work, seen);
  if (obstacle !== undefined) return holdOrder(work, [obstacle]);
  const plan = await planTakingOut(work, seen);
  if (plan.conflicts.length > 0) return holdOrder(work, plan.conflicts);
  const said = { code: 'order.excluded', details: { reason } };
  if (plan.steps.length > 0 && isPartOfSummary(ledger)) return planEntries(work, plan, said);
  await writeSteps(work, plan);
  return settle(work, plan.steps.length > 0 ? 'sending' : 'skipped', said);
}

/**
 * Its part of a summary is taken back by a part of the next one, whose credits are paid back: an entry like
 * that of a refund (accounting §8: a later change is a dated adjustment, never an edit).
 */
async function planEntries(work: KnownWork, plan: Plan, said: OrderReason): Promise<void> {
  const { stores, record, ledger } = work;
  const { entries, conflicts } = splitPlan(plan);
  const changed = await findChangedSummary(stores, record, ledger.rows);
  const [obstacle] = [...conflicts, ...(changed === undefined ? [] : [changed])];
  if (obstacle !== undefined) return holdOrder(work, [obstacle]);
  const waitsFor = await writeEntries(work, entries, undefined);
  return settle(work, waitsFor === undefined ? 'skipped' : 'waiting', waitsFor ?? said);
}

/** What counts of the order, or was credited last, is in documents that many orders share. */
function isPartOfSummary(ledger: OrderLedger): boolean {
  const standing = ledger.rows.filter(isStandingDocument);
  const invoice = findNewestInvoice([...standing, ...listKept(ledger)]);
  return isIssueInSummary(ledger.rows, invoice);
}

/**
 * Its part of a summary is to be credited, and nothing of that was sent: booked after all, the order is as it
 * was.
 */
export function isCreditUnsent(ledger: OrderLedger): boolean {
  const invoice = findNewestInvoice(readEditCredits(ledger).closed.at(-1)?.documents ?? []);
  if (invoice === undefined || !isCreditedToNothing(ledger)) return false;
  const key = makeClosingKey(readIssue(invoice.key));
  const isSent = ledger.rows.some((row) => isStandingDocument(row) && row.key === key);
  return !isSent && isIssueInSummary(ledger.rows, invoice);
}

async function planTakingOut(work: KnownWork, seen: readonly SeenChange[]): Promise<Plan> {
  if (isCreditedToNothing(work.ledger)) return planCredited(work);
  const plan = planUndo(work.ledger.rows, findClosedUntil(work));
  const [conflict] = plan.conflicts;
  if (conflict === undefined || !CREDITED.has(conflict.code)) return plan;
  if (!isEnded(work)) return creditAll(work, seen, conflict);
  if (!isNothingTakenBack(work.ledger)) return plan;
  const kept = await planCredited(work);
  if (kept.conflicts.length === 0) await work.stores.editCredits.setLast(work.record, 'takenOut');
  return kept;
}

/** What may be neither edited nor voided is credited in an open period (accounting §4, §8). */
const CREDITED: ReadonlySet<string> = new Set([
  'order.undo_closed',
  'order.undo_after_journal',
  'order.undo_in_summary',
]);

/**
 * To be booked after all, and some of what stayed with its credit is void by now: a number is given once, so
 * that the rest is taken back before it is booked anew.
 */
export function isHalfTakenOut(ledger: OrderLedger): boolean {
  const standing = new Set(ledger.rows.filter(isStandingDocument).map(({ key }) => key));
  const voided = new Set(
    ledger.rows.filter(({ state }) => state === 'voided').map(({ key }) => key),
  );
  return listKept(ledger).some(
    ({ key, kind }) =>
      (kind === 'invoice' || kind === 'creditNote') && voided.has(key) && !standing.has(key),
  );
}

export async function finishTakingOut(work: KnownWork): Promise<void> {
  const obstacle = await findObstacle(work, await listChangesInXero(work));
  if (obstacle !== undefined) return holdOrder(work, [obstacle]);
  const plan = planUndo(work.ledger.rows, findClosedUntil(work));
  if (plan.conflicts.length > 0) return holdOrder(work, plan.conflicts);
  await writeSteps(work, plan);
  return settle(work, 'sending', {});
}

function listChangesInXero({
  stores,
  record,
  knowledge,
}: KnownWork): Promise<readonly SeenChange[]> {
  return listSeenChanges({ stores, record, tenantId: knowledge.link.tenantId });
}

async function findObstacle(
  { stores, record, ledger }: KnownWork,
  seen: readonly SeenChange[],
): Promise<Hold | undefined> {
  const [obstacle] = [
    ...findUndoObstacles(seen, ledger.rows),
    ...(await findPaidOut(stores, record, ledger.rows)),
  ];
  return obstacle;
}

/** Decided once: what stands by now does not say it, since voids may be under way. */
export function isCreditedToNothing({ editCredits }: Pick<OrderLedger, 'editCredits'>): boolean {
  return editCredits.findLast(isOfWholeInvoice)?.credits === 'takenOut';
}

async function planCredited(work: KnownWork): Promise<Plan> {
  return planKept(work, bookTakenOut(await loadInputAsBooked(work)));
}

/** Its invoice was credited in whole, and no other one has taken its place. */
function isEnded({ record, ledger }: KnownWork): boolean {
  const { closed } = readEditCredits(ledger);
  const issue = nameIssue(record, closed.length);
  const isOfIssue = (key: string): boolean => readIssue(key) === issue;
  return (
    closed.length > 0 && !ledger.rows.some((row) => isStandingDocument(row) && isOfIssue(row.key))
  );
}

/** All that its credited invoices left stands: none of it was taken back. */
function isNothingTakenBack(ledger: OrderLedger): boolean {
  const standing = new Set(ledger.rows.filter(isStandingDocument).map(({ key }) => key));
  return listKept(ledger).every(({ key }) => standing.has(key));
}

function listKept(ledger: OrderLedger): BookedDocument[] {
  return readEditCredits(ledger).closed.flatMap(({ documents }) => documents);
}

/** As if the order had been edited to nothing: written down, so that it is the same whenever it is asked. */
async function creditAll(
  work: KnownWork,
  seen: readonly SeenChange[],
  conflict: Hold,
): Promise<Plan> {
  const { deps, stores, record, ledger } = work;
  const input = withUnsettled(await loadInputAsBooked(work));
  const decidedAt = deps.clock.nowIso();
  const closing = withClosed(input, parseInstant(decidedAt));
  const booked = bookTakenOut(closing);
  if (!booked.ok || !canBeCredited(work, input, seen)) return { steps: [], conflicts: [conflict] };
  const documents = closing.context.closed.at(-1)?.documents ?? [];
  const credit = { credits: 'takenOut' as const, decidedAt, documents };
  await stores.editCredits.add(record, credit);
  const editCredits = [...ledger.editCredits, credit];
  return planCredited({ ...work, ledger: { ...ledger, editCredits } });
}

/** Nobody changed it in Xero, and a credit over what is left ends it. */
function canBeCredited(
  { ledger }: KnownWork,
  input: BookingInput,
  seen: readonly SeenChange[],
): boolean {
  if (!isClosingWhole(input)) return false;
  const documents = [...input.context.posted.values()];
  const standing = findNewestInvoice(documents);
  if (standing === undefined || seen.length > 0) return false;
  const entries = ledger.rows.filter(isStandingDocument);
  return isCreditable(documents, { standing, entries });
}
