import { setTimeout as wait } from 'node:timers/promises';
import type { EndToEndShop } from './end-to-end-shop.ts';

const LONGEST_WAIT_MS = 60_000;
const LOOK_MS = 20;

/** Until so many of the faults that were asked for have struck: those calls are in Xero's hands. */
export async function waitForStruckFaults(shop: EndToEndShop, count = 1): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_MS) {
    if ((await shop.countStruckFaults()) >= count) return;
    await wait(LOOK_MS);
  }
  throw new Error(`fewer than ${count} faults have struck`);
}

/** Until the service's /readyz says it. */
export async function waitForReadiness(shop: EndToEndShop, pattern: RegExp): Promise<void> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += LOOK_MS) {
    if (pattern.test(await shop.readReadiness())) return;
    await wait(LOOK_MS);
  }
  throw new Error(`${await shop.readReadiness()} does not say ${pattern}`);
}
