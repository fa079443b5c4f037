import { initial } from './0001-initial.ts';
import { storeNotes } from './0002-store-notes.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [initial, storeNotes] as const;
export const LATEST_VERSION: number = MIGRATIONS.length;
