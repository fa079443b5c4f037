import { createRandom } from '../demo-store/random.ts';
import type { ShopClient, StoreState } from './shop-client.ts';
import type { WireOrder } from '../../contract/index.ts';

const DAYS = 90;
const DAY_MS = 86_400_000;

/** Orders over the last 90 days, and what happened to some of them since. */
export async function seedOrders(
  client: ShopClient,
  options: { readonly orders: number; readonly seed: number },
): Promise<void> {
  const state = await client.control<StoreState>('/state');
  if (state.placed > 0) return;
  const now = Date.now();
  const placedAt = Array.from({ length: options.orders }, (_, i) =>
    new Date(now - DAYS * DAY_MS + ((i + 0.5) / options.orders) * DAYS * DAY_MS).toISOString(),
  );
  const orders = await client.control<WireOrder[]>('/orders', { count: options.orders, placedAt });
  const random = createRandom(options.seed + 17);
  for (const order of orders) {
    const action = chooseAction(order, random.next());
    if (action !== undefined) await client.control(`/orders/${order.id}/act`, action);
  }
}

/** Most pending orders are paid or shipped in the end; a few paid ones are refunded or cancelled. */
function chooseAction(order: WireOrder, chance: number): Record<string, string> | undefined {
  if (order.paymentStatus === 'Pending') {
    if (chance < 0.6) return { action: 'pay' };
    if (chance < 0.8) return { action: 'ship' };
    return chance < 0.9 ? { action: 'cancel' } : undefined;
  }
  if (Number(order.orderTotal) < 5) return undefined;
  if (chance < 0.05) return { action: 'refund', amount: '1.01' };
  if (chance < 0.08) return { action: 'refundAll' };
  return chance < 0.1 ? { action: 'cancel' } : undefined;
}
