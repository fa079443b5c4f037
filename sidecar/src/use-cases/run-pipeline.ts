import { bookDueOrders } from './book-orders.ts';
import type { CoreDeps } from './core-deps.ts';
import { dispatchSteps } from './dispatch-steps.ts';
import { readHintedOrders } from './read-hinted-orders.ts';
import { recoverCalls } from './recover-calls.ts';

/**
 * One round of everything that is due: read hinted orders, book, look into lost answers, send.
 * Work is rows: a round that never happens loses nothing. Returns true when there may be more to do.
 */
export async function runPipelineRound(deps: CoreDeps): Promise<boolean> {
  const read = await readHintedOrders(deps);
  const booked = await bookDueOrders(deps);
  const recovered = await recoverCalls(deps);
  const sent = await dispatchSteps(deps, { onlyFull: read + booked > 0 });
  return read + booked + recovered + sent > 0;
}
