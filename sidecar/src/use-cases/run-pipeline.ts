import { bookDueOrders } from './booking/book-orders.ts';
import { closeDueSummaries } from './summaries/close-summaries.ts';
import type { CoreDeps } from './core-deps.ts';
import { dispatchSteps } from './sending/dispatch-steps.ts';
import { sendStoreNotes } from './changes-in-xero/note-in-store.ts';
import { readBackfillPage } from './past-orders/read-backfill-page.ts';
import { readHintedOrders } from './store/read-hinted-orders.ts';
import { recoverCalls } from './sending/recover-calls.ts';
import { settleSummaries } from './summaries/settle-summaries.ts';
import { undoDueBackfills } from './past-orders/undo-backfills.ts';

/** One round of a lane; true when there may be more to do. */
export type RunRound = (deps: CoreDeps) => Promise<boolean>;

/**
 * Everything that is due, in lanes that do not wait for each other: a store that does not answer
 * holds up no call to Xero. Work is rows: a round that never happens loses nothing.
 */
export const PIPELINE_LANES: readonly RunRound[] = [readLane, bookLane, sendLane, noteLane];

async function readLane(deps: CoreDeps): Promise<boolean> {
  // A page of history is read only when nothing else is to be read: it holds up no live order, and
  // the two never read the same order side by side, so that the older read cannot come last.
  return (await readHintedOrders(deps)) > 0 || readBackfillPage(deps);
}

async function bookLane(deps: CoreDeps): Promise<boolean> {
  return (
    (await bookDueOrders(deps)) > 0 ||
    (await undoDueBackfills(deps)) > 0 ||
    (await closeDueSummaries(deps)) > 0 ||
    (await settleSummaries(deps)) > 0
  );
}

async function sendLane(deps: CoreDeps): Promise<boolean> {
  const { backfills, events, orders } = deps.uow.stores;
  const recovered = await recoverCalls(deps);
  const now = deps.clock.nowIso();
  const isMoreComing =
    (await orders.countToBook()) > 0 ||
    (await events.countDueHints(now)) > 0 ||
    (await backfills.findDue(now)) !== undefined;
  const sent = await dispatchSteps(deps, { isMoreComing });
  return recovered + sent > 0;
}

async function noteLane(deps: CoreDeps): Promise<boolean> {
  return (await sendStoreNotes(deps)) > 0;
}
