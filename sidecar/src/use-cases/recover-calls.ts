import { addMs, instantToMs, parseInstant } from '../domain/time/instant.ts';
import type { CallRow } from '../ports/call-store.ts';
import type { StepRow } from '../ports/step-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { PostedDocument, ResolvedStep, XeroRequest } from '../ports/xero-gateway.ts';
import type { CoreDeps } from './core-deps.ts';
import { resolveSteps, sendCall } from './dispatch-steps.ts';
import { getExpected, postStep } from './post-step.ts';
import { refuseStep } from './refuse-step.ts';
import { LOOK_UP_AFTER_MS } from './settle-call.ts';
import type { WrittenCall } from './written-call.ts';

/** The same key may go again this long after the first send; Xero forgets it after six minutes. */
const REPLAY_WINDOW_MS = 5 * 60_000;
const CALLS_PER_ROUND = 10;

/** A call that was under way when the process ended may have been taken: its outcome is not known. */
export async function adoptUnsettledCalls(deps: CoreDeps): Promise<number> {
  const calls = await deps.uow.stores.calls.listUnsettled();
  for (const call of calls) {
    await deps.uow.transaction(async (stores) => {
      const steps = await stores.steps.getMany(call.stepIds);
      const underWay = steps.filter((step) => step.state === 'sending');
      await stores.steps.move(
        underWay.map((step) => step.id),
        'unknown',
      );
      await stores.calls.noteUnknown(call.id, {
        dueAt: deps.clock.nowIso(),
        mayReplay: call.mayReplay,
      });
    });
  }
  return calls.length;
}

/** Finds out what became of calls without an answer. Returns how many were looked into. */
export async function recoverCalls(deps: CoreDeps): Promise<number> {
  const now = deps.clock.nowIso();
  const calls = await deps.uow.stores.calls.findDueUnknown(now, CALLS_PER_ROUND);
  for (const call of calls) await recoverCall(deps, call);
  return calls.length;
}

async function recoverCall(deps: CoreDeps, call: CallRow): Promise<void> {
  const all = await deps.uow.stores.steps.getMany(call.stepIds);
  const steps = all.filter((step) => step.state === 'unknown');
  if (steps.length === 0) {
    await deps.uow.stores.calls.settle(call.id, 'answered', call.httpStatus);
    return;
  }
  const now = deps.clock.nowMs();
  const wasSent = call.firstSentAt !== null;
  const age = wasSent ? now - toMs(call.firstSentAt) : 0;
  const isSame = call.serialiser === deps.xero.serialiser && steps.length === all.length;
  if (isSame && call.mayReplay && age < REPLAY_WINDOW_MS) {
    await replay(deps, { call, steps, request: parseRequest(call) });
    return;
  }
  const lookUpAt = wasSent ? toMs(call.lastSentAt) + LOOK_UP_AFTER_MS : now;
  if (now < lookUpAt && !isRefusal(call)) {
    await deps.uow.stores.calls.noteUnknown(call.id, {
      dueAt: addMs(deps.clock.nowIso(), lookUpAt - now),
      mayReplay: false,
    });
    return;
  }
  await lookUp(deps, call, steps);
}

/** Answered, and steps of it refused: nothing is under way any more. */
function isRefusal(call: CallRow): boolean {
  return call.httpStatus !== null && call.httpStatus < 500;
}

/** The same bytes under the same key: Xero answers again what it answered before. */
async function replay(deps: CoreDeps, written: WrittenCall): Promise<void> {
  await deps.uow.stores.steps.move(written.call.stepIds, 'sending');
  await sendCall(deps, written);
}

/** What Xero holds under the natural keys is adopted where it agrees; the rest is sent anew. */
async function lookUp(deps: CoreDeps, call: CallRow, steps: readonly StepRow[]): Promise<void> {
  const resolved = await resolveSteps(deps, steps);
  let found: ReadonlyMap<string, PostedDocument>;
  try {
    found = await deps.xero.findPosted(call.tenantId, resolved, await listHeldIds(deps, steps));
  } catch (error) {
    deps.logger.warn('look-up failed, will try again', { error: String(error) });
    await deps.uow.stores.calls.noteUnknown(call.id, {
      dueAt: addMs(deps.clock.nowIso(), 30_000),
      mayReplay: false,
    });
    return;
  }
  await deps.uow.transaction(async (stores) => {
    await stores.calls.settle(call.id, 'answered', call.httpStatus);
    const missing: string[] = [];
    for (const [index, step] of steps.entries()) {
      const document = found.get(step.id);
      const target = resolved[index];
      if (document === undefined) missing.push(step.id);
      else if (
        target !== undefined &&
        agrees(step, document, target) &&
        !(await isAnother(stores, step, document))
      ) {
        await postStep(deps, stores, { call, step, document });
      } else {
        const reason = {
          code: 'ledger.document_differs',
          details: { number: document.number || step.key },
        };
        await refuseStep(deps, stores, { call, step, reason });
      }
    }
    if (missing.length > 0) {
      const countAttempt = isRefusal(call);
      await stores.steps.retryLater(missing, { dueAt: deps.clock.nowIso(), countAttempt });
    }
  });
}

/** What the ledger has of the steps' orders: none of it answers for another step. */
async function listHeldIds(deps: CoreDeps, steps: readonly StepRow[]): Promise<Set<string>> {
  const orders = steps.flatMap(({ linkId, orderGuid }) =>
    orderGuid === null ? [] : [{ linkId, orderGuid }],
  );
  const rows = await deps.uow.stores.ledger.listForOrders(orders);
  return new Set(rows.map((row) => row.xeroId));
}

/** Adopt only if contact, currency and total agree (architecture, natural keys). */
function agrees(step: StepRow, document: PostedDocument, target: ResolvedStep): boolean {
  const { body } = step;
  const expected = getExpected(body);
  if (expected === undefined) return true;
  const sale = body.kind === 'updateInvoice' ? body.invoice : body;
  if (sale.kind !== 'invoice' && sale.kind !== 'creditNote') return true;
  const contactId = target.idsByKey[sale.contactKey];
  return (
    document.totalMinor === expected.totalMinor &&
    document.currency === sale.currency &&
    (contactId === undefined || document.contactId === contactId) &&
    !['VOIDED', 'DELETED'].includes(document.status)
  );
}

/**
 * The ledger has the document already, so it is another order's: two orders may have one number, by a
 * number mask without the order's id or in two shops, and agree in contact and total as well.
 */
async function isAnother(
  stores: Stores,
  { body }: StepRow,
  document: PostedDocument,
): Promise<boolean> {
  if (body.kind !== 'invoice' && body.kind !== 'creditNote') return false;
  return (await stores.ledger.findPostedAt([document.xeroId])).size > 0;
}

/** Our own JSON, written with the call. */
function parseRequest(call: CallRow): XeroRequest {
  return JSON.parse(call.request) as XeroRequest;
}

function toMs(instant: string | null): number {
  return instant === null ? 0 : instantToMs(parseInstant(instant));
}
