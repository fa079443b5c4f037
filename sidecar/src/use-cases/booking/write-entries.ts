import { parseInstant, parseLocalDate } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { SummaryDocuments } from '../../domain/summary/summary-entry.ts';
import { findDueAt } from '../../domain/summary/when-due.ts';
import type { OrderReason, OrderRecord } from '../../ports/order-store.ts';
import type { NewSummaryEntry } from '../../ports/summary-store.ts';
import type { PlanWork } from './write-plan.ts';

/**
 * What of an order goes into summaries, in the place of what did so far. Returns what the order waits
 * for; undefined where it waits for nothing.
 */
export async function writeEntries(
  work: PlanWork,
  planned: readonly SummaryDocuments[],
  remark: OrderReason | undefined,
): Promise<OrderReason | undefined> {
  const { stores, record } = work;
  const before = await stores.summaries.listForOrder(record);
  await stores.steps.replacePlan(record, []);
  const entries = planned.map((documents) => {
    const entry = { ...makeEntry(work, documents), remark: remark ?? null };
    // Worked out again it keeps its turn: an order that is read after midnight is not a day late.
    const old = before.find(({ key, day }) => key === entry.key && day === entry.day);
    return old === undefined ? entry : { ...entry, dueAt: old.dueAt };
  });
  await stores.summaries.add(entries);
  const [first] = entries;
  if (first === undefined) return undefined;
  return describeWait(first);
}

/** What an order waits for that has this left to go into a summary. */
export function describeWait(entry: Pick<NewSummaryEntry, 'side' | 'head' | 'day'>): OrderReason {
  return { code: nameWait(entry), details: { day: entry.day } };
}

function nameWait({ side, head }: Pick<NewSummaryEntry, 'side' | 'head'>): string {
  if (side === 'sale') return 'order.waits_for_summary';
  return isTakingOut({ head }) ? 'order.undo_waits_for_summary' : 'order.refund_waits_for_summary';
}

/** A credit of all that is left of the order's part: it is to be out of the books. */
export function isTakingOut({ head }: Pick<NewSummaryEntry, 'head'>): boolean {
  return head.kind === 'creditNote' && head.credits === 'invoice';
}

function makeEntry(
  { deps, record, rules, knowledge }: PlanWork,
  { head, money }: SummaryDocuments,
): Omit<NewSummaryEntry, 'remark'> {
  const { timezone } = knowledge.reference.organisation;
  const day = parseLocalDate(head.issuedOn);
  const now = parseInstant(deps.clock.nowIso());
  return {
    linkId: record.linkId,
    orderGuid: record.orderGuid,
    key: head.key,
    side: head.kind === 'invoice' ? 'sale' : 'refund',
    day,
    currency: head.currency,
    method: record.snapshot.paymentMethodSystemName ?? '',
    accountId: money.accountId,
    orderNumber: record.number,
    head,
    money,
    ruleSetNumber: rules.number,
    dueAt: findDueAt(day, now, getTimeZoneOrThrow(timezone)),
  };
}

const WAITING_CODES: ReadonlySet<string> = new Set([
  'order.waits_for_summary',
  'order.refund_waits_for_summary',
  'order.undo_waits_for_summary',
]);

export function isWaitingForSummary({ reason }: Pick<OrderRecord, 'reason'>): boolean {
  return WAITING_CODES.has(reason?.code ?? '');
}
