import { addMs } from '../../domain/time/instant.ts';
import type { CoreDeps } from '../core-deps.ts';

/** Xero's clock and this machine's may be this far apart. */
const CLOCKS_APART_MS = 60_000;

/**
 * Up to where a look at what was modified in an organisation counts as done, where it begins now. What a
 * call made may be changed by somebody before its answer is kept: a look in between knows nothing of the
 * document, and one after it would not be told of the change. So it is looked at once more.
 */
export async function limitLook(
  { uow, clock }: Pick<CoreDeps, 'uow' | 'clock'>,
  tenantId: string,
): Promise<string> {
  const now = clock.nowIso();
  const underWaySince = await uow.stores.calls.findUnderWaySince(tenantId);
  const since = underWaySince !== null && underWaySince < now ? underWaySince : now;
  return addMs(since, -CLOCKS_APART_MS);
}
