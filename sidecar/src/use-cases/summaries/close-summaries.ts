import type { BookedContact } from '../../domain/booking/xero-documents.ts';
import type { Hold } from '../../domain/booking/hold.ts';
import { findFreeNumber } from '../../domain/booking/document-numbers.ts';
import { makeSummaryContact } from '../../domain/customer/make-contact.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { makeSummary, type Summary } from '../../domain/summary/make-summary.ts';
import {
  makeSummaryKeys,
  readSummaryNumber,
  type SummaryGroup,
} from '../../domain/summary/summary-entry.ts';
import { makeNumberBase } from '../../domain/summary/summary-number.ts';
import { addDays, parseLocalDate, startOfDay } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { LinkGroup, SummaryEntryRow } from '../../ports/summary-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { addSharedStep, type SharedStep } from '../booking/add-step.ts';
import { holdTogether } from '../booking/hold-together.ts';
import { isTakingOut } from '../booking/write-entries.ts';
import { findChangedSummary } from './find-changed-summary.ts';
import { findLinkKnowledge, type LinkKnowledge } from '../booking/load-booking-input.ts';
import { resolveContact } from '../contacts/resolve-contact.ts';
import { shareContact } from '../contacts/share-contact.ts';

/** A document of more orders is hard to read in Xero, and its transaction would take long. */
const MOST_ENTRIES = 300;
const GROUPS_PER_ROUND = 20;

/**
 * Makes the summaries of days that are over. Which orders are in one and its steps are written in one
 * transaction: no order is in none or in two. Returns how many were made.
 */
export async function closeDueSummaries(deps: CoreDeps): Promise<number> {
  const { summaries } = deps.uow.stores;
  let made = 0;
  for (const group of await summaries.findDueGroups(deps.clock.nowIso(), GROUPS_PER_ROUND)) {
    try {
      made += await deps.uow.transaction((stores) => closeGroup(deps, stores, group));
    } catch (error) {
      made += await holdGroup(deps, group, error);
    }
  }
  return made;
}

/** A fault in one group holds its orders only. */
async function holdGroup(deps: CoreDeps, group: LinkGroup, error: unknown): Promise<number> {
  const problem = error instanceof Error ? error.stack : String(error);
  deps.logger.error('summary could not be worked out', { day: group.day, problem });
  const [code, details] =
    error instanceof DaybookError ? [error.code, error.details] : ['booking.failed', {}];
  return deps.uow.transaction(async (stores) => {
    const entries = await stores.summaries.listDue(group, deps.clock.nowIso(), MOST_ENTRIES);
    await stores.summaries.remove(entries);
    const cause = makeGroupKey(group);
    await holdTogether(deps, stores, { orders: entries, reason: { code, details }, cause });
    return entries.length;
  });
}

function makeGroupKey({ side, day, currency, method, accountId }: SummaryGroup): string {
  return [side, day, currency, method, accountId].join(':');
}

async function closeGroup(deps: CoreDeps, stores: Stores, group: LinkGroup): Promise<number> {
  const now = deps.clock.nowIso();
  const knowledge = await findLinkKnowledge(stores, group.linkId);
  if (knowledge === undefined || knowledge.link.state !== 'live') return 0;
  if (await mayMoreCome(stores, { group, knowledge, now })) return 0;
  const entries = await stores.summaries.listDue(group, now, MOST_ENTRIES);
  if (entries.length === 0) return 0;
  if (knowledge.link.afterwards === 'person') {
    // Worked out again, they are told of: nothing more is sent to this organisation.
    await stores.orders.markDirty(entries);
    return entries.length;
  }
  const stuck = await listStuck(stores, entries);
  if (stuck.length > 0) {
    // Worked out again, they are held.
    await stores.orders.markDirty(stuck);
    return stuck.length;
  }
  const contact = makeSummaryContact(knowledge.link);
  const hold = await prepareContact(deps, stores, { knowledge, contact });
  if (hold !== undefined) {
    await stores.summaries.remove(entries);
    const reason = { code: hold.code, details: hold.details };
    await holdTogether(deps, stores, { orders: entries, reason, cause: hold.cause });
    return 1;
  }
  const number = await chooseNumber(stores, group, knowledge);
  const summary = makeSummaryOf(entries, { group, number, knowledge });
  const { headKey: summaryKey, moneyKey } = makeSummaryKeys(group.side, number);
  await stores.summaries.close(entries, { summaryKey, moneyKey });
  for (const body of [summary.head, summary.money]) {
    await addSharedStep(deps, stores, makeSharedStep(group.linkId, entries, body));
  }
  await stores.summaries.markSending(entries);
  deps.logger.info('summary made', { number, orders: entries.length });
  return 1;
}

/** To be credited, and meanwhile somebody changed or voided the summary that they are in. */
async function listStuck(
  stores: Stores,
  entries: readonly SummaryEntryRow[],
): Promise<readonly SummaryEntryRow[]> {
  const stuck: SummaryEntryRow[] = [];
  for (const entry of entries.filter(isTakingOut)) {
    const rows = await stores.ledger.listForOrder(entry);
    if ((await findChangedSummary(stores, entry, rows)) !== undefined) stuck.push(entry);
  }
  return stuck;
}

interface Day {
  readonly group: LinkGroup;
  readonly knowledge: LinkKnowledge;
  readonly now: string;
}

/**
 * Whether orders of the day are still on their way in: one document for all of them is wanted. What comes
 * later all the same gets a document of its own.
 */
async function mayMoreCome(
  { events, orders, backfills }: Stores,
  { group, knowledge, now }: Day,
): Promise<boolean> {
  if ((await events.countDueHints(now)) > 0) return true;
  if ((await orders.countHeldBack(group.linkId)) > 0) return true;
  const zone = getTimeZoneOrThrow(knowledge.reference.organisation.timezone);
  const end = startOfDay(addDays(parseLocalDate(group.day), 1), zone);
  const running = await backfills.list(group.linkId, LATEST_BACKFILLS);
  return running.some(
    ({ state, createdFrom, readUpTo }) =>
      state === 'running' && createdFrom < end && (readUpTo === null || readUpTo < end),
  );
}

const LATEST_BACKFILLS = 20;

/** Known to Xero, or made on the way; what speaks against it otherwise. */
export async function prepareContact(
  deps: Pick<CoreDeps, 'ids' | 'clock'>,
  stores: Stores,
  { knowledge, contact }: { readonly knowledge: LinkKnowledge; readonly contact: BookedContact },
): Promise<Hold | undefined> {
  const { link, rules } = knowledge;
  const known = await stores.ledger.findByKeys(link.id, [contact.key]);
  if (known.length > 0) return undefined;
  const { settings } = rules.rules;
  const resolution = await resolveContact(stores, { link, settings }, contact);
  if (resolution.kind === 'held') return resolution.hold;
  const owner = { deps, stores, link, ruleSetNumber: rules.number, priority: WORK_PRIORITY.live };
  await shareContact(owner, contact, resolution);
  return undefined;
}

export async function chooseNumber(
  stores: Stores,
  group: LinkGroup,
  { link, rules }: LinkKnowledge,
): Promise<string> {
  const prefix = rules.rules.settings.invoiceNumberPrefix;
  const base = makeNumberBase(group, { prefix, linkCode: link.code });
  const { headKey } = makeSummaryKeys(group.side, base);
  const keys = await stores.summaries.listKeys(link.id, headKey);
  return findFreeNumber(base, keys.map(readSummaryNumber));
}

/** The same entries under the same number make the same documents. */
export function makeSummaryOf(
  entries: readonly SummaryEntryRow[],
  {
    group,
    number,
    knowledge,
  }: {
    readonly group: SummaryGroup;
    readonly number: string;
    readonly knowledge: LinkKnowledge;
  },
): Summary {
  const { info, link, rules } = knowledge;
  const { method } = group;
  const named = info.paymentMethods.find(({ systemName }) => systemName === method);
  return makeSummary(group, entries, {
    number,
    contactKey: makeSummaryContact(link).key,
    methodName: named?.friendlyName ?? method,
    allowsOverride: rules.rules.settings.taxOverride,
  });
}

/** Of no single order. */
export function makeSharedStep(
  linkId: string,
  entries: readonly SummaryEntryRow[],
  body: Summary['head'] | Summary['money'],
): SharedStep {
  const ruleSetNumber = Math.max(...entries.map((entry) => entry.ruleSetNumber));
  return { linkId, ruleSetNumber, priority: WORK_PRIORITY.live, body };
}
