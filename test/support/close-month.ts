import type { WireOrderPreview, WireOrderRow } from '../../sidecar/src/contract/index.ts';
import type { EndToEndShop } from './end-to-end-shop.ts';

type Order = Pick<WireOrderRow, 'linkId' | 'orderId'>;

/** What taking the order out of the books would send. */
export function readUndoPlan(
  { client }: EndToEndShop,
  { linkId, orderId }: Order,
): Promise<WireOrderPreview> {
  return client.admin('GET', `/orders/${linkId}/${orderId}/undo`);
}

/**
 * Xero's books are closed up to and including a day of the order's documents. Known to Daybook when it
 * resolves: they may not be voided any more.
 */
export async function closeMonth(shop: EndToEndShop, order: Order, lastDay: number): Promise<void> {
  const periodLockDate = new Date(lastDay).toISOString().slice(0, 10);
  await shop.changeXero({ periodLockDate });
  for (let looks = 0; looks < 30; looks += 1) {
    await shop.client.admin('POST', `/links/${order.linkId}/review/check-again`, {});
    await shop.advance(2 * 60_000);
    await shop.settle();
    const { writes } = await readUndoPlan(shop, order);
    if (!writes.some(({ action }) => action === 'void')) return;
  }
  throw new Error('the month is not known to be closed');
}
