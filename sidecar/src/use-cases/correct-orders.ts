import { WORK_PRIORITY } from '../domain/ledger/work-priority.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import { findLinkKnowledge, type LinkKnowledge } from './load-booking-input.ts';
import { listTargets } from './preview-corrections.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';
import { tryCorrection } from './try-correction.ts';

/** A transaction stays short. */
const ORDERS_PER_COMMIT = 10;

export interface CorrectionRequest {
  readonly linkId: string;
  /** Those that the person has seen what would be sent for. */
  readonly orderIds: readonly number[];
}

/**
 * Asks for booked orders to be booked by the rules of now: each gets a mark, and the pipeline works
 * out and sends the difference as ever. What was paid or closed in the meantime stays as it is.
 */
export async function correctOrders(
  deps: SetupDeps,
  { linkId, orderIds }: CorrectionRequest,
  actor: Actor,
): Promise<{ readonly asked: number; readonly left: number }> {
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  let asked = 0;
  for (let start = 0; start < orderIds.length; start += ORDERS_PER_COMMIT) {
    const part = orderIds.slice(start, start + ORDERS_PER_COMMIT);
    asked += await deps.uow.transaction(async (stores) => {
      const knowledge = await findLinkKnowledge(stores, linkId);
      if (knowledge === undefined) return 0;
      let count = 0;
      for (const orderId of part) {
        if (await askForOrder(deps, stores, { knowledge, orderId, actor })) count += 1;
      }
      return count;
    });
  }
  return { asked, left: orderIds.length - asked };
}

interface Asking {
  readonly knowledge: LinkKnowledge;
  readonly orderId: number;
  readonly actor: Actor;
}

async function askForOrder(
  deps: SetupDeps,
  stores: Stores,
  { knowledge, orderId, actor }: Asking,
): Promise<boolean> {
  const linkId = knowledge.link.id;
  const record = await stores.orders.findByOrderId(linkId, orderId);
  if (record?.state !== 'booked') return false;
  const found = await tryCorrection(deps, stores, { record, knowledge });
  if (found.kind !== 'changes') return false;
  const { from, to, before, after } = found;
  await stores.corrections.ask(record, { from, to });
  await stores.orders.markDirty([record], WORK_PRIORITY.person);
  await stores.audit.append({
    at: deps.clock.nowIso(),
    actor: actor.adminId,
    actorName: actor.name,
    action: 'booked order corrected',
    subject: `${linkId}/${orderId}`,
    before: { rules: from, lines: listTargets(before) },
    after: { rules: to, lines: listTargets(after) },
  });
  return true;
}
