import type { Backups } from '../ports/backups.ts';
import type { ShopEraser } from '../ports/shop-eraser.ts';
import type { XeroIdentity } from '../ports/xero-gateway.ts';
import type { CoreDeps } from './core-deps.ts';

/** What the use-cases of setting up and watching need; each takes only its part. */
export interface SetupDeps extends CoreDeps {
  readonly identity: XeroIdentity;
  readonly backups: Backups;
  readonly eraser: ShopEraser;
}

/** The person who asks, for the audit log, and the shop that vouches for them. */
export interface Actor {
  readonly adminId: string;
  /** As the shop names them: kept with what they did. */
  readonly name: string;
  readonly pairingId: string;
}
