import type { EndToEndShop } from '../support/end-to-end-shop.ts';

const AT_ONCE = 2500;

/** Orders that the service does not hear of until it takes them in, as history. */
export async function takeInBacklog(shop: EndToEndShop, orders: number): Promise<void> {
  const from = new Date(shop.clocks.nowMs()).toISOString();
  await placeInStore(shop, orders);
  await shop.backfill(from);
}

/** Orders that wait in the store. */
export async function placeInStore(shop: EndToEndShop, orders: number): Promise<void> {
  await shop.client.control('/pushes', { isPaused: true });
  // So that no poll finds them before the clock runs.
  await shop.client.control('/outage', { isDown: true });
  for (let placed = 0; placed < orders; placed += AT_ONCE) {
    await shop.place(Math.min(AT_ONCE, orders - placed));
  }
  await shop.client.control('/outage', { isDown: false });
}
