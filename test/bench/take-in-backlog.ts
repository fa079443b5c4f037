import type { EndToEndShop } from '../support/end-to-end-shop.ts';

const AT_ONCE = 2500;

/** Orders that the service does not hear of until it takes them in, as history. */
export async function takeInBacklog(shop: EndToEndShop, orders: number): Promise<void> {
  const from = new Date(shop.clocks.nowMs()).toISOString();
  await placeInStore(shop, orders);
  await shop.backfill(from);
}

/** Orders that wait in the store, which tells nobody of them. */
export async function placeInStore(shop: EndToEndShop, orders: number): Promise<void> {
  await shop.client.control('/silence', { isSilent: true });
  for (let placed = 0; placed < orders; placed += AT_ONCE) {
    await shop.place(Math.min(AT_ONCE, orders - placed));
  }
}
