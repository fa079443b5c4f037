import type { StoreNote, StoreNoteStore } from '../../ports/store-note-store.ts';
import type { Db } from './db.ts';

export function createStoreNoteStore(db: Db): StoreNoteStore {
  const update = (note: StoreNote) =>
    db
      .updateTable('store_notes')
      .where('link_id', '=', note.linkId)
      .where('dedupe_key', '=', note.dedupeKey);

  return {
    async add(note, dueAt) {
      await db
        .insertInto('store_notes')
        .values(toRow(note, dueAt))
        .onConflict((conflict) => conflict.columns(['link_id', 'dedupe_key']).doNothing())
        .execute();
    },
    async ask(note, dueAt) {
      const row = toRow(note, dueAt);
      await db
        .insertInto('store_notes')
        .values(row)
        .onConflict((conflict) => conflict.columns(['link_id', 'dedupe_key']).doUpdateSet(row))
        .execute();
    },
    async has(linkId, dedupeKey) {
      const row = await db
        .selectFrom('store_notes')
        .select('order_id')
        .where('link_id', '=', linkId)
        .where('dedupe_key', '=', dedupeKey)
        .executeTakeFirst();
      return row !== undefined;
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

function toRow(
  { kind, linkId, orderId, dedupeKey, text }: Omit<StoreNote, 'attempts'>,
  dueAt: string,
) {
  return {
    kind,
    link_id: linkId,
    dedupe_key: dedupeKey,
    order_id: orderId,
    text,
    attempts: 0,
    due_at: dueAt,
    sent_at: null,
  };
}
