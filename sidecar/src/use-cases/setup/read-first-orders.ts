import { sum } from '../../domain/money/amount.ts';
import type { Link } from '../../ports/link-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface FirstOrders {
  readonly link: Link;
  readonly booked: number;
  readonly sending: number;
  readonly needYou: number;
  readonly waiting: number;
  readonly totals: readonly {
    readonly currency: string;
    readonly storeMinor: number;
    readonly xeroMinor: number;
  }[];
  readonly orders: readonly OrderRecord[];
}

const MOST_ORDERS = 100;

/** What was booked first after going live, with both totals, for a person to compare. */
export async function readFirstOrders(
  deps: Pick<SetupDeps, 'uow'>,
  linkId: string,
  actor: Actor,
): Promise<FirstOrders> {
  const { reading } = deps.uow;
  const link = await getOwnLinkOrThrow(reading, linkId, actor);
  const counts = await reading.orders.countByState(linkId);
  const orders = await reading.orders.list({ linkId, state: 'booked', limit: MOST_ORDERS });
  const totals = [...Map.groupBy(orders, ({ currency }) => currency)].map(([currency, group]) => ({
    currency,
    storeMinor: sum(group.map(({ storeMinor }) => storeMinor)),
    xeroMinor: sum(group.map(({ xeroMinor }) => xeroMinor)),
  }));
  return {
    link,
    booked: counts.booked,
    sending: counts.sending,
    needYou: counts.held,
    waiting: counts.waiting + counts.new,
    totals,
    orders,
  };
}
