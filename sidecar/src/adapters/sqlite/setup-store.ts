import type { SetupAnswers, SetupStore, SignInProblem } from '../../ports/setup-store.ts';
import { fromJson, type Db } from './db.ts';

export function createSetupStore(db: Db): SetupStore {
  return {
    async findAnswers({ pairingId, storeId }) {
      const row = await db
        .selectFrom('setup_answers')
        .select('answers')
        .where('pairing_id', '=', pairingId)
        .where('store_id', '=', storeId)
        .executeTakeFirst();
      return row === undefined ? undefined : fromJson<SetupAnswers>(row.answers);
    },
    async saveAnswers({ pairingId, storeId }, given) {
      const answers = JSON.stringify(given);
      await db
        .insertInto('setup_answers')
        .values({ pairing_id: pairingId, store_id: storeId, answers })
        .onConflict((conflict) =>
          conflict.columns(['pairing_id', 'store_id']).doUpdateSet({ answers }),
        )
        .execute();
    },
    async forgetAnswers({ pairingId, storeId }) {
      await db
        .deleteFrom('setup_answers')
        .where('pairing_id', '=', pairingId)
        .where('store_id', '=', storeId)
        .execute();
    },
    async findSignInProblem(pairingId) {
      const row = await db
        .selectFrom('sign_in_problems')
        .select('sign_in_problem')
        .where('pairing_id', '=', pairingId)
        .executeTakeFirst();
      const problem = row?.sign_in_problem ?? null;
      return problem === null ? undefined : fromJson<SignInProblem>(problem);
    },
    async saveSignInProblem(pairingId, problem) {
      const values = { sign_in_problem: problem === null ? null : JSON.stringify(problem) };
      await db
        .insertInto('sign_in_problems')
        .values({ pairing_id: pairingId, ...values })
        .onConflict((conflict) => conflict.column('pairing_id').doUpdateSet(values))
        .execute();
    },
  };
}
