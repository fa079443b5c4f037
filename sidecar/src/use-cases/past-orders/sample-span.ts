import type { StoreOrder } from '../../domain/order/store-order.ts';
import type { BackfillSpan } from '../../ports/backfill-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { OrdersRead } from '../../ports/store-gateway.ts';
import { reachKnownShop } from '../store/reach-known-shop.ts';
import type { SetupDeps } from '../setup-deps.ts';

type Deps = Pick<SetupDeps, 'uow' | 'store' | 'clock'>;

export interface SpanSample {
  /** Orders of the store, from all over the span; all of them where that is exact. */
  readonly orders: readonly StoreOrder[];
  /** How many the store has in the span. */
  readonly total: number;
  /** False where there were too many to read: then the total is about right. */
  readonly isExact: boolean;
}

const PAGE_ORDERS = 100;
/** So many orders are read one by one; a page of the back office waits for them. */
const PAGES_IN_FULL = 10;
const PAGES_OF_A_SAMPLE = 6;
const MOST_PROBES = 60;

/**
 * What orders a span has, without keeping any. The wire pages by order id and cannot count, so of a long
 * span only the ends and some pages between are read: ids grow with time, and how many of them are
 * orders of this store is much the same all over it.
 */
export async function sampleSpan(deps: Deps, link: Link, span: BackfillSpan): Promise<SpanSample> {
  const pairing = await deps.uow.stores.pairings.getOrThrow(link.pairingId);
  const address = await reachKnownShop(deps, pairing);
  const read = (afterId: number, limit: number): Promise<OrdersRead> =>
    deps.store.readOrderPage(address, { afterId, limit, ...span });
  const isOwn = ({ storeId }: StoreOrder): boolean => storeId === link.storeId;
  const first = await readInFull(read);
  const own = first.orders.filter(isOwn);
  if (first.isAll) return { orders: own, total: own.length + first.malformed, isExact: true };
  const lastId = await findLastId(read, first.lastId);
  const sampled: StoreOrder[] = own.slice(0, PAGE_ORDERS);
  let [orders, ids] = [0, 0];
  for (let part = 0; part < PAGES_OF_A_SAMPLE; part += 1) {
    const afterId = first.lastId + Math.floor(((lastId - first.lastId) * part) / PAGES_OF_A_SAMPLE);
    const page = await read(afterId, PAGE_ORDERS);
    const pageIds = listIds(page);
    if (pageIds.length === 0) break;
    const found = page.orders.filter(isOwn);
    sampled.push(...found);
    orders += found.length;
    ids += Math.max(...pageIds) - afterId;
  }
  const rest = ids === 0 ? 0 : Math.ceil(((lastId - first.lastId) * orders) / ids);
  const byId = new Map(sampled.map((order) => [order.id, order]));
  return { orders: [...byId.values()], total: own.length + rest, isExact: false };
}

type Read = (afterId: number, limit: number) => Promise<OrdersRead>;

async function readInFull(read: Read): Promise<{
  readonly orders: readonly StoreOrder[];
  readonly malformed: number;
  readonly lastId: number;
  readonly isAll: boolean;
}> {
  const orders: StoreOrder[] = [];
  let [lastId, malformed] = [0, 0];
  for (let page = 0; page < PAGES_IN_FULL; page += 1) {
    const answer = await read(lastId, PAGE_ORDERS);
    const ids = listIds(answer);
    orders.push(...answer.orders);
    malformed += answer.malformed.length;
    if (ids.length < PAGE_ORDERS) return { orders, malformed, lastId, isAll: true };
    lastId = Math.max(...ids);
  }
  return { orders, malformed, lastId, isAll: false };
}

/** The last id of the span, or one a little before it: further and further on, then halving. */
async function findLastId(read: Read, from: number): Promise<number> {
  let [known, beyond, step] = [from, Infinity, PAGE_ORDERS];
  for (let probe = 0; probe < MOST_PROBES && beyond - known > 1; probe += 1) {
    const asked = beyond === Infinity ? known + step : Math.floor((known + beyond) / 2);
    step *= 2;
    const [next] = listIds(await read(asked, 1));
    if (next === undefined) beyond = asked;
    else known = next;
    // A thousandth of the span more or less is nothing to an estimate.
    if (beyond - known <= (known - from) / 1000) return known;
  }
  return known;
}

function listIds(read: OrdersRead): number[] {
  return [...read.orders.map(({ id }) => id), ...read.malformed.map(({ orderId }) => orderId)];
}
