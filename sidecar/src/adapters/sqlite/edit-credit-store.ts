import type { EditCredit, EditCreditStore } from '../../ports/edit-credit-store.ts';
import { fromJson, type Db } from './db.ts';

export function createEditCreditStore(db: Db): EditCreditStore {
  const list: EditCreditStore['list'] = async ({ linkId, orderGuid }) => {
    const rows = await db
      .selectFrom('edit_credits')
      .selectAll()
      .where('link_id', '=', linkId)
      .where('order_guid', '=', orderGuid)
      .orderBy('position')
      .execute();
    return rows.map((row) => ({
      credits: row.credits as EditCredit['credits'],
      decidedAt: row.decided_at,
      documents: fromJson(row.documents),
    }));
  };
  return {
    list,
    async add(key, { credits, decidedAt, documents }) {
      const position = (await list(key)).length;
      await db
        .insertInto('edit_credits')
        .values({
          link_id: key.linkId,
          order_guid: key.orderGuid,
          position,
          credits,
          decided_at: decidedAt,
          documents: JSON.stringify(documents),
        })
        .execute();
    },
    async setLast({ linkId, orderGuid }, credits) {
      await db
        .updateTable('edit_credits')
        .set({ credits })
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .where('credits', '<>', 'difference')
        .where('position', '=', (query) =>
          query
            .selectFrom('edit_credits as other')
            .select(({ fn }) => fn.max('other.position').as('last'))
            .where('other.link_id', '=', linkId)
            .where('other.order_guid', '=', orderGuid)
            .where('other.credits', '<>', 'difference'),
        )
        .execute();
    },
    async drop({ linkId, orderGuid }) {
      await db
        .deleteFrom('edit_credits')
        .where('link_id', '=', linkId)
        .where('order_guid', '=', orderGuid)
        .execute();
    },
  };
}
