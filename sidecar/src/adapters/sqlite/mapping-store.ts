import { sql } from 'kysely';
import type { MappingStore, MappingUse } from '../../ports/mapping-store.ts';
import type { Db } from './db.ts';

/** Products and the like are as many as the shop has: the most used are enough to choose from. */
const ROWS_A_TABLE = 300;

export function createMappingStore(db: Db): MappingStore {
  return {
    sumUse: async (options) => [
      ...(await sumOfOrders(db, options)),
      ...(await sumOfItems(db, options)),
    ],
    listChecked: (linkId) =>
      db
        .selectFrom('checked_rows')
        .select([
          'row_key as rowKey',
          'choice',
          'checked_at as checkedAt',
          'checked_by as checkedBy',
        ])
        .where('link_id', '=', linkId)
        .execute(),
    async setChecked(linkId, { rowKey, choice, checkedAt, checkedBy }) {
      const values = { choice, checked_at: checkedAt, checked_by: checkedBy };
      await db
        .insertInto('checked_rows')
        .values({ link_id: linkId, row_key: rowKey, ...values })
        .onConflict((conflict) => conflict.columns(['link_id', 'row_key']).doUpdateSet(values))
        .execute();
    },
    async clearChecked(linkId, rowKey) {
      await db
        .deleteFrom('checked_rows')
        .where('link_id', '=', linkId)
        .where('row_key', '=', rowKey)
        .execute();
    },
  };
}

interface Span {
  readonly linkId: string;
  readonly since: string;
  readonly limit: number;
}

const selectRecent = ({ linkId, since, limit }: Span) => sql`
  WITH recent AS MATERIALIZED (
    SELECT order_guid, currency, store_minor, snapshot FROM orders
    WHERE link_id = ${linkId} AND placed_at >= ${since}
    ORDER BY placed_at DESC, order_guid DESC LIMIT ${limit}
  )`;

/** What an order has one of, and its tax rates; the amount is the orders'. */
async function sumOfOrders(db: Db, span: Span): Promise<readonly MappingUse[]> {
  const { rows } = await sql<MappingUse>`${selectRecent(span)}
    SELECT 'paymentMethods' AS "table", snapshot ->> '$.paymentMethodSystemName' AS "key",
      '' AS name, currency, count(*) AS orders, sum(store_minor) AS totalMinor
      FROM recent WHERE coalesce("key", '') <> '' GROUP BY "key", currency
    UNION ALL
    SELECT 'shipping', snapshot ->> '$.shippingMethod' AS "key",
      '', currency, count(*), sum(store_minor)
      FROM recent WHERE coalesce("key", '') <> '' GROUP BY "key", currency
    UNION ALL
    SELECT 'taxes', rate.value ->> '$.rate' AS "key",
      '', currency, count(*), sum(store_minor)
      FROM recent, json_each(snapshot, '$.taxRates') AS rate GROUP BY "key", currency`.execute(db);
  return rows;
}

/** What items have, counted by order; an item's share of the order's amount is not worked out. */
async function sumOfItems(db: Db, span: Span): Promise<readonly MappingUse[]> {
  const { rows } = await sql<MappingUse>`${selectRecent(span)},
    items AS (SELECT order_guid, item.value AS item FROM recent, json_each(snapshot, '$.items') AS item),
    used AS (
      SELECT 'products' AS "table", item ->> '$.productId' AS "key",
        item ->> '$.productName' AS name, order_guid FROM items
      UNION ALL SELECT 'productTypes', item ->> '$.productType', '', order_guid FROM items
      UNION ALL SELECT 'vendors', item ->> '$.vendor.id', item ->> '$.vendor.name', order_guid
        FROM items WHERE item ->> '$.vendor.id' IS NOT NULL
      UNION ALL SELECT 'categories', one.value ->> '$.id', one.value ->> '$.name', order_guid
        FROM items, json_each(item, '$.categories') AS one
      UNION ALL SELECT 'manufacturers', one.value ->> '$.id', one.value ->> '$.name', order_guid
        FROM items, json_each(item, '$.manufacturers') AS one
      UNION ALL SELECT 'customerRoles', one.value ->> '$.systemName', one.value ->> '$.name', order_guid
        FROM recent, json_each(snapshot, '$.customer.roles') AS one
        WHERE one.value ->> '$.systemName' IS NOT NULL
    ),
    counted AS (
      SELECT "table", CAST("key" AS TEXT) AS "key", max(name) AS name,
        count(DISTINCT order_guid) AS orders FROM used GROUP BY 1, 2
    ),
    ranked AS (
      SELECT *, row_number() OVER (PARTITION BY "table" ORDER BY orders DESC, "key") AS place
        FROM counted
    )
    SELECT "table", "key", name, '' AS currency, orders, NULL AS totalMinor
      FROM ranked WHERE place <= ${ROWS_A_TABLE}`.execute(db);
  return rows;
}
