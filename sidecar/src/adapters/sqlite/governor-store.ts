import type { GovernorState, GovernorStore } from '../../ports/governor-store.ts';
import { fromJson, type Db } from './db.ts';

export function createGovernorStore(db: Db): GovernorStore {
  return {
    async find(tenantId) {
      const row = await db
        .selectFrom('governor')
        .select('state')
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return row === undefined ? undefined : fromJson<GovernorState>(row.state);
    },
    async save(state) {
      const text = JSON.stringify(state);
      await db
        .insertInto('governor')
        .values({ tenant_id: state.tenantId, state: text })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ state: text }))
        .execute();
    },
    async list() {
      const rows = await db.selectFrom('governor').select('state').execute();
      return rows.map((row) => fromJson<GovernorState>(row.state));
    },
  };
}
