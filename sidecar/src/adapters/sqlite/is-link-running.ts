import { sql, type RawBuilder, type SqlBool } from 'kysely';

/** Nothing of a paused link is found to be booked or sent: it stays as it is, and due. */
export function isLinkRunning(
  column: 'orders.link_id' | 'steps.link_id' | 'backfills.link_id',
): RawBuilder<SqlBool> {
  return sql<SqlBool>`NOT EXISTS (
    SELECT 1 FROM links WHERE links.id = ${sql.ref(column)} AND links.state = 'paused')`;
}
