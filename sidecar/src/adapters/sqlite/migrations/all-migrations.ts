import { initial } from './0001-initial.ts';
import { orderSearch } from './0004-order-search.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [initial, orderSearch] as const;
export const LATEST_VERSION: number = MIGRATIONS.length;
