import { initial } from './0001-initial.ts';
import { rulesFromADate } from './0006-rules-from-a-date.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [initial, rulesFromADate] as const;
export const LATEST_VERSION: number = MIGRATIONS.length;
