import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findLinkKnowledge, type LinkKnowledge } from './load-booking-input.ts';
import { listTargets, previewCorrections, type CorrectionMonth } from './preview-corrections.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { tryCorrection } from './try-correction.ts';
import { writeJournal } from './write-journal.ts';

/** A transaction stays short. */
const ORDERS_PER_COMMIT = 10;

export interface CorrectionRequest extends CorrectionMonth {
  /** Of what the person has seen. */
  readonly mark: string;
}

export interface Corrected {
  /** Invoices that are being updated. */
  readonly updates: number;
  /** Invoices that were paid or closed in the meantime. */
  readonly left: number;
  readonly journals: number;
}

/**
 * Asks for the booked orders of a month to be booked by the rules of now. Unpaid ones get a mark, and
 * the pipeline works out and sends the difference as ever; paid ones are moved by a journal. Throws
 * `ledger.correction_changed` where it would not be what was seen.
 */
export async function correctOrders(
  deps: SetupDeps,
  request: CorrectionRequest,
  actor: Actor,
): Promise<Corrected> {
  const { linkId, month } = request;
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const { updates, journals, mark } = await previewCorrections(deps, request, actor);
  if (mark !== request.mark)
    throw new DaybookError('ledger.correction_changed', { details: { month } });
  for (const journal of journals) await writeJournal(deps, { linkId, month, journal, actor });
  const orderIds = updates.map(({ orderId }) => orderId);
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
  return { updates: asked, left: orderIds.length - asked, journals: journals.length };
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
  if (found.kind !== 'update') return false;
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
