import { addMs } from '../domain/time/instant.ts';
import type { SetupDeps } from './setup-deps.ts';

/** A request is accepted 300 s to either side of now, so its nonce counts for ten minutes. */
const NONCE_MS = 15 * 60_000;
const CALL_BODY_MS = 30 * 24 * 3_600_000;

/** Forgets nonces that cannot be replayed any more and the bodies of calls settled long ago. */
export async function pruneExpired(deps: Pick<SetupDeps, 'uow' | 'clock'>): Promise<void> {
  const now = deps.clock.nowIso();
  await deps.uow.stores.pairings.forgetNoncesBefore(addMs(now, -NONCE_MS));
  await deps.uow.stores.calls.deleteBodiesBefore(addMs(now, -CALL_BODY_MS));
}
