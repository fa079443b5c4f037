import type { XeroIdentity } from '../ports/xero-gateway.ts';
import type { CoreDeps } from './core-deps.ts';

/** What the use-cases of setting up and watching need; each takes only its part. */
export interface SetupDeps extends CoreDeps {
  readonly identity: XeroIdentity;
}

/** The person who asks, for the audit log, and the shop that vouches for them. */
export interface Actor {
  readonly adminId: string;
  /** As the shop calls them, for people to read. */
  readonly adminName?: string;
  readonly pairingId: string;
}
