import { sql, type Kysely } from 'kysely';
import type { DatabaseSchema } from '../database-schema.ts';

/** Orders found by any part of their number, customer, e-mail or invoice number, and sorted by amount. */
export const orderSearch = {
  async up(database: Kysely<DatabaseSchema>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(database);
  },
};

/** An order's own words and the numbers of its documents. */
function indexOrders(condition: string): string {
  return `INSERT OR REPLACE INTO order_search (rowid, words)
    SELECT orders.rowid, search_text || coalesce((
      SELECT ' ' || group_concat(number, ' ') FROM ledger
      WHERE ledger.link_id = orders.link_id AND ledger.order_guid = orders.order_guid
        AND kind IN ('invoice', 'creditNote')), '')
    FROM orders WHERE ${condition}`;
}

/** Every order, into an empty index. */
export const FILL_ORDER_SEARCH = indexOrders('true');

const OF_LEDGER_ROW = 'link_id = NEW.link_id AND order_guid = NEW.order_guid';

const STATEMENTS = [
  // Only the index, without the words themselves. Its rowids are those of orders: whoever writes VACUUM
  // for this file fills it again afterwards, since that may number the rows anew.
  `CREATE VIRTUAL TABLE order_search USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1'
  )`,
  FILL_ORDER_SEARCH,
  `CREATE TRIGGER order_search_added AFTER INSERT ON orders
    BEGIN ${indexOrders('orders.rowid = NEW.rowid')}; END`,
  `CREATE TRIGGER order_search_changed AFTER UPDATE OF search_text ON orders
    WHEN NEW.search_text <> OLD.search_text
    BEGIN ${indexOrders('orders.rowid = NEW.rowid')}; END`,
  `CREATE TRIGGER order_search_removed AFTER DELETE ON orders
    BEGIN DELETE FROM order_search WHERE rowid = OLD.rowid; END`,
  `CREATE TRIGGER order_search_document_added AFTER INSERT ON ledger
    WHEN NEW.kind IN ('invoice', 'creditNote') BEGIN ${indexOrders(OF_LEDGER_ROW)}; END`,
  `CREATE TRIGGER order_search_document_changed AFTER UPDATE OF number ON ledger
    WHEN NEW.kind IN ('invoice', 'creditNote') AND NEW.number <> OLD.number
    BEGIN ${indexOrders(OF_LEDGER_ROW)}; END`,
  `CREATE INDEX orders_by_number ON orders (number COLLATE NOCASE)`,
  `CREATE INDEX orders_by_amount ON orders (total_minor, order_guid)`,
  `CREATE INDEX orders_by_state_amount ON orders (state, total_minor, order_guid)`,
  `CREATE INDEX audit_log_by_subject ON audit_log (subject, id)`,
];
