import type { Pairing, PairingStore } from '../../ports/pairing-store.ts';
import type { SecretBox } from '../../ports/secret-box.ts';
import type { PairingsTable } from './database-schema.ts';
import type { Db } from './db.ts';
import { createNonceStore } from './nonce-store.ts';
import { createPairingCodeStore } from './pairing-code-store.ts';

export function createPairingStore(db: Db, secretBox: SecretBox): PairingStore {
  const pairings = db.selectFrom('pairings').selectAll();
  const toPairing = (row: PairingsTable): Pairing => ({
    id: row.id,
    keyId: row.key_id,
    secret: secretBox.open(row.sealed_secret, row.id),
    storeUrl: row.store_url,
    outboxEpoch: row.outbox_epoch,
    state: row.state as Pairing['state'],
    createdAt: row.created_at,
    highestSequence: row.highest_sequence,
    noteCursor: row.note_cursor,
  });

  return {
    ...createPairingCodeStore(db),
    ...createNonceStore(db),
    async save(pairing) {
      await db
        .updateTable('pairings')
        .set({ state: 'replaced' })
        .where('store_url', '=', pairing.storeUrl)
        .where('state', '=', 'active')
        .where('id', '!=', pairing.id)
        .execute();
      const { id, ...values } = toRow(pairing, secretBox);
      await db
        .insertInto('pairings')
        .values({ id, ...values })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
        .execute();
    },
    async findByKeyId(keyId) {
      const row = await pairings.where('key_id', '=', keyId).executeTakeFirst();
      return row === undefined ? undefined : toPairing(row);
    },
    async listActive() {
      const rows = await pairings.where('state', '=', 'active').orderBy('created_at').execute();
      return rows.map(toPairing);
    },
    async getOrThrow(id) {
      return toPairing(await pairings.where('id', '=', id).executeTakeFirstOrThrow());
    },
    async unpair(id) {
      await db
        .updateTable('pairings')
        .set({ state: 'unpaired', sealed_secret: secretBox.seal('', id) })
        .where('id', '=', id)
        .execute();
    },
    async adoptShop(id, { outboxEpoch, storeUrl }) {
      await db
        .updateTable('pairings')
        .set({
          outbox_epoch: outboxEpoch,
          store_url: storeUrl,
          highest_sequence: 0,
          note_cursor: 0,
        })
        .where('id', '=', id)
        .execute();
    },
    async markCopy(id, { outboxEpoch, storeUrl }) {
      await db
        .insertInto('foreign_epochs')
        .values({
          pairing_id: id,
          outbox_epoch: outboxEpoch,
          store_url: storeUrl,
          requests: 0,
          is_copy: 1,
        })
        .onConflict((conflict) =>
          conflict.columns(['pairing_id', 'outbox_epoch']).doUpdateSet({ is_copy: 1 }),
        )
        .execute();
    },
    async isCopy(id, outboxEpoch) {
      const row = await db
        .selectFrom('foreign_epochs')
        .select('is_copy')
        .where('pairing_id', '=', id)
        .where('outbox_epoch', '=', outboxEpoch)
        .executeTakeFirst();
      return row?.is_copy === 1;
    },
    async raiseSequence(id, sequence) {
      await db
        .updateTable('pairings')
        .set({ highest_sequence: sequence })
        .where('id', '=', id)
        .where('highest_sequence', '<', sequence)
        .execute();
    },
    async setNoteCursor(id, noteId) {
      await db.updateTable('pairings').set({ note_cursor: noteId }).where('id', '=', id).execute();
    },
    async noteForeignEpoch(pairingId, outboxEpoch, storeUrl) {
      await db
        .insertInto('foreign_epochs')
        .values({
          pairing_id: pairingId,
          outbox_epoch: outboxEpoch,
          store_url: storeUrl,
          requests: 1,
        })
        .onConflict((conflict) =>
          conflict.columns(['pairing_id', 'outbox_epoch']).doUpdateSet((expression) => ({
            requests: expression('foreign_epochs.requests', '+', 1),
          })),
        )
        .execute();
    },
  };
}

function toRow(pairing: Pairing, secretBox: SecretBox): PairingsTable {
  return {
    id: pairing.id,
    key_id: pairing.keyId,
    sealed_secret: secretBox.seal(pairing.secret, pairing.id),
    store_url: pairing.storeUrl,
    outbox_epoch: pairing.outboxEpoch,
    state: pairing.state,
    created_at: pairing.createdAt,
    highest_sequence: pairing.highestSequence,
    note_cursor: pairing.noteCursor,
  };
}
