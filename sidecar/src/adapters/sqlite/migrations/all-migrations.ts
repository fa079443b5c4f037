import { initial } from './0001-initial.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [initial] as const;
export const LATEST_VERSION: number = MIGRATIONS.length;
