import type { PairingStore } from '../../ports/pairing-store.ts';
import type { Db } from './db.ts';

/** Nonces of signed requests: each is good once. */
export function createNonceStore(
  db: Db,
): Pick<PairingStore, 'rememberNonce' | 'forgetNoncesBefore'> {
  return {
    async rememberNonce(keyId, nonce, at) {
      const result = await db
        .insertInto('nonces')
        .values({ key_id: keyId, nonce, seen_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async forgetNoncesBefore(at) {
      await db.deleteFrom('nonces').where('seen_at', '<', at).execute();
    },
  };
}
