import { randomUUID } from 'node:crypto';
import { createSystemIds } from '../../sidecar/src/adapters/system/system-ids.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import type { Link } from '../../sidecar/src/ports/link-store.ts';
import type { StoreGateway } from '../../sidecar/src/ports/store-gateway.ts';
import type { UnitOfWork } from '../../sidecar/src/ports/unit-of-work.ts';
import { bookDueOrders } from '../../sidecar/src/use-cases/booking/book-orders.ts';
import { createCallsUnderWay } from '../../sidecar/src/use-cases/sending/calls-under-way.ts';
import type { CoreDeps } from '../../sidecar/src/use-cases/core-deps.ts';
import { dispatchSteps } from '../../sidecar/src/use-cases/sending/dispatch-steps.ts';
import { keepOrders } from '../../sidecar/src/use-cases/store/keep-orders.ts';
import { createOutages } from '../../sidecar/src/use-cases/sending/outages.ts';
import { setUpShop } from './book-real-order.ts';
import type { RealShop } from './real-orders.ts';
import { createWillingXero, type WillingXero } from './willing-xero.ts';

const NOW = '2026-11-24T09:00:00.000Z';
const MOST_ROUNDS = 200;

/** A program that books: its own use-cases on real SQLite, in front of a Xero that takes everything. */
export interface BookingProgram {
  readonly deps: CoreDeps;
  readonly xero: WillingXero;
}

export function createBookingProgram(uow: UnitOfWork, serialiser = 'test'): BookingProgram {
  const clock = { nowIso: () => NOW, nowMs: () => Date.parse(NOW) };
  const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const xero = createWillingXero(serialiser);
  const noStore = {} as StoreGateway;
  const deps: CoreDeps = {
    uow,
    clock,
    logger,
    ids: createSystemIds(),
    store: noStore,
    xero: xero.gateway,
    outages: createOutages({ clock, logger }),
    underWay: createCallsUnderWay({ logger }),
    disk: { readFreeBytes: () => 1e12 },
  };
  return { deps, xero };
}

/** A link that is live, with what both sides say of themselves and a published rule set. */
export async function addLiveLink(
  uow: UnitOfWork,
  shop: RealShop,
  owner: { readonly pairingId: string; readonly storeUrl: string },
): Promise<Link> {
  const [order] = shop.orders;
  const { reference, rules, info } = setUpShop(shop, { bookWhen: 'placed' });
  const link: Link = {
    id: randomUUID(),
    code: 'D1',
    pairingId: owner.pairingId,
    storeId: order?.storeId ?? 1,
    storeName: 'Shop',
    storeUrl: owner.storeUrl,
    tenantId: reference.organisation.tenantId,
    state: 'live',
    liveFrom: null,
    bookFirst: null,
    pausedBy: null,
    pausedAt: null,
    currentRuleSetNumber: null,
    replaces: null,
    liveUntil: null,
    afterwards: null,
  };
  await uow.stores.links.add(link);
  await uow.stores.reference.saveXero(link.tenantId, reference);
  await uow.stores.reference.saveStoreInfo(link.pairingId, info);
  await uow.stores.links.publishRuleSet(link.id, rules, { by: '1', at: NOW, validFrom: null });
  return uow.stores.links.getOrThrow(link.id);
}

/** As the store answers them: kept, and due for booking where they changed. Returns how many did. */
export function readOrders(
  { deps }: BookingProgram,
  pairingId: string,
  orders: readonly StoreOrder[],
): Promise<number> {
  const read = { orders, missing: [], malformed: [] };
  return deps.uow.transaction((stores) => keepOrders(deps, stores, { pairingId, read, hints: [] }));
}

/** Rounds until nothing is due; throws where there is no end. */
export async function bookEverything({ deps }: BookingProgram): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const booked = await bookDueOrders(deps);
    const sent = await dispatchSteps(deps, { isMoreComing: false });
    await deps.underWay.waitUntilIdle();
    if (booked + sent === 0) return;
  }
  throw new Error('booking does not come to an end');
}
