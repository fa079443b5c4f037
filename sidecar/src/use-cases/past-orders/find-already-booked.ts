import { matchBookedOrders, type BookedOrder } from '../../domain/setup/match-booked-orders.ts';
import { addDays, parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import { findOrReadReference } from '../organisation/choose-organisation.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findOthersInvoices } from './find-others-invoices.ts';
import { readRecentOrders } from '../setup/read-recent-orders.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface AlreadyBooked {
  readonly invoicesRead: number;
  readonly ordersRead: number;
  readonly isComplete: boolean;
  readonly matches: readonly BookedOrder[];
}

const DAYS = 90;

/** Orders of the last days that stand in Xero already, made by another program or by hand. */
export async function findAlreadyBooked(
  deps: Pick<SetupDeps, 'uow' | 'store' | 'xero' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<AlreadyBooked> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const { organisation } = await findOrReadReference(deps, link.tenantId);
  const zone = getTimeZoneOrThrow(organisation.timezone);
  const today = toLocalDate(parseInstant(deps.clock.nowIso()), zone);
  const others = await findOthersInvoices(deps, link.tenantId, addDays(today, -DAYS));
  const recent = await readRecentOrders(deps, link, DAYS);
  const info = await deps.uow.stores.reference.findStoreInfo(link.pairingId);
  return {
    invoicesRead: others.read,
    ordersRead: recent.orders.length,
    isComplete: others.isComplete && recent.isComplete,
    matches: matchBookedOrders(recent.orders, others.invoices, { timeZone: zone, info }),
  };
}
