import type { PairingStore } from '../../ports/pairing-store.ts';
import type { Db } from './db.ts';

type PairingCodeStore = Pick<PairingStore, 'saveCode' | 'findOpenCode' | 'countTry' | 'useCode'>;

/** One open code at a time; only its hash is kept. */
export function createPairingCodeStore(db: Db): PairingCodeStore {
  return {
    async saveCode(code) {
      await db
        .updateTable('pairing_codes')
        .set({ state: 'replaced' })
        .where('state', '=', 'open')
        .execute();
      await db
        .insertInto('pairing_codes')
        .values({
          code_hash: code.codeHash,
          expires_at: code.expiresAt,
          tries_left: code.triesLeft,
          state: 'open',
        })
        .execute();
    },
    async findOpenCode(now) {
      const row = await db
        .selectFrom('pairing_codes')
        .selectAll()
        .where('state', '=', 'open')
        .where('expires_at', '>', now)
        .where('tries_left', '>', 0)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return { codeHash: row.code_hash, expiresAt: row.expires_at, triesLeft: row.tries_left };
    },
    async countTry(codeHash) {
      await db
        .updateTable('pairing_codes')
        .set((expression) => ({ tries_left: expression('tries_left', '-', 1) }))
        .where('code_hash', '=', codeHash)
        .execute();
    },
    async useCode(codeHash) {
      const result = await db
        .updateTable('pairing_codes')
        .set({ state: 'used' })
        .where('code_hash', '=', codeHash)
        .where('state', '=', 'open')
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
  };
}
