import { initial } from './0001-initial.ts';
import { totalsAndPriorities } from './0002-totals-and-priorities.ts';
import { pausedBy } from './0003-paused-by.ts';
import { orderSearch } from './0004-order-search.ts';
import { rulesFromADate } from './0005-rules-from-a-date.ts';
import { backfills } from './0006-backfills.ts';
import { ordersByPeriod } from './0007-orders-by-period.ts';
import { activity } from './0011-activity.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [
  initial,
  totalsAndPriorities,
  pausedBy,
  orderSearch,
  rulesFromADate,
  backfills,
  ordersByPeriod,
  activity,
] as const;

export const LATEST_VERSION: number = MIGRATIONS.length;
