import { sql, type RawBuilder } from 'kysely';
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
    SELECT order_guid, currency, store_minor, placed_at, snapshot FROM orders
    WHERE link_id = ${linkId} AND placed_at >= ${since}
    ORDER BY placed_at DESC, order_guid DESC LIMIT ${limit}
  )`;

/** What an order has one of, its tax rates, and what else needs an account; the amount is the orders'. */
async function sumOfOrders(db: Db, span: Span): Promise<readonly MappingUse[]> {
  const { rows } = await sql<MappingUse>`${selectRecent(span)},
    used AS (
      SELECT 'paymentMethods' AS "table", snapshot ->> '$.paymentMethodSystemName' AS "key",
        currency, store_minor, placed_at FROM recent
      UNION ALL SELECT 'shipping', snapshot ->> '$.shippingMethod', currency, store_minor, placed_at
        FROM recent
      UNION ALL SELECT 'taxes', rate.value ->> '$.rate', currency, store_minor, placed_at
        FROM recent, json_each(snapshot, '$.taxRates') AS rate
      UNION ALL SELECT 'accounts', named."key", currency, store_minor, placed_at
        FROM recent, (${selectPurposes()}) AS named
        WHERE CAST(snapshot ->> named.path AS REAL) > 0
      UNION ALL SELECT 'accounts', 'giftCardLiability', currency, store_minor, placed_at
        FROM recent
        WHERE EXISTS (SELECT 1 FROM json_each(snapshot, '$.items') AS item
          WHERE item.value ->> '$.isGiftCard' = 1)
    )
    SELECT "table", "key", '' AS name, currency, count(*) AS orders, sum(store_minor) AS totalMinor,
      min(placed_at) AS firstUsedAt
      FROM used WHERE coalesce("key", '') <> '' GROUP BY "table", "key", currency`.execute(db);
  return rows;
}

/** Which figure of an order needs which account beside those of its products. */
const PURPOSES = {
  shipping: '$.orderShippingExclTax',
  paymentFee: '$.paymentMethodAdditionalFeeExclTax',
  discounts: '$.orderSubTotalDiscountExclTax',
  orderDiscounts: '$.orderDiscount',
  rewardPoints: '$.rewardPointsUsed.amount',
  returns: '$.refundedAmount',
} as const;

function selectPurposes(): RawBuilder<unknown> {
  const rows = Object.entries(PURPOSES).map(
    ([key, path]) => sql`SELECT ${key} AS "key", ${path} AS path`,
  );
  return sql.join(rows, sql` UNION ALL `);
}

/** What items have, counted by order; the amount is the items', without tax. */
async function sumOfItems(db: Db, span: Span): Promise<readonly MappingUse[]> {
  const { rows } = await sql<MappingUse>`${selectRecent(span)},
    items AS (
      SELECT order_guid, currency, placed_at, item.value AS item,
        CAST(round(CAST(item.value ->> '$.priceExclTax' AS REAL) * 10000) AS INTEGER) AS fine
        FROM recent, json_each(snapshot, '$.items') AS item
    ),
    used AS (
      SELECT 'products' AS "table", item ->> '$.productId' AS "key",
        item ->> '$.productName' AS name, order_guid, currency, placed_at, fine FROM items
      UNION ALL SELECT 'productTypes', item ->> '$.productType', '',
        order_guid, currency, placed_at, fine FROM items
      UNION ALL SELECT 'vendors', item ->> '$.vendor.id', item ->> '$.vendor.name',
        order_guid, currency, placed_at, fine FROM items WHERE item ->> '$.vendor.id' IS NOT NULL
      UNION ALL SELECT 'categories', one.value ->> '$.id', one.value ->> '$.name',
        order_guid, currency, placed_at, fine FROM items, json_each(item, '$.categories') AS one
      UNION ALL SELECT 'manufacturers', one.value ->> '$.id', one.value ->> '$.name',
        order_guid, currency, placed_at, fine FROM items, json_each(item, '$.manufacturers') AS one
      UNION ALL SELECT 'customerRoles', one.value ->> '$.systemName', one.value ->> '$.name',
        order_guid, currency, placed_at, store_minor * 100
        FROM recent, json_each(snapshot, '$.customer.roles') AS one
        WHERE one.value ->> '$.systemName' IS NOT NULL
    ),
    counted AS (
      SELECT "table", CAST("key" AS TEXT) AS "key", max(name) AS name, currency,
        count(DISTINCT order_guid) AS orders, CAST(round(sum(fine) / 100.0) AS INTEGER) AS totalMinor,
        min(placed_at) AS firstUsedAt
        FROM used GROUP BY 1, 2, 4
    ),
    ranked AS (
      SELECT *, row_number() OVER (PARTITION BY "table" ORDER BY orders DESC, "key") AS place
        FROM counted
    )
    SELECT "table", "key", name, currency, orders, totalMinor, firstUsedAt
      FROM ranked WHERE place <= ${ROWS_A_TABLE}`.execute(db);
  return rows;
}
