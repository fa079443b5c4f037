import { sum } from '../../domain/money/amount.ts';
import { totalDay } from '../../domain/order/total-day.ts';
import { parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { XeroConnection } from '../../ports/connection-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { OrderReason, OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { listShopStores, rank, type ShopStore } from '../store/list-shop-stores.ts';
import type { Outage } from '../sending/outages.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/** The first of these that is so. */
export type StoreHealth =
  'notBooked' | 'beingSetUp' | 'signedOut' | 'trouble' | 'paused' | 'firstOrders' | 'fine';

export interface StoresOverview {
  readonly stores: readonly StoreOverview[];
  /** All of them; amounts are added up within their currency only. */
  readonly together: StoreWork;
}

export interface StoreOverview
  extends Pick<ShopStore, 'storeId' | 'name' | 'organisation'>, StoreWork {
  readonly health: StoreHealth;
  /** What work waits for, where that is the trouble. */
  readonly trouble: OrderReason | null;
  readonly lastBooked: OrderRecord | null;
}

export interface StoreWork {
  /** Orders of the organisation's present day, one a currency. */
  readonly today: readonly StoreDay[];
  /** Open causes, and the orders that they hold. */
  readonly causes: number;
  readonly heldOrders: number;
}

export interface StoreDay {
  readonly currency: string;
  readonly orders: number;
  readonly bookedOrders: number;
  readonly storeMinor: number;
  readonly xeroMinor: number;
}

/** Every store of the shop on one line: how it stands, what it did today, and what needs a person. */
export async function readStoresOverview(
  deps: Pick<SetupDeps, 'uow' | 'outages' | 'clock'>,
  { pairingId }: Actor,
): Promise<StoresOverview> {
  const stores = deps.uow.reading;
  const connections = await stores.connections.listConnections();
  const links = (await stores.links.listByPairing(pairingId)).toSorted((a, b) => rank(a) - rank(b));
  const outages = deps.outages
    .list()
    .filter(({ side, id }) => side !== 'store' || id === pairingId);
  const now = deps.clock.nowIso();
  const found: StoreOverview[] = [];
  for (const { storeId, name, organisation } of await listShopStores(
    stores,
    pairingId,
    connections,
  )) {
    const own = links.filter((link) => link.storeId === storeId);
    const health = findHealth(own[0], { connections, outages });
    const work = await readWork(stores, own, now);
    found.push({ storeId, name, organisation, ...health, ...work });
  }
  return { stores: found, together: addUp(found) };
}

function findHealth(
  link: Link | undefined,
  facts: {
    readonly connections: readonly XeroConnection[];
    readonly outages: readonly Outage[];
  },
): Pick<StoreOverview, 'health' | 'trouble'> {
  const known = (health: StoreHealth, trouble: OrderReason | null = null) => ({ health, trouble });
  if (link === undefined) return known('notBooked');
  if (link.liveFrom === null) return known('beingSetUp');
  const connection = facts.connections.find(({ tenantId }) => tenantId === link.tenantId);
  if (connection?.state !== 'connected') return known('signedOut');
  const outage = facts.outages.find(({ side, id }) => side !== 'xero' || id === link.tenantId);
  if (outage !== undefined) return known('trouble', outage.reason);
  if (link.state === 'paused') return known('paused');
  return known(link.bookFirst === null ? 'fine' : 'firstOrders');
}

type Work = StoreWork & Pick<StoreOverview, 'lastBooked'>;

/** Of what the store books into now, and of what it booked into before. */
async function readWork(stores: Stores, links: readonly Link[], now: string): Promise<Work> {
  const [present] = links;
  let [causes, heldOrders] = [0, 0];
  for (const { id } of links) {
    causes += await stores.review.countOpen(id);
    heldOrders += (await stores.orders.countByState(id)).held;
  }
  const newest = { linkId: present?.id ?? '', state: 'booked', limit: 1 } as const;
  const [lastBooked = null] = present === undefined ? [] : await stores.orders.list(newest);
  const today = present === undefined ? [] : await readToday(stores, present, now);
  return { lastBooked, today, causes, heldOrders };
}

async function readToday(stores: Stores, link: Link, now: string): Promise<StoreDay[]> {
  const organisation = (await stores.reference.findXero(link.tenantId))?.organisation;
  if (organisation === undefined) return [];
  const day = toLocalDate(parseInstant(now), getTimeZoneOrThrow(organisation.timezone));
  const sums = await stores.orders.sumPlaced({ linkId: link.id, from: day, to: day });
  return [...Map.groupBy(sums, ({ currency }) => currency)].map(([currency, rows]) => {
    const { orders, booked, storeMinor, xeroMinor } = totalDay(rows);
    return { currency, orders, bookedOrders: booked.orders, storeMinor, xeroMinor };
  });
}

function addUp(stores: readonly StoreOverview[]): StoreWork {
  const days = Map.groupBy(
    stores.flatMap(({ today }) => today),
    ({ currency }) => currency,
  );
  return {
    today: [...days].map(([currency, rows]) => ({
      currency,
      orders: sum(rows.map(({ orders }) => orders)),
      bookedOrders: sum(rows.map(({ bookedOrders }) => bookedOrders)),
      storeMinor: sum(rows.map(({ storeMinor }) => storeMinor)),
      xeroMinor: sum(rows.map(({ xeroMinor }) => xeroMinor)),
    })),
    causes: sum(stores.map(({ causes }) => causes)),
    heldOrders: sum(stores.map(({ heldOrders }) => heldOrders)),
  };
}
