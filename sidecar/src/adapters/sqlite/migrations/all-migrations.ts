import { initial } from './0001-initial.ts';
import { setupDrafts } from './0007-setup-drafts.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [initial, setupDrafts] as const;
export const LATEST_VERSION: number = MIGRATIONS.length;
