import { sql, type Kysely } from 'kysely';
import { parseMinor, sum } from '../../../domain/money/amount.ts';
import type { DatabaseSchema } from '../database-schema.ts';

/** What of a snapshot its sale is made of; as snapshots were in version 11, whatever they are now. */
interface OldSnapshot {
  readonly orderTotal: string;
  readonly refundedAmount: string;
  readonly giftCardsUsed: readonly {
    readonly usedValue: string;
    readonly purchasedWithOrderItemId: number | null;
  }[];
}

interface OldOrder {
  readonly id: number;
  readonly snapshot: string;
  /** Its gift cards are a line of the invoice and no payment. */
  readonly hasCardLine: 0 | 1;
}

/**
 * Points and promotions count as what they are in the books, a discount, in the store's totals too.
 * Orders without either, and without gift cards, keep the total that they have.
 */
export const saleTotals = {
  async up(database: Kysely<DatabaseSchema>): Promise<void> {
    const { rows } = await sql<OldOrder>`
      SELECT rowid AS id, snapshot, EXISTS (
        SELECT 1 FROM ledger, json_each(ledger.body, '$.lines') AS line
        WHERE ledger.link_id = orders.link_id AND ledger.order_guid = orders.order_guid
          AND ledger.kind = 'invoice' AND ledger.state = 'posted'
          AND line.value ->> '$.role' = 'giftCardUse') AS hasCardLine
      FROM orders
      WHERE json_array_length(snapshot, '$.giftCardsUsed') > 0
        OR snapshot ->> '$.rewardPointsUsed' IS NOT NULL`.execute(database);
    for (const row of rows) {
      const sale = readSale(row);
      await sql`UPDATE orders SET store_minor = ${sale} WHERE rowid = ${row.id}`.execute(database);
    }
  },
};

function readSale({ snapshot, hasCardLine }: OldOrder): number {
  const order = JSON.parse(snapshot) as OldSnapshot;
  const paid = order.giftCardsUsed.filter(
    (card) => hasCardLine === 0 && card.purchasedWithOrderItemId !== null,
  );
  return (
    parseMinor(order.orderTotal) +
    sum(paid.map((card) => parseMinor(card.usedValue))) -
    parseMinor(order.refundedAmount)
  );
}
