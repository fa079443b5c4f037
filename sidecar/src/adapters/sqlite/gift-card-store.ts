import { sql } from 'kysely';
import type {
  BookedCardSale,
  GiftCardStore,
  HeldCardUse,
  TakenOfSale,
} from '../../ports/gift-card-store.ts';
import { inParts, type Db } from './db.ts';

export function createGiftCardStore(db: Db): GiftCardStore {
  return {
    async findBookedSales(linkId, orderItemIds) {
      const found: BookedCardSale[] = [];
      for (const part of inParts(orderItemIds)) {
        const { rows } = await sql<SaleRow>`
          SELECT sale.order_item_id AS id, sale.is_taxed AS isTaxed, sale.order_guid AS orderGuid
          FROM gift_card_sales AS sale
          WHERE sale.link_id = ${linkId} AND sale.order_item_id IN (${sql.join(part)})
            AND (sale.order_guid IS NULL OR EXISTS (
              SELECT 1 FROM ledger
              WHERE ledger.link_id = sale.link_id AND ledger.order_guid = sale.order_guid
                AND ledger.kind = 'invoice' AND ledger.state = 'posted'))`.execute(db);
        found.push(
          ...rows.map(({ id, isTaxed, orderGuid }) => ({
            orderItemId: id,
            isTaxed: isTaxed === 1,
            orderGuid,
          })),
        );
      }
      return found;
    },
    async setSales({ linkId, orderGuid }, sales) {
      await db
        .deleteFrom('gift_card_sales')
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .execute();
      for (const { orderItemId, isTaxed } of sales) {
        const values = { order_guid: orderGuid, is_taxed: isTaxed ? 1 : 0 };
        await db
          .insertInto('gift_card_sales')
          .values({ link_id: linkId, order_item_id: orderItemId, ...values })
          .onConflict((conflict) =>
            conflict.columns(['link_id', 'order_item_id']).doUpdateSet(values),
          )
          .execute();
      }
    },
    listOpenings: (linkId) =>
      db
        .selectFrom('gift_card_openings')
        .select([
          'gift_card_id as giftCardId',
          'amount_minor as amountMinor',
          'currency',
          'confirmed_at as confirmedAt',
          'confirmed_by as confirmedBy',
        ])
        .where('link_id', '=', linkId)
        .orderBy('gift_card_id')
        .execute(),
    async confirm(linkId, { giftCardId, amountMinor, currency, confirmedAt, confirmedBy }) {
      if (amountMinor === 0) {
        await db
          .deleteFrom('gift_card_openings')
          .where('link_id', '=', linkId)
          .where('gift_card_id', '=', giftCardId)
          .execute();
        return;
      }
      const values = {
        amount_minor: amountMinor,
        currency,
        confirmed_at: confirmedAt,
        confirmed_by: confirmedBy,
      };
      await db
        .insertInto('gift_card_openings')
        .values({ link_id: linkId, gift_card_id: giftCardId, ...values })
        .onConflict((conflict) => conflict.columns(['link_id', 'gift_card_id']).doUpdateSet(values))
        .execute();
    },
    sumUsed: (linkId, giftCardIds, exceptOrderGuid) =>
      sumUsed(db, linkId, { giftCardIds, exceptOrderGuid: exceptOrderGuid ?? '' }),
    listTaken: (linkId, orderItemIds, exceptOrderGuid) =>
      listTaken(db, linkId, { orderItemIds, exceptOrderGuid }),
    async listHeldUses(linkId, reasonCodes) {
      if (reasonCodes.length === 0) return [];
      const { rows } = await sql<HeldCardUse>`
        SELECT orders.order_guid AS orderGuid, card.value ->> '$.giftCardId' AS giftCardId,
          card.value ->> '$.usedValue' AS usedValue,
          card.value ->> '$.purchasedWithOrderItemId' AS purchasedWithOrderItemId
        FROM orders, json_each(orders.snapshot, '$.giftCardsUsed') AS card
        WHERE orders.link_id = ${linkId} AND orders.state = 'held'
          AND orders.reason_code IN (${sql.join([...reasonCodes])})`.execute(db);
      return rows;
    },
  };
}

interface SaleRow {
  readonly id: number;
  readonly isTaxed: number;
  readonly orderGuid: string | null;
}

interface Use {
  readonly orderGuid: string;
  readonly giftCardId: number;
  readonly amountMinor: number;
}

/**
 * Steps that Xero refused pay nothing; an invoice that is to be updated, and one that took another's
 * place, count once, as the larger.
 */
async function sumUsed(
  db: Db,
  linkId: string,
  options: { readonly giftCardIds: readonly number[]; readonly exceptOrderGuid: string },
): Promise<ReadonlyMap<number, number>> {
  const { giftCardIds, exceptOrderGuid } = options;
  if (giftCardIds.length === 0) return new Map();
  const usesAt = (path: string) => sql`
    SELECT order_guid AS orderGuid, card.value ->> '$.giftCardId' AS giftCardId,
      SUM(card.value ->> '$.amountMinor') AS amountMinor
    FROM paying, json_each(paying.body, ${path}) AS card
    WHERE card.value ->> '$.giftCardId' IN (${sql.join([...giftCardIds])})
    GROUP BY origin, paying.key, 1, 2`;
  const { rows } = await sql<Use>`
    WITH paying AS MATERIALIZED (${selectPaying(linkId, exceptOrderGuid)})
    ${usesAt('$.giftCardTenders')} UNION ALL ${usesAt('$.giftCardLines')}`.execute(db);
  return sumLargest(rows);
}

/** Invoices with gift cards that stand or are about to, less those whose cards came back. */
function selectPaying(linkId: string, exceptOrderGuid: string) {
  return sql`
      SELECT 'ledger' AS origin, key, order_guid, body FROM ledger
      WHERE link_id = ${linkId} AND kind = 'invoice' AND state = 'posted' AND
        (json_array_length(body, '$.giftCardTenders') > 0 OR
          json_array_length(body, '$.giftCardLines') > 0)
        AND order_guid <> ${exceptOrderGuid}
        AND NOT EXISTS (
          SELECT 1 FROM ledger AS note
          WHERE note.link_id = ledger.link_id AND note.order_guid = ledger.order_guid
            AND note.kind = 'creditNote' AND note.state = 'posted'
            AND (note.body ->> '$.returns' = 'giftCards'
              OR (note.body ->> '$.credits' = 'invoice'
                AND note.body ->> '$.invoiceKey' = ledger.key)))
      UNION ALL
      SELECT 'step', key, order_guid,
        CASE kind WHEN 'updateInvoice' THEN body -> '$.invoice' ELSE body END
      FROM steps
      WHERE link_id = ${linkId} AND kind IN ('invoice', 'updateInvoice')
        AND state IN ('planned', 'sending', 'unknown') AND order_guid <> ${exceptOrderGuid}`;
}

/** Of an order that is about to be changed the larger use counts, like that of any card. */
async function listTaken(
  db: Db,
  linkId: string,
  options: { readonly orderItemIds: readonly number[]; readonly exceptOrderGuid: string },
): Promise<TakenOfSale[]> {
  const { orderItemIds, exceptOrderGuid } = options;
  if (orderItemIds.length === 0) return [];
  const { rows } = await sql<TakenOfSale & { readonly orderGuid: string }>`
    WITH paying AS MATERIALIZED (${selectPaying(linkId, exceptOrderGuid)})
    SELECT order_guid AS orderGuid, card.value ->> '$.sale.orderItemId' AS orderItemId,
      SUM(card.value ->> '$.amountMinor') AS amountMinor,
      SUM(card.value ->> '$.sale.taxMinor') AS taxMinor
    FROM paying, json_each(paying.body, '$.giftCardLines') AS card
    WHERE card.value ->> '$.sale.orderItemId' IN (${sql.join([...orderItemIds])})
    GROUP BY origin, paying.key, 1, 2`.execute(db);
  const largest = new Map<string, TakenOfSale>();
  for (const { orderGuid, ...taken } of rows) {
    const key = `${orderGuid}:${taken.orderItemId}`;
    const known = largest.get(key);
    if (known === undefined || known.amountMinor <= taken.amountMinor) largest.set(key, taken);
  }
  return [...largest.values()];
}

function sumLargest(uses: readonly Use[]): ReadonlyMap<number, number> {
  const largest = new Map<string, Use>();
  for (const use of uses) {
    const key = `${use.orderGuid}:${use.giftCardId}`;
    const known = largest.get(key);
    if (known === undefined || known.amountMinor < use.amountMinor) largest.set(key, use);
  }
  const sums = new Map<number, number>();
  for (const { giftCardId, amountMinor } of largest.values()) {
    sums.set(giftCardId, (sums.get(giftCardId) ?? 0) + amountMinor);
  }
  return sums;
}
