function countOrder(row: 'NEW' | 'OLD', sign: '+' | '-'): string {
  return `INSERT INTO day_totals (link_id, placed_on, currency, state, orders, store_minor, xero_minor)
    VALUES (${row}.link_id, ${row}.placed_on, ${row}.currency, ${row}.state,
      ${sign}1, ${sign}${row}.store_minor, ${sign}${row}.xero_minor)
    ON CONFLICT DO UPDATE SET
      orders = orders + excluded.orders,
      store_minor = store_minor + excluded.store_minor,
      xero_minor = xero_minor + excluded.xero_minor`;
}

/** What Xero holds for an order: its invoices less its credit notes. */
const SUM_ORDER = `UPDATE orders SET xero_minor = (
      SELECT coalesce(sum(CASE kind WHEN 'invoice' THEN total_minor ELSE -total_minor END), 0)
      FROM ledger
      WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid AND state = 'posted'
        AND kind IN ('invoice', 'creditNote'))
    WHERE link_id = NEW.link_id AND order_guid = NEW.order_guid`;

/** Kept by the database itself, so that no way of changing an order can leave them behind. */
export const DAY_TOTALS = [
  `CREATE TABLE day_totals (
    link_id TEXT NOT NULL REFERENCES links(id),
    placed_on TEXT NOT NULL,
    currency TEXT NOT NULL,
    state TEXT NOT NULL,
    orders INTEGER NOT NULL,
    store_minor INTEGER NOT NULL,
    xero_minor INTEGER NOT NULL,
    PRIMARY KEY (link_id, placed_on, currency, state)
  ) STRICT, WITHOUT ROWID`,
  `INSERT INTO day_totals (link_id, placed_on, currency, state, orders, store_minor, xero_minor)
    SELECT link_id, placed_on, currency, state, count(*), sum(store_minor), sum(xero_minor)
    FROM orders GROUP BY link_id, placed_on, currency, state`,
  `CREATE TRIGGER orders_added AFTER INSERT ON orders BEGIN ${countOrder('NEW', '+')}; END`,
  `CREATE TRIGGER orders_changed
    AFTER UPDATE OF placed_on, currency, state, store_minor, xero_minor ON orders
    WHEN NEW.placed_on <> OLD.placed_on OR NEW.currency <> OLD.currency OR NEW.state <> OLD.state
      OR NEW.store_minor <> OLD.store_minor OR NEW.xero_minor <> OLD.xero_minor
    BEGIN ${countOrder('OLD', '-')}; ${countOrder('NEW', '+')}; END`,
  `CREATE TRIGGER orders_removed AFTER DELETE ON orders BEGIN ${countOrder('OLD', '-')}; END`,
  `CREATE TRIGGER ledger_added AFTER INSERT ON ledger
    WHEN NEW.kind IN ('invoice', 'creditNote') BEGIN ${SUM_ORDER}; END`,
  `CREATE TRIGGER ledger_changed AFTER UPDATE OF state, total_minor ON ledger
    WHEN NEW.kind IN ('invoice', 'creditNote') BEGIN ${SUM_ORDER}; END`,
];
