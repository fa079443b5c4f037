import { initial } from './0001-initial.ts';
import { notesAndCopies } from './0002-notes-and-copies.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [initial, notesAndCopies] as const;
export const LATEST_VERSION: number = MIGRATIONS.length;
