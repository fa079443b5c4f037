import { setTimeout as wait } from 'node:timers/promises';
import type { WireBackfill } from '../../sidecar/src/contract/index.ts';
import { takeInBacklog } from '../bench/take-in-backlog.ts';
import type { EndToEndShop } from './end-to-end-shop.ts';

export async function listRuns(shop: EndToEndShop): Promise<WireBackfill[]> {
  const [link] = (await shop.client.status()).links;
  const path = `/links/${link?.id}/backfills`;
  return (await shop.client.admin<{ backfills: WireBackfill[] }>('GET', path)).backfills;
}

/** The latest run, once it is so. */
export async function waitForRun(
  shop: EndToEndShop,
  isSo: (run: WireBackfill) => boolean,
): Promise<WireBackfill> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [run] = await listRuns(shop);
    if (run !== undefined && isSo(run)) return run;
    await wait(50);
  }
  throw new Error(JSON.stringify(await listRuns(shop)));
}

/** Orders that the service hears of by taking them in, and never before; booked. */
export async function takeInQuietly(shop: EndToEndShop, orders: number): Promise<WireBackfill> {
  await takeInBacklog(shop, orders);
  await waitForRun(shop, ({ state }) => state === 'done');
  await shop.client.control('/silence', { isSilent: false });
  await shop.settle();
  return waitForRun(shop, () => true);
}
