import { formatRate, parseFine, parseMinor } from '../money/amount.ts';
import type { StoreOrder } from '../order/store-order.ts';

export interface OrderKind {
  readonly kind: 'paymentMethod' | 'taxRate' | 'currency' | 'refund' | 'giftCard' | 'discount';
  /** Which one: the method's system name, the rate, the currency code; empty for the others. */
  readonly value: string;
}

export interface DryRunSample {
  readonly orderIds: readonly number[];
  /** Kinds that the shop may have and no order was of. */
  readonly notTried: readonly OrderKind[];
}

/** The last orders, and beside them the newest of each kind that they have none of. */
export function pickDryRunOrders(
  orders: readonly StoreOrder[],
  options: { readonly last: number; readonly expected: readonly OrderKind[] },
): DryRunSample {
  const newest = orders.toSorted((a, b) => b.id - a.id);
  const picked = newest.slice(0, options.last);
  const tried = new Set(picked.flatMap(listKinds).map(nameKind));
  for (const order of newest.slice(options.last)) {
    const names = listKinds(order).map(nameKind);
    if (names.every((name) => tried.has(name))) continue;
    picked.push(order);
    for (const name of names) tried.add(name);
  }
  return {
    orderIds: picked.map((order) => order.id),
    notTried: options.expected.filter((kind) => !tried.has(nameKind(kind))),
  };
}

export function listKinds(order: StoreOrder): OrderKind[] {
  const rates = order.taxRates.map(({ rate }) => formatRate(parseFine(rate)));
  const hasCard = order.giftCardsUsed.length > 0 || order.items.some((item) => item.isGiftCard);
  const hasDiscount = order.discounts.length > 0 || parseMinor(order.orderDiscount) > 0;
  return [
    ...(order.paymentMethodSystemName === null
      ? []
      : [{ kind: 'paymentMethod' as const, value: order.paymentMethodSystemName }]),
    ...rates.map((value) => ({ kind: 'taxRate' as const, value })),
    { kind: 'currency', value: order.customerCurrencyCode },
    ...(parseMinor(order.refundedAmount) > 0 ? [{ kind: 'refund' as const, value: '' }] : []),
    ...(hasCard ? [{ kind: 'giftCard' as const, value: '' }] : []),
    ...(hasDiscount ? [{ kind: 'discount' as const, value: '' }] : []),
  ];
}

function nameKind({ kind, value }: OrderKind): string {
  return `${kind} ${value.toLowerCase()}`;
}
