import { initial } from './0001-initial.ts';
import { pausedBy } from './0003-paused-by.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [initial, pausedBy] as const;
export const LATEST_VERSION: number = MIGRATIONS.length;
