import type { FilteredSum, OrderFilter, OrderState } from '../../ports/order-store.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface OrderTotals {
  /** One a currency. */
  readonly totals: readonly {
    readonly currency: string;
    readonly orders: number;
    readonly storeMinor: number;
    readonly xeroMinor: number;
  }[];
  /** How many each state would leave, the other filters kept. */
  readonly counts: Readonly<Partial<Record<OrderState, number>>>;
}

/** What the shop's orders come to that a filter leaves. */
export async function sumOrders(
  deps: Pick<SetupDeps, 'uow'>,
  filter: Omit<OrderFilter, 'limit'>,
  actor: Actor,
): Promise<OrderTotals> {
  const stores = deps.uow.reading;
  const { state, storeId, ...others } = filter;
  const linkIds = (await stores.links.listByPairing(actor.pairingId))
    .filter((link) => storeId === undefined || link.storeId === storeId)
    .map((link) => link.id);
  const sums = linkIds.length === 0 ? [] : await stores.orders.sum(linkIds, others);
  const wanted = sums.filter((row) => state === undefined || row.state === state);
  return {
    totals: [...Map.groupBy(wanted, (row) => row.currency)].map(([currency, rows]) => ({
      currency,
      orders: add(rows, 'orders'),
      storeMinor: add(rows, 'storeMinor'),
      xeroMinor: add(rows, 'xeroMinor'),
    })),
    counts: Object.fromEntries(
      [...Map.groupBy(sums, (row) => row.state)].map(([name, rows]) => [name, add(rows, 'orders')]),
    ),
  };
}

function add(rows: readonly FilteredSum[], name: 'orders' | 'storeMinor' | 'xeroMinor'): number {
  return rows.reduce((total, row) => total + row[name], 0);
}
