import type { XeroConnection } from '../../ports/connection-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { OrderState } from '../../ports/order-store.ts';
import type { Pairing } from '../../ports/pairing-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Outage } from '../sending/outages.ts';
import { listShopStores, rank, type ShopStore } from '../store/list-shop-stores.ts';
import type { SetupDeps } from '../setup-deps.ts';

export type Stage =
  | 'unpaired'
  | 'notConnected'
  | 'disconnected'
  | 'chooseOrganisation'
  | 'mapping'
  | 'ready'
  | 'live'
  | 'paused';

export interface ServiceStatus {
  readonly stage: Stage;
  /** What a person does next, as a sentence. */
  readonly next: string;
  readonly store: { readonly url: string; readonly pairedAt: string } | null;
  readonly organisation: { readonly tenantId: string; readonly name: string } | null;
  /** Every store of the shop, whichever the status is of. */
  readonly stores: readonly ShopStore[];
  readonly links: readonly LinkStatus[];
  readonly counts: Readonly<Record<OrderState, number>>;
  /** Orders that are not settled: to be read, to be booked, or on their way. */
  readonly pending: number;
  readonly calls: {
    readonly total: number;
    readonly dayRemaining: number | null;
    readonly minuteRemaining: number | null;
  };
  readonly reviewEntries: number;
  /** What work waits for at the moment. */
  readonly outages: readonly NamedOutage[];
}

export interface LinkStatus extends Link {
  /** Orders that a paused link books when it is resumed; 0 while it is not paused. */
  readonly heldBack: number;
  /** The name of its organisation. */
  readonly organisation: string;
}

export interface NamedOutage extends Outage {
  /** The organisation's name, or the shop's address. */
  readonly name: string;
}

const NEXT: Readonly<Record<Stage, string>> = {
  unpaired: 'Type the pairing code from pairing-code.txt into the Daybook plugin.',
  notConnected: "Enter the client id and secret of the shop's Xero app, then connect to Xero.",
  disconnected: 'Connect to Xero again: orders wait meanwhile, and nothing is lost.',
  chooseOrganisation: 'Choose the organisation that each store is booked into.',
  mapping: 'Check the suggested mapping and publish it.',
  ready: 'Go live from a date.',
  live: 'Nothing: orders are booked as they come.',
  paused: 'Resume booking when you are ready.',
};

/** Whose status it is: a shop's, and of that one store where it is named. */
export interface StatusScope {
  readonly pairingId: string;
  readonly storeId: number | undefined;
}

/** Where setting up stands and how much there is to do; of all, or of one store of a shop. */
export async function readStatus(
  deps: Pick<SetupDeps, 'uow' | 'outages'>,
  scope?: StatusScope,
): Promise<ServiceStatus> {
  const { stores } = deps.uow;
  const pairings = await stores.pairings.listActive();
  const pairing = pairings.find((entry) => entry.id === scope?.pairingId) ?? pairings[0];
  const connections = await stores.connections.listConnections();
  const connected = connections.filter((entry) => entry.state === 'connected');
  const all = (await stores.links.list()).toSorted((a, b) => rank(a) - rank(b));
  const isOfStore = scope?.storeId !== undefined;
  const links = isOfStore ? all.filter((link) => isWithin(link, scope)) : all;
  // What the links book into counts, connected or not: another organisation does not take its place.
  const linked = connections.filter((entry) =>
    links.some((link) => rank(link) === 0 && link.tenantId === entry.tenantId),
  );
  const usable = links.length === 0 ? connected : connected.filter((it) => linked.includes(it));
  const stage = findStage({ isPaired: pairing !== undefined, connected: usable.length, links });
  const chosen = linked.find((entry) => entry.state === 'connected') ?? linked[0];
  return {
    stage,
    next: NEXT[stage],
    store: pairing === undefined ? null : { url: pairing.storeUrl, pairedAt: pairing.createdAt },
    organisation:
      chosen === undefined ? null : { tenantId: chosen.tenantId, name: chosen.tenantName },
    stores: pairing === undefined ? [] : await listShopStores(stores, pairing.id, connections),
    links: await Promise.all(links.map((link) => readLinkStatus(stores, link, connections))),
    counts: await countOrders(stores, isOfStore ? links : undefined),
    pending: await countPending(stores, links, isOfStore),
    calls: await readCalls(stores, isOfStore ? links : undefined),
    reviewEntries: await countReview(stores, isOfStore ? links : undefined),
    outages: nameOutages(deps.outages.list(), connections, pairings).filter(
      ({ side, id }) => side !== 'xero' || !isOfStore || links.some((it) => it.tenantId === id),
    ),
  };
}

function isWithin(link: Link, { pairingId, storeId }: StatusScope): boolean {
  return link.pairingId === pairingId && link.storeId === storeId;
}

async function countOrders(
  stores: Stores,
  links: readonly Link[] | undefined,
): Promise<ServiceStatus['counts']> {
  if (links === undefined) return stores.orders.countByState();
  const sum = { new: 0, waiting: 0, sending: 0, booked: 0, held: 0, skipped: 0 };
  for (const { id } of links) {
    const counts = await stores.orders.countByState(id);
    for (const state of ORDER_STATES) sum[state] += counts[state];
  }
  return sum;
}

const ORDER_STATES = ['new', 'waiting', 'sending', 'booked', 'held', 'skipped'] as const;

async function countReview(stores: Stores, links: readonly Link[] | undefined): Promise<number> {
  if (links === undefined) return stores.review.countOpen();
  const counts = await Promise.all(links.map(({ id }) => stores.review.countOpen(id)));
  return counts.reduce((sum, count) => sum + count, 0);
}

function nameOutages(
  outages: readonly Outage[],
  connections: readonly XeroConnection[],
  pairings: readonly Pairing[],
): NamedOutage[] {
  const names = new Map([
    ...connections.map((entry) => [entry.tenantId, entry.tenantName] as const),
    ...pairings.map((entry) => [entry.id, entry.storeUrl] as const),
  ]);
  return outages.map((outage) => ({ ...outage, name: names.get(outage.id) ?? outage.id }));
}

function findStage(facts: {
  readonly isPaired: boolean;
  readonly connected: number;
  readonly links: readonly Link[];
}): Stage {
  const { isPaired, connected, links } = facts;
  if (!isPaired) return 'unpaired';
  if (connected === 0) return links.length === 0 ? 'notConnected' : 'disconnected';
  if (links.length === 0) return 'chooseOrganisation';
  if (links.some((link) => link.state === 'live')) return 'live';
  if (links.some((link) => link.state === 'paused')) return 'paused';
  return links.some((link) => link.currentRuleSetNumber !== null) ? 'ready' : 'mapping';
}

async function readLinkStatus(
  stores: Stores,
  link: Link,
  connections: readonly XeroConnection[],
): Promise<LinkStatus> {
  const connection = connections.find(({ tenantId }) => tenantId === link.tenantId);
  const organisation = connection?.tenantName ?? '';
  if (link.state !== 'paused') return { ...link, organisation, heldBack: 0 };
  const { sending } = await stores.orders.countByState(link.id);
  const heldBack = (await stores.orders.countHeldBack(link.id)) + sending;
  return { ...link, organisation, heldBack };
}

/** What a paused link holds back moves only when it is resumed. */
async function countPending(
  stores: Stores,
  links: readonly Link[],
  isOfStore: boolean,
): Promise<number> {
  const linkIds = isOfStore ? links.map(({ id }) => id) : undefined;
  let pending = (await stores.events.countHints()) + (await stores.orders.countToBook(linkIds));
  // How many orders it still brings is not known: it counts as one.
  pending += await stores.backfills.countRunning(linkIds);
  for (const link of links.filter(({ state }) => state !== 'paused')) {
    pending += (await stores.orders.countByState(link.id)).sending;
  }
  return pending;
}

/** Stores of one organisation share its calls. */
async function readCalls(
  stores: Stores,
  links: readonly Link[] | undefined,
): Promise<ServiceStatus['calls']> {
  const states = (await stores.governor.list()).filter(
    ({ tenantId }) => links === undefined || links.some((link) => link.tenantId === tenantId),
  );
  const least = (values: readonly number[]): number | null =>
    values.length === 0 ? null : Math.min(...values);
  return {
    total: states.reduce((total, state) => total + state.callsTotal, 0),
    dayRemaining: least(states.map((state) => state.dayRemaining)),
    minuteRemaining: least(states.map((state) => state.minuteRemaining)),
  };
}
