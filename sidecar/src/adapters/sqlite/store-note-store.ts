import type { StoreNote, StoreNoteStore } from '../../ports/store-note-store.ts';
import type { Db } from './db.ts';

export function createStoreNoteStore(db: Db): StoreNoteStore {
  const update = (note: StoreNote) =>
    db
      .updateTable('store_notes')
      .where('link_id', '=', note.linkId)
      .where('dedupe_key', '=', note.dedupeKey);

  return {
    async add({ kind, linkId, orderId, dedupeKey, text }, dueAt) {
      await db
        .insertInto('store_notes')
        .values({
          kind,
          link_id: linkId,
          dedupe_key: dedupeKey,
          order_id: orderId,
          text,
          attempts: 0,
          due_at: dueAt,
          sent_at: null,
        })
        .onConflict((conflict) => conflict.columns(['link_id', 'dedupe_key']).doNothing())
        .execute();
    },
    async findDue(now, limit) {
      const rows = await db
        .selectFrom('store_notes')
        .selectAll()
        .where('sent_at', 'is', null)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        kind: row.kind as StoreNote['kind'],
        linkId: row.link_id,
        orderId: row.order_id,
        dedupeKey: row.dedupe_key,
        text: row.text,
        attempts: row.attempts,
      }));
    },
    async settle(note, at) {
      await update(note).set({ sent_at: at }).execute();
    },
    async postpone(note, dueAt) {
      await update(note)
        .set({ due_at: dueAt, attempts: note.attempts + 1 })
        .execute();
    },
  };
}
