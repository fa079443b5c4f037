import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Invoices that gift cards paid, so that what a card has paid is found without reading them all. */
const WITH_CARDS = `kind = 'invoice' AND state = 'posted' AND
  (json_array_length(body, '$.giftCardTenders') > 0 OR json_array_length(body, '$.giftCardLines') > 0)`;

/**
 * Which order sold a gift card, so that a sale counts only while its invoice stands, and the cards from
 * before Daybook that a person confirmed.
 */
const STATEMENTS = [
  `ALTER TABLE gift_card_sales ADD COLUMN order_guid TEXT`,
  `ALTER TABLE gift_card_sales ADD COLUMN is_taxed INTEGER NOT NULL DEFAULT 0`,
  `UPDATE gift_card_sales SET order_guid = sold.order_guid
   FROM (
     SELECT orders.link_id, orders.order_guid, item.value ->> '$.id' AS order_item_id
     FROM orders, json_each(orders.snapshot, '$.items') AS item
     WHERE item.value ->> '$.isGiftCard' = 1
   ) AS sold
   WHERE sold.link_id = gift_card_sales.link_id
     AND sold.order_item_id = gift_card_sales.order_item_id`,
  `CREATE INDEX gift_card_sales_by_order ON gift_card_sales (link_id, order_guid)`,
  `CREATE TABLE gift_card_openings (
    link_id TEXT NOT NULL REFERENCES links(id),
    gift_card_id INTEGER NOT NULL,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    PRIMARY KEY (link_id, gift_card_id)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX ledger_with_cards ON ledger (link_id) WHERE ${WITH_CARDS}`,
] as const;

export const giftCards = {
  async up(db: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
