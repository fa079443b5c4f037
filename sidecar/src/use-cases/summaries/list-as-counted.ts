import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderKey } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** The order's documents as they count: a journal may have moved some to other accounts. */
export async function listAsCounted(
  stores: Stores,
  order: OrderKey,
): Promise<readonly LedgerRow[]> {
  const rows = await stores.ledger.listForOrder(order);
  if (rows.length === 0) return rows;
  const journaled = await stores.corrections.listJournaled(order);
  const byKey = new Map(journaled.map((document) => [document.key, document]));
  return rows.map((row) => {
    const moved = byKey.get(row.key);
    if (moved === undefined) return row;
    const { ruleSetNumber, body } = moved;
    return { ...row, ruleSetNumber, body, isJournaled: true };
  });
}
