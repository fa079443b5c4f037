import { bookDueOrders } from './book-orders.ts';
import type { CoreDeps } from './core-deps.ts';
import { dispatchSteps } from './dispatch-steps.ts';
import { sendStoreNotes } from './note-in-store.ts';
import { readHintedOrders } from './read-hinted-orders.ts';
import { recoverCalls } from './recover-calls.ts';

/** One round of a lane; true when there may be more to do. */
export type RunRound = (deps: CoreDeps) => Promise<boolean>;

/**
 * Everything that is due, in lanes that do not wait for each other: a store that does not answer
 * holds up no call to Xero. Work is rows: a round that never happens loses nothing.
 */
export const PIPELINE_LANES: readonly RunRound[] = [readLane, bookLane, sendLane, noteLane];

async function readLane(deps: CoreDeps): Promise<boolean> {
  return (await readHintedOrders(deps)) > 0;
}

async function bookLane(deps: CoreDeps): Promise<boolean> {
  return (await bookDueOrders(deps)) > 0;
}

async function sendLane(deps: CoreDeps): Promise<boolean> {
  const { events, orders } = deps.uow.stores;
  const recovered = await recoverCalls(deps);
  const isMoreComing =
    (await orders.countToBook()) > 0 || (await events.countDueHints(deps.clock.nowIso())) > 0;
  const sent = await dispatchSteps(deps, { isMoreComing });
  return recovered + sent > 0;
}

async function noteLane(deps: CoreDeps): Promise<boolean> {
  return (await sendStoreNotes(deps)) > 0;
}
