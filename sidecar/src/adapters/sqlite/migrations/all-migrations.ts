import { initial } from './0001-initial.ts';
import { totalsAndPriorities } from './0002-totals-and-priorities.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [initial, totalsAndPriorities] as const;
import { pausedBy } from './0003-paused-by.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [initial, pausedBy] as const;
export const LATEST_VERSION: number = MIGRATIONS.length;
