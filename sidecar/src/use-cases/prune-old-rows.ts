import { addMs } from '../domain/time/instant.ts';
import type { CoreDeps } from './core-deps.ts';

const NONCE_MS = 15 * 60_000;
/** Bodies of settled calls are kept this long for support; their rows and hashes stay. */
const CALL_BODY_MS = 30 * 86_400_000;
/** Longer than the history of Review tells of. */
const PAST_ORDERS_MS = 100 * 86_400_000;

/** Forgets what has had its time: nonces whose timestamps are refused anyway, bodies of old calls, orders of old causes. */
export async function pruneOldRows(deps: Pick<CoreDeps, 'uow' | 'clock'>): Promise<void> {
  const now = deps.clock.nowIso();
  await deps.uow.stores.pairings.forgetNoncesBefore(addMs(now, -NONCE_MS));
  await deps.uow.stores.calls.hashBodiesBefore(addMs(now, -CALL_BODY_MS));
  await deps.uow.stores.review.forgetPastOrdersBefore(addMs(now, -PAST_ORDERS_MS));
}
