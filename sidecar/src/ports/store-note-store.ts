/**
 * What an order in the store is to get: a note, or that it is paid, with the reference in `text`. The
 * same dedupeKey is written once.
 */
export interface StoreNote {
  readonly kind: 'note' | 'paid';
  readonly linkId: string;
  readonly orderId: number;
  readonly dedupeKey: string;
  readonly text: string;
  readonly attempts: number;
}

export interface StoreNoteStore {
  /** A note that was added before, sent or not, changes nothing. */
  add(note: Omit<StoreNote, 'attempts'>, dueAt: string): Promise<void>;
  /** Sent whether or not it was sent before. */
  ask(note: Omit<StoreNote, 'attempts'>, dueAt: string): Promise<void>;
  has(linkId: string, dedupeKey: string): Promise<boolean>;
  findDue(now: string, limit: number): Promise<readonly StoreNote[]>;
  settle(note: StoreNote, at: string): Promise<void>;
  postpone(note: StoreNote, dueAt: string): Promise<void>;
}
