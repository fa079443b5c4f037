import { formatRate, parseFine, sum } from '../../domain/money/amount.ts';
import { readOrderAmounts } from '../../domain/order/order-amounts.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import { parseInstant, toLocalDate } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import { findOrReadReference } from '../organisation/choose-organisation.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { readRecentOrders } from './read-recent-orders.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface Usage {
  readonly key: string;
  readonly orders: number;
  readonly totalMinor: number;
}

export interface SetupFacts {
  /** The organisation's day. */
  readonly today: string;
  readonly timeZone: string;
  readonly lockedUntil: string | null;
  readonly currency: string;
  readonly days: number;
  readonly orders: number;
  readonly ordersAMonth: number;
  readonly isComplete: boolean;
  readonly sampleOrder: Pick<StoreOrder, 'id' | 'customOrderNumber'> | null;
  readonly paymentMethods: readonly Usage[];
  readonly taxRates: readonly Usage[];
}

const DAYS = 90;
const DAYS_A_MONTH = 30;

/** What bears on the questions of Setup: the last 90 days of the store, closed months, today. */
export async function readSetupFacts(
  deps: Pick<SetupDeps, 'uow' | 'store' | 'xero' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<SetupFacts> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const { organisation } = await findOrReadReference(deps, link.tenantId);
  const { orders, isComplete } = await readRecentOrders(deps, link, DAYS);
  const locks = [organisation.periodLockDate, organisation.endOfYearLockDate];
  const newest = orders.toSorted((a, b) => b.id - a.id)[0];
  const zone = getTimeZoneOrThrow(organisation.timezone);
  return {
    today: toLocalDate(parseInstant(deps.clock.nowIso()), zone),
    timeZone: zone,
    lockedUntil:
      locks
        .filter((date) => date !== null)
        .toSorted()
        .at(-1) ?? null,
    currency: newest?.primaryCurrencyCode ?? organisation.baseCurrency,
    days: DAYS,
    orders: orders.length,
    ordersAMonth: Math.ceil((orders.length * DAYS_A_MONTH) / DAYS),
    isComplete,
    sampleOrder: newest ?? null,
    paymentMethods: countBy(orders, (order) =>
      order.paymentMethodSystemName === null ? [] : [order.paymentMethodSystemName],
    ),
    taxRates: countBy(orders, (order) =>
      order.taxRates.map(({ rate }) => formatRate(parseFine(rate))),
    ),
  };
}

function countBy(
  orders: readonly StoreOrder[],
  listKeys: (order: StoreOrder) => readonly string[],
): Usage[] {
  const pairs = orders.flatMap((order) =>
    [...new Set(listKeys(order))].map((key) => ({ key, order })),
  );
  return [...Map.groupBy(pairs, ({ key }) => key)].map(([key, group]) => ({
    key,
    orders: group.length,
    totalMinor: sum(group.map(({ order }) => readOrderAmounts(order).toPayMinor)),
  }));
}
