import { findLastClosedDay } from '../../domain/booking/locked-period.ts';
import type { BookedPayment, BookedRefund } from '../../domain/booking/xero-documents.ts';
import { makeSummaryContact } from '../../domain/customer/make-contact.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import {
  makeSummaryKeys,
  readSummaryNumber,
  type SummaryDocuments,
} from '../../domain/summary/summary-entry.ts';
import { makeNumberBase } from '../../domain/summary/summary-number.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { LinkGroup, NewSummaryEntry, SummaryEntryRow } from '../../ports/summary-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addSharedStep } from '../booking/add-step.ts';
import { chooseNumber, makeSharedStep, makeSummaryOf, prepareContact } from './close-summaries.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findPaidOut } from '../payouts/find-paid-out.ts';
import { findLinkKnowledge, type LinkKnowledge } from '../booking/load-booking-input.ts';
import { makeVoidedCause } from './look-at-summaries.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

type Deps = Pick<SetupDeps, 'uow' | 'clock' | 'ids' | 'logger'>;

export interface SummaryToRemake {
  readonly linkId: string;
  /** The entry in Review that says that it was voided. */
  readonly entryId: string;
}

/**
 * A summary that somebody voided in Xero, once more: the next number, the same orders with the figures
 * that they had in it, and its money. What the ledger had of the voided one ends, which orders are in the
 * new one and its steps are one transaction, like where a day is closed. Returns the new number.
 */
export async function remakeSummary(
  deps: Deps,
  { linkId, entryId }: SummaryToRemake,
  actor: Actor,
): Promise<string> {
  return deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, linkId, actor);
    const knowledge = await findLinkKnowledge(stores, linkId);
    if (knowledge?.link.state !== 'live' || knowledge.link.afterwards === 'person') {
      throw new DaybookError('setup.booking_paused');
    }
    const voided = await loadVoided(stores, { linkId, entryId });
    await checkMayBeMade(stores, voided, knowledge);
    const number = await makeAgain(deps, stores, { voided, knowledge });
    const now = deps.clock.nowIso();
    const before = readSummaryNumber(voided.head.key);
    await stores.review.resolve(linkId, makeVoidedCause(voided.head.key), now);
    await stores.audit.append({
      at: now,
      actor: actor.adminId,
      actorName: actor.name,
      action: 'summary made again',
      subject: linkId,
      before,
      after: number,
    });
    deps.logger.info('summary made again', { number, orders: voided.parts.length });
    return number;
  });
}

/** A document of an order and its money, as they stood in the summary. */
interface Part {
  readonly head: LedgerRow;
  readonly money: LedgerRow;
}

interface Voided {
  readonly head: LedgerRow;
  readonly parts: readonly Part[];
  /** Whose money Xero never took: they were in no order's ledger yet. */
  readonly refused: readonly SummaryEntryRow[];
}

/** Throws where it is not known to be voided, or is on its way. */
async function loadVoided(stores: Stores, { linkId, entryId }: SummaryToRemake): Promise<Voided> {
  const entry = await stores.review.find(entryId);
  if (entry?.linkId !== linkId) throw new DaybookError('setup.review_entry_unknown');
  const [, summaryKey] = entry.causeKey.split(/^ledger\.summary_voided_in_xero:/);
  const [head] = await stores.ledger.findByKeys(linkId, [summaryKey ?? '']);
  const entries = await stores.summaries.listOfSummary(linkId, summaryKey ?? '');
  const isOnItsWay = entries.some(({ state }) => state === 'closed');
  if (entry.resolvedAt !== null || head === undefined || isOnItsWay) {
    throw new DaybookError('setup.summary_stands');
  }
  const rows = await stores.ledger.listOfSummary(linkId, head.key);
  const parts = rows.flatMap((part): Part[] => {
    const money = rows.find((other) => isMoneyOn(other, part));
    return money === undefined ? [] : [{ head: part, money }];
  });
  return { head, parts, refused: entries };
}

/** Bodies are our own JSON, as they were planned. */
function isMoneyOn(row: LedgerRow, head: LedgerRow): boolean {
  const body = row.body as { kind: string; invoiceKey?: string; creditNoteKey?: string };
  if (body.kind === 'payment') return body.invoiceKey === head.key;
  return body.kind === 'refund' && body.creditNoteKey === head.key;
}

async function checkMayBeMade(
  stores: Stores,
  { head, parts, refused }: Voided,
  { reference, rules, link }: LinkKnowledge,
): Promise<void> {
  if (parts.length + refused.length === 0) throw new DaybookError('setup.summary_stands');
  const number = readSummaryNumber(head.key);
  const on = (head.body as SummaryDocuments['head']).issuedOn;
  const closedUntil = findLastClosedDay(reference.organisation, rules.rules.settings);
  if (closedUntil !== undefined && on <= closedUntil) {
    throw new DaybookError('setup.summary_closed', { details: { number, on } });
  }
  const money = parts.map((part) => part.money);
  const [paidOut] = await findPaidOut(stores, { linkId: link.id, orderGuid: '' }, money);
  if (paidOut === undefined) return;
  const payout = String(paidOut.details['payout']);
  throw new DaybookError('setup.summary_paid_out', { details: { number, payout } });
}

async function makeAgain(
  deps: Deps,
  stores: Stores,
  { voided, knowledge }: { readonly voided: Voided; readonly knowledge: LinkKnowledge },
): Promise<string> {
  const { link } = knowledge;
  const contact = makeSummaryContact(link);
  const hold = await prepareContact(deps, stores, { knowledge, contact });
  if (hold !== undefined) throw new DaybookError(hold.code, { details: hold.details });
  const group = await findGroup(stores, voided, knowledge);
  const number = await chooseNumber(stores, group, knowledge);
  await endVoided(stores, voided);
  const added = await addEntries(stores, voided, group);
  const { headKey: summaryKey, moneyKey } = makeSummaryKeys(group.side, number);
  const entries = [...added.map(open), ...voided.refused];
  const summary = makeSummaryOf(entries, { group, number, knowledge });
  await stores.summaries.close(entries, { summaryKey, moneyKey });
  for (const body of [summary.head, summary.money]) {
    await addSharedStep(deps, stores, makeSharedStep(link.id, entries, body));
  }
  const now = deps.clock.nowIso();
  for (const entry of voided.refused) await stores.review.setForOrder(entry, [], now);
  await stores.summaries.markSending(entries);
  return number;
}

async function addEntries(
  stores: Stores,
  { parts }: Voided,
  group: LinkGroup,
): Promise<readonly NewSummaryEntry[]> {
  const added: NewSummaryEntry[] = [];
  for (const { head, money } of parts) {
    const key = { linkId: head.linkId, orderGuid: head.orderGuid ?? '' };
    const record = await stores.orders.find(key);
    if (record === undefined) throw new DaybookError('setup.order_unknown');
    added.push({
      ...group,
      ...key,
      key: head.key,
      orderNumber: record.number,
      head: head.body as SummaryDocuments['head'],
      money: money.body as SummaryDocuments['money'],
      remark: record.state === 'booked' ? record.reason : null,
      ruleSetNumber: head.ruleSetNumber,
      dueAt: head.postedAt,
    });
    // What else it waits for is worked out again when the summary is posted.
    if (record.state !== 'booked') await stores.orders.markDirty([key]);
  }
  await stores.summaries.add(added);
  return added;
}

function open(entry: NewSummaryEntry): SummaryEntryRow {
  return { ...entry, state: 'open', summaryKey: null, moneyKey: null };
}

/** What the voided one had in common; its method by its number, since an order's may have changed. */
async function findGroup(
  stores: Stores,
  { head, parts, refused }: Voided,
  { link, rules }: LinkKnowledge,
): Promise<LinkGroup> {
  const side = head.kind === 'invoice' ? 'sale' : 'refund';
  const { issuedOn: day, currency } = head.body as SummaryDocuments['head'];
  const methods = new Set(refused.map((entry) => entry.method));
  for (const { linkId, orderGuid } of parts.map((part) => part.head)) {
    const record = await stores.orders.find({ linkId, orderGuid: orderGuid ?? '' });
    methods.add(record?.snapshot.paymentMethodSystemName ?? '');
  }
  const number = readSummaryNumber(head.key);
  const terms = { prefix: rules.rules.settings.invoiceNumberPrefix, linkCode: link.code };
  const isOwn = (method: string) => number.startsWith(makeNumberBase({ side, day, method }, terms));
  const method = [...methods].toSorted((a, b) => b.length - a.length).find(isOwn);
  const [part] = parts;
  const money = (part?.money.body ?? refused[0]?.money) as BookedPayment | BookedRefund;
  return {
    linkId: head.linkId,
    side,
    day,
    currency,
    method: method ?? [...methods][0] ?? '',
    accountId: money.accountId,
  };
}

/** The ledger says what Xero has: nothing of it. */
async function endVoided(stores: Stores, { head, parts }: Voided): Promise<void> {
  const side = head.kind === 'invoice' ? 'sale' : 'refund';
  const { moneyKey } = makeSummaryKeys(side, readSummaryNumber(head.key));
  const keys = parts.flatMap((part) => [part.head.key, part.money.key]);
  for (const key of [head.key, moneyKey, ...keys]) {
    await stores.ledger.setState(head.linkId, key, 'voided');
  }
}
