import { addMs, parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { Link } from '../../ports/link-store.ts';
import type { AuditEntry } from '../../ports/audit-store.ts';
import type { ReviewEntry, WaitingAmount } from '../../ports/review-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface WaitingEntry extends ReviewEntry {
  /** What the orders that wait for it come to, one a currency. */
  readonly amounts: readonly Omit<WaitingAmount, 'entryId'>[];
  readonly isSnoozed: boolean;
}

export interface ReviewList {
  readonly at: string;
  readonly entries: readonly WaitingEntry[];
}

export interface ResolvedEntry extends ReviewEntry {
  /** What a person did last before it was resolved; null: nobody did anything, its cause was gone. */
  readonly after: AuditEntry | null;
}

const HISTORY_MS = 90 * 86_400_000;
const MAX_HISTORY = 200;
const MAX_ACTIONS = 1000;
/** Booking takes that long after an action at most; what was done before did not resolve the entry. */
const ACTION_MS = 60 * 60_000;
const RESOLVING: ReadonlySet<string> = new Set(['rules published', 'checked again in Xero']);

/**
 * The open entries of the shop's links: one a cause, however many orders wait for it. The largest
 * amount first; those that a person put off last.
 */
export async function listReview(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  actor: Actor,
): Promise<ReviewList> {
  const stores = deps.uow.reading;
  const at = deps.clock.nowIso();
  const links = await stores.links.listByPairing(actor.pairingId);
  const entries = await Promise.all(links.map((link) => listOfLink(stores, link, at)));
  return { at, entries: entries.flat().toSorted(compareEntries) };
}

/** Entries of the last 90 days that are over, latest first. */
export async function listReviewHistory(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<readonly ResolvedEntry[]> {
  const stores = deps.uow.reading;
  await getOwnLinkOrThrow(stores, linkId, actor);
  const since = addMs(deps.clock.nowIso(), -HISTORY_MS);
  const entries = await stores.review.listResolved(linkId, since, MAX_HISTORY);
  const actions = await stores.audit.listForSubject(linkId, MAX_ACTIONS);
  const resolving = actions.filter(({ action }) => RESOLVING.has(action));
  return entries.map((entry) => ({ ...entry, after: findActionBefore(entry, resolving) }));
}

function findActionBefore(
  { openedAt, resolvedAt }: ReviewEntry,
  actions: readonly AuditEntry[],
): AuditEntry | null {
  if (resolvedAt === null) return null;
  const earliest = addMs(resolvedAt, -ACTION_MS);
  return actions.find(({ at }) => at <= resolvedAt && at >= openedAt && at >= earliest) ?? null;
}

async function listOfLink(stores: Stores, link: Link, at: string): Promise<WaitingEntry[]> {
  const entries = await stores.review.listOpen(link.id);
  const amounts = Map.groupBy(
    entries.length === 0 ? [] : await stores.review.sumWaiting(link.id),
    (amount) => amount.entryId,
  );
  const isPutOff = entries.some(({ snoozedUntil }) => snoozedUntil !== null);
  const today = isPutOff ? await findToday(stores, link, at) : '';
  return entries.map((entry) => ({
    ...entry,
    amounts: (amounts.get(entry.id) ?? []).map(({ currency, totalMinor }) => ({
      currency,
      totalMinor,
    })),
    isSnoozed: entry.snoozedUntil !== null && entry.snoozedUntil > today,
  }));
}

/** The organisation's day; that of UTC while nothing is known of the organisation. */
export async function findToday(stores: Stores, link: Link, at: string): Promise<string> {
  const reference = await stores.reference.findXero(link.tenantId);
  if (reference === undefined) return at.slice(0, 10);
  return toLocalDate(parseInstant(at), getTimeZoneOrThrow(reference.organisation.timezone));
}

function compareEntries(a: WaitingEntry, b: WaitingEntry): number {
  return (
    Number(a.isSnoozed) - Number(b.isSnoozed) ||
    findLargest(b) - findLargest(a) ||
    b.orderCount - a.orderCount ||
    Number(a.id) - Number(b.id)
  );
}

/** Amounts of several currencies do not add up: the largest stands for all. */
function findLargest({ amounts }: WaitingEntry): number {
  return Math.max(0, ...amounts.map(({ totalMinor }) => totalMinor));
}
