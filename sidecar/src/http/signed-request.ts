import type { Response } from 'express';
import type { AdminIdentity } from '../contract/index.ts';
import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { Pairing } from '../ports/pairing-store.ts';
import type { Actor } from '../use-cases/setup-deps.ts';

/** What the signature proved: which shop asks, and for which of its admins. */
export interface SignedRequest {
  readonly pairing: Pairing;
  readonly identity: AdminIdentity | undefined;
  /** How far the store's clock is ahead of ours. */
  readonly skewSeconds: number;
}

/** Set by the signing middleware; a route without it is a fault in the wiring. */
export function getSignedOrThrow(response: Response): SignedRequest {
  const signed = (response.locals as { signed?: SignedRequest }).signed;
  if (signed === undefined) throw new DaybookError('service.bug');
  return signed;
}

export function getActorOrThrow(response: Response): Actor {
  const { pairing, identity } = getSignedOrThrow(response);
  if (identity === undefined) throw new DaybookError('service.bug');
  return { adminId: String(identity.id), adminName: identity.name, pairingId: pairing.id };
}
