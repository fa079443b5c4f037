import { addDays, parseLocalDate, startOfDay } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type {
  ActivityOrder,
  ActivityQuery,
  CallSummary,
  CauseRow,
  Placed,
  PostedRow,
} from '../../ports/activity-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { describeAudit, type DescribedAudit } from '../describe-audit.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface ActivityFilter {
  readonly kind: 'people' | 'daybook' | 'calls';
  /** Days of the organisation, both included. */
  readonly from?: string;
  readonly to?: string;
  /** An order: its number, or any part of what orders are found by. */
  readonly search?: string;
  readonly linkId?: string;
  readonly storeId?: number;
  /** `{at}|{source}|{id}` of the last entry of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export type Activity = { readonly at: string } & (
  | ({ readonly source: 'audit'; readonly linkId: string | null } & DescribedAudit)
  | { readonly source: 'posted'; readonly posted: PostedRow }
  | { readonly source: 'opened' | 'resolved'; readonly cause: CauseRow }
  | { readonly source: 'call'; readonly call: CallSummary }
);

export interface ActivityPage {
  readonly entries: readonly (Activity & { readonly id: number })[];
  readonly next: string | null;
}

const SOURCES = {
  people: ['audit'],
  daybook: ['resolved', 'posted', 'opened'],
  calls: ['call'],
} as const satisfies Record<ActivityFilter['kind'], readonly Activity['source'][]>;

const MOST_ORDERS_FOUND = 100;

/** A page of what people did, what Daybook did or what was asked of Xero, latest first. */
export async function listActivity(
  deps: Pick<SetupDeps, 'uow'>,
  filter: ActivityFilter,
  actor: Actor,
): Promise<ActivityPage> {
  const stores = deps.uow.reading;
  const own = await stores.links.listByPairing(actor.pairingId);
  if (filter.linkId !== undefined) await getOwnLinkOrThrow(stores, filter.linkId, actor);
  const links = own.filter((link) => isAsked(link, filter));
  const query = await makeQuery(stores, filter, links);
  if (query.orders?.length === 0) return { entries: [], next: null };
  const context: Context = { stores, own, links, filter, actor, query };
  const sources: readonly Activity['source'][] = SOURCES[filter.kind];
  const lists = await Promise.all(sources.map((source) => readSource(context, source)));
  const merged = lists.flat().toSorted((a, b) => compare(sources, a, b));
  const page = merged.slice(0, filter.limit);
  const last = page.length < filter.limit ? undefined : page.at(-1);
  const next = last === undefined ? null : `${last.at}|${last.source}|${last.id}`;
  return { entries: await leaveOutOthers(context, page), next };
}

interface Context {
  readonly stores: Stores;
  /** Of the shop, and those of them that are asked for. */
  readonly own: readonly Link[];
  readonly links: readonly Link[];
  readonly filter: ActivityFilter;
  readonly actor: Actor;
  readonly query: ActivityQuery;
}

function isAsked(link: Link, { linkId, storeId }: ActivityFilter): boolean {
  const isStore = storeId === undefined || link.storeId === storeId;
  return isStore && (linkId === undefined || link.id === linkId);
}

type Entry = ActivityPage['entries'][number];

/** Latest first; of one instant in the order of the sources, and in each the last written first. */
function compare(sources: readonly Activity['source'][], a: Entry, b: Entry): number {
  if (a.at !== b.at) return a.at < b.at ? 1 : -1;
  if (a.source !== b.source) return sources.indexOf(a.source) - sources.indexOf(b.source);
  return b.id - a.id;
}

async function makeQuery(
  stores: Stores,
  filter: ActivityFilter,
  links: readonly Link[],
): Promise<ActivityQuery> {
  const { from, to, search, limit } = filter;
  const zone = await findZone(stores, links);
  const orders = search === undefined ? undefined : await findOrders(stores, search, links);
  return {
    limit,
    linkIds: links.map(({ id }) => id),
    ...(from === undefined ? {} : { from: startOfDay(parseLocalDate(from), zone) }),
    ...(to === undefined ? {} : { to: startOfDay(addDays(parseLocalDate(to), 1), zone) }),
    ...(orders === undefined ? {} : { orders }),
  };
}

async function findZone(stores: Stores, [link]: readonly Link[]): Promise<string> {
  const reference = link === undefined ? undefined : await stores.reference.findXero(link.tenantId);
  return reference === undefined ? 'UTC' : getTimeZoneOrThrow(reference.organisation.timezone);
}

/** The very number first: "12" is order 12, not whatever has a 12 in it. */
async function findOrders(
  stores: Stores,
  search: string,
  links: readonly Link[],
): Promise<ActivityOrder[]> {
  const found = await stores.orders.list({ search, limit: MOST_ORDERS_FOUND });
  const own = found.filter(({ linkId }) => links.some(({ id }) => id === linkId));
  const exact = own.filter(({ number }) => number.toLowerCase() === search.trim().toLowerCase());
  return (exact.length > 0 ? exact : own).map(({ linkId, orderGuid, orderId, number }) => ({
    linkId,
    orderGuid,
    orderId,
    number,
  }));
}

async function readSource(context: Context, source: Activity['source']): Promise<Entry[]> {
  const { stores, filter } = context;
  const { activity } = stores;
  const before = findPlace(filter, source);
  const query = { ...context.query, ...(before === undefined ? {} : { before }) };
  const place = ({ id, at }: Placed) => ({ id, at });
  switch (source) {
    case 'audit':
      return Promise.all(
        (await activity.listAudit(query)).map(async (row) => ({
          ...place(row),
          source,
          linkId: findLinkId(context.links, row.subject),
          ...(await describeAudit(stores, context.links, row)),
        })),
      );
    case 'posted':
      return (await activity.listPosted(query)).map((posted) => ({
        ...place(posted),
        source,
        posted,
      }));
    case 'opened':
    case 'resolved':
      return (await activity.listCauses(query, source)).map((cause) => ({
        ...place(cause),
        source,
        cause,
      }));
    case 'call':
      return (await activity.listCalls(query)).map((call) => ({ ...place(call), source, call }));
  }
}

/** What was done to a link, or to an order of it. */
function findLinkId(links: readonly Link[], subject: string): string | null {
  return links.find(({ id }) => id === subject.split('/')[0])?.id ?? null;
}

/** Where a source goes on: those of the same instant that come before the last one were shown. */
function findPlace(
  { after, kind }: ActivityFilter,
  source: Activity['source'],
): ActivityQuery['before'] {
  if (after === undefined) return undefined;
  const [at = '', lastSource = '', id = ''] = after.split('|');
  const sources: readonly string[] = SOURCES[kind];
  const order = sources.indexOf(source) - sources.indexOf(lastSource);
  if (order < 0) return { at, id: null };
  return { at, id: order === 0 ? Number(id) : Number.MAX_SAFE_INTEGER };
}

/** What another shop's people did to its own things is not shown; nor what is another store's. */
async function leaveOutOthers(
  { stores, own, links, actor, filter }: Context,
  page: readonly Entry[],
) {
  const all = await stores.links.list();
  const pairings = await stores.pairings.listActive();
  const others = new Set([
    ...all.filter((link) => link.pairingId !== actor.pairingId).map(({ id }) => id),
    ...own.filter((link) => !links.includes(link)).map(({ id }) => id),
    ...pairings.map(({ id }) => id).filter((id) => id !== actor.pairingId),
  ]);
  return page.filter((entry) => {
    if (entry.source !== 'audit') return true;
    const [subject = ''] = entry.entry.subject.split('/');
    return filter.linkId === undefined ? !others.has(subject) : subject === filter.linkId;
  });
}
