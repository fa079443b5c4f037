import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** While a summary that an order is in is on its way, the order is not worked out anew. */
export function hasNoSummaryUnderWay(): RawBuilder<SqlBool> {
  return sql<SqlBool>`NOT EXISTS (
    SELECT 1 FROM summary_entries
    WHERE summary_entries.link_id = orders.link_id
      AND summary_entries.order_guid = orders.order_guid
      AND summary_entries.state = 'closed')`;
}
