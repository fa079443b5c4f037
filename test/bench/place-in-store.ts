import type { EndToEndShop } from '../support/end-to-end-shop.ts';

const AT_ONCE = 500;

/** Orders that the service does not hear of until it takes them in or polls. */
export async function placeInStore(shop: EndToEndShop, orders: number): Promise<void> {
  await shop.client.control('/pushes', { isPaused: true });
  for (let placed = 0; placed < orders; placed += AT_ONCE) {
    await shop.place(Math.min(AT_ONCE, orders - placed));
  }
}
