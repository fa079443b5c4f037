import { createHash } from 'node:crypto';
import type { ConnectionStore } from '../../ports/connection-store.ts';
import type { Db } from './db.ts';

/** One-time states of sign-ins that are on their way; only their hashes are kept. */
export function createOAuthStateStore(
  db: Db,
): Pick<ConnectionStore, 'saveOAuthState' | 'takeOAuthState'> {
  return {
    async saveOAuthState(state) {
      await db
        .insertInto('oauth_states')
        .values({
          state_hash: hashState(state.state),
          admin_id: state.adminId,
          admin_name: state.name,
          pairing_id: state.pairingId,
          brings_another: state.bringsAnother ? 1 : 0,
          expires_at: state.expiresAt,
        })
        .execute();
    },
    async takeOAuthState(state, now) {
      const row = await db
        .deleteFrom('oauth_states')
        .where('state_hash', '=', hashState(state))
        .returningAll()
        .executeTakeFirst();
      if (row === undefined || row.expires_at <= now) return undefined;
      return {
        state,
        adminId: row.admin_id,
        name: row.admin_name,
        pairingId: row.pairing_id,
        bringsAnother: row.brings_another === 1,
        expiresAt: row.expires_at,
      };
    },
  };
}

function hashState(state: string): string {
  return createHash('sha256').update(state).digest('hex');
}
