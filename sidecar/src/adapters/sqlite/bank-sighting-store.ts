import type { BankSightingStore } from '../../ports/bank-sighting-store.ts';
import type { Db } from './db.ts';

export function createBankSightingStore(db: Db): BankSightingStore {
  return {
    async find(linkId, key) {
      const row = await db
        .selectFrom('bank_sightings')
        .selectAll()
        .where('link_id', '=', linkId)
        .where('key', '=', key)
        .executeTakeFirst();
      return row && { linkId, key, what: row.what, isAccepted: row.is_accepted === 1 };
    },
    async save({ linkId, key, what }) {
      const values = { what, is_accepted: 0 };
      await db
        .insertInto('bank_sightings')
        .values({ link_id: linkId, key, ...values })
        .onConflict((conflict) => conflict.columns(['link_id', 'key']).doUpdateSet(values))
        .execute();
    },
    async accept(linkId, key) {
      await db
        .updateTable('bank_sightings')
        .set({ is_accepted: 1 })
        .where('link_id', '=', linkId)
        .where('key', '=', key)
        .execute();
    },
    async forget(linkId, key) {
      await db
        .deleteFrom('bank_sightings')
        .where('link_id', '=', linkId)
        .where('key', '=', key)
        .execute();
    },
    async findFirstDay(linkIds) {
      const row = await db
        .selectFrom('fee_documents')
        .select((expression) => expression.fn.min('day').as('day'))
        .where('link_id', 'in', [...linkIds])
        .executeTakeFirst();
      return row?.day ?? null;
    },
  };
}
