import { setTimeout as wait } from 'node:timers/promises';
import type { EndToEndShop } from './end-to-end-shop.ts';

/** Longer than webhooks wait for one another, than a lost answer is waited for, than the poll waits. */
export const NEXT_READ_MS = 12 * 60_000;
const NEXT_POLL_MS = 61 * 60_000;

/** Time passes until nothing is under way: a call that a crash cut off is looked up after minutes only. */
export async function rest(shop: EndToEndShop): Promise<void> {
  await shop.advance(NEXT_POLL_MS);
  for (let quiet = 0; quiet < 2;) {
    await wait(1000);
    const { pending } = await shop.client.status();
    quiet = pending === 0 ? quiet + 1 : 0;
    if (pending > 0) await shop.advance(NEXT_READ_MS);
  }
  await shop.settle();
}
