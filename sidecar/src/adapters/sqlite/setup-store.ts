import type { SetupAnswers, SetupStore, SignInProblem } from '../../ports/setup-store.ts';
import type { SetupDraftsTable } from './tables-of-requests.ts';
import { fromJson, type Db } from './db.ts';

export function createSetupStore(db: Db): SetupStore {
  const find = (pairingId: string): Promise<SetupDraftsTable | undefined> =>
    db
      .selectFrom('setup_drafts')
      .selectAll()
      .where('pairing_id', '=', pairingId)
      .executeTakeFirst();

  async function save(
    pairingId: string,
    values: Partial<Pick<SetupDraftsTable, 'answers' | 'sign_in_problem'>>,
  ): Promise<void> {
    await db
      .insertInto('setup_drafts')
      .values({ pairing_id: pairingId, answers: null, sign_in_problem: null, ...values })
      .onConflict((conflict) => conflict.column('pairing_id').doUpdateSet(values))
      .execute();
  }

  return {
    async findAnswers(pairingId) {
      const answers = (await find(pairingId))?.answers ?? null;
      return answers === null ? undefined : fromJson<SetupAnswers>(answers);
    },
    saveAnswers: (pairingId, answers) => save(pairingId, { answers: JSON.stringify(answers) }),
    forgetAnswers: (pairingId) => save(pairingId, { answers: null }),
    async findSignInProblem(pairingId) {
      const problem = (await find(pairingId))?.sign_in_problem ?? null;
      return problem === null ? undefined : fromJson<SignInProblem>(problem);
    },
    saveSignInProblem: (pairingId, problem) =>
      save(pairingId, { sign_in_problem: problem === null ? null : JSON.stringify(problem) }),
  };
}
