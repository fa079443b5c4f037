import type { SightingStore } from '../../ports/sighting-store.ts';
import { fromJson, type Db } from './db.ts';

export function createSightingStore(db: Db): SightingStore {
  const select = db.selectFrom('sightings').selectAll();
  return {
    async save({ linkId, orderGuid, state, readAt }) {
      const json = JSON.stringify(state);
      const values = { order_guid: orderGuid, read_at: readAt, state: json };
      await db
        .insertInto('sightings')
        .values({
          link_id: linkId,
          xero_id: state.xeroId,
          accepted: '[]',
          seen_at: readAt,
          ...values,
        })
        .onConflict((conflict) =>
          conflict.columns(['link_id', 'xero_id']).doUpdateSet((expression) => ({
            ...values,
            seen_at: expression
              .case()
              .when('sightings.state', '=', json)
              .then(expression.ref('sightings.seen_at'))
              .else(readAt)
              .end(),
          })),
        )
        .execute();
    },
    async accept(linkId, xeroId, changes) {
      await db
        .updateTable('sightings')
        .set({ accepted: JSON.stringify(changes) })
        .where('link_id', '=', linkId)
        .where('xero_id', '=', xeroId)
        .execute();
    },
    async forget(linkId, xeroId) {
      await db
        .deleteFrom('sightings')
        .where('link_id', '=', linkId)
        .where('xero_id', '=', xeroId)
        .execute();
    },
    async listForOrder({ linkId, orderGuid }) {
      const rows = await select
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .orderBy('xero_id')
        .execute();
      return rows.map((row) => ({
        linkId,
        orderGuid,
        state: fromJson(row.state),
        readAt: row.read_at,
        seenAt: row.seen_at,
        accepted: fromJson(row.accepted),
      }));
    },
    async getCursor(tenantId, kind) {
      const row = await db
        .selectFrom('document_cursors')
        .select('cursor')
        .where('tenant_id', '=', tenantId)
        .where('kind', '=', kind)
        .executeTakeFirst();
      return row?.cursor ?? null;
    },
    async setCursor(tenantId, kind, cursor) {
      await db
        .insertInto('document_cursors')
        .values({ tenant_id: tenantId, kind, cursor })
        .onConflict((conflict) => conflict.columns(['tenant_id', 'kind']).doUpdateSet({ cursor }))
        .execute();
    },
  };
}
