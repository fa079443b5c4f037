import type { ReferenceStore } from '../../ports/reference-store.ts';
import { fromJson, type Db } from './db.ts';

export function createReferenceStore(db: Db): ReferenceStore {
  async function find<T>(ownerId: string, side: string): Promise<T | undefined> {
    const row = await db
      .selectFrom('reference_data')
      .select('body')
      .where('owner_id', '=', ownerId)
      .where('side', '=', side)
      .executeTakeFirst();
    return row === undefined ? undefined : fromJson<T>(row.body);
  }

  async function save(ownerId: string, side: string, value: unknown): Promise<void> {
    const body = JSON.stringify(value);
    await db
      .insertInto('reference_data')
      .values({ owner_id: ownerId, side, body })
      .onConflict((conflict) => conflict.columns(['owner_id', 'side']).doUpdateSet({ body }))
      .execute();
  }

  return {
    findXero: (tenantId) => find(tenantId, 'xero'),
    saveXero: (tenantId, reference) => save(tenantId, 'xero', reference),
    findStoreInfo: (pairingId) => find(pairingId, 'store'),
    saveStoreInfo: (pairingId, info) => save(pairingId, 'store', info),
  };
}
