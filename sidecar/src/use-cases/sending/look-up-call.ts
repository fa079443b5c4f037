import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isBankDeletion, isBankKind } from '../../domain/ledger/bank-steps.ts';
import { addMs, instantToMs, parseInstant } from '../../domain/time/instant.ts';
import type { CallRow } from '../../ports/call-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { PostedDocument, ResolvedStep } from '../../ports/xero-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';
import { tellOfBankPermission } from '../payouts/tell-of-bank-step.ts';
import { getExpected, postStep } from './post-step.ts';
import { isPaymentKind, refuseStep, rejectStep } from './refuse-step.ts';
import { resolveSteps } from './resolve-steps.ts';

const LOOK_UP_AGAIN_MS = 30_000;
const LOOK_UP_FORBIDDEN_MS = 5 * 60_000;
/** A fault of one document shows after this long, however many others fail with it. */
const GENERAL_FAULT_MS = 3_600_000;
/** Alone in its call and failed this often, a step is a person's. */
const MOST_ATTEMPTS = 12;

/** Answered, and steps of it refused: nothing is under way any more. */
export function isRefusal(call: CallRow): boolean {
  return call.httpStatus !== null && call.httpStatus > 0 && call.httpStatus < 500;
}

interface Found {
  readonly step: StepRow;
  readonly target: ResolvedStep;
  readonly document: PostedDocument | undefined;
  /** The ledger has the document already. */
  readonly isHeld: boolean;
}

/** What Xero holds under the natural keys is adopted where it agrees; the rest is sent anew. */
export async function lookUpCall(
  deps: CoreDeps,
  call: CallRow,
  steps: readonly StepRow[],
): Promise<void> {
  let found: readonly Found[];
  let dependents: readonly Found[];
  try {
    found = await findSteps(deps, { call, steps });
    dependents = await findDependents(deps, call, found);
  } catch (error) {
    deps.logger.warn('look-up failed, will try again', { error: String(error) });
    return lookUpLater(deps, call, error);
  }
  await deps.uow.transaction(async (stores) => {
    await stores.calls.settle(call.id, 'answered', call.httpStatus);
    for (const entry of found) await adopt(deps, stores, { call, ...entry });
    for (const entry of dependents) await adoptPlanned(deps, stores, { call, ...entry });
    const missing = found.filter(({ document }) => document === undefined);
    const missingSteps = missing.map(({ step }) => step);
    await sendAnew(deps, stores, { call, steps: missingSteps });
  });
}

/** A permission that is missing only a person gives: there is no hurry, and they are told. */
async function lookUpLater(deps: CoreDeps, call: CallRow, error: unknown): Promise<void> {
  const isForbidden = error instanceof DaybookError && error.code === 'xero.permission_missing';
  const delayMs = isForbidden ? LOOK_UP_FORBIDDEN_MS : LOOK_UP_AGAIN_MS;
  const dueAt = addMs(deps.clock.nowIso(), delayMs);
  await deps.uow.transaction(async (stores) => {
    await stores.calls.noteUnknown(call.id, { dueAt, mayReplay: false });
    const isOfBank = isBankKind(call.kind) || isBankDeletion(call.kind);
    if (isForbidden && isOfBank) await tellOfBankPermission(deps, stores, call.linkId);
  });
}

interface Sought {
  readonly call: CallRow;
  readonly steps: readonly StepRow[];
  /** Xero ids that the ledger does not have yet. */
  readonly idsByKey?: Readonly<Record<string, string>>;
}

async function findSteps(deps: CoreDeps, { call, steps, idsByKey = {} }: Sought): Promise<Found[]> {
  const resolved = await resolveSteps(deps, steps);
  const targets = resolved.map((target) => ({
    ...target,
    idsByKey: { ...idsByKey, ...target.idsByKey },
  }));
  const documents = await deps.xero.findPosted(
    call.tenantId,
    targets,
    await listHeldIds(deps, steps),
  );
  const xeroIds = [...documents.values()].map(({ xeroId }) => xeroId);
  const posted = await deps.uow.stores.ledger.findPostedAt(xeroIds);
  return steps.flatMap((step, index) => {
    const target = targets[index];
    const document = documents.get(step.id);
    const isHeld = posted.has(document?.xeroId ?? '');
    return target === undefined ? [] : [{ step, target, document, isHeld }];
  });
}

/** A payment that the ledger has already answers for no other one of the same amount and day. */
async function listHeldIds(deps: CoreDeps, steps: readonly StepRow[]): Promise<Set<string>> {
  const keys = steps.flatMap(({ linkId, orderGuid }) =>
    orderGuid === null ? [] : [{ linkId, orderGuid }],
  );
  const rows = await deps.uow.stores.ledger.listForOrders(keys);
  return new Set(rows.filter((row) => isPaymentKind(row.kind)).map((row) => row.xeroId));
}

/**
 * A document that Xero holds although this database did not know it was posted in an earlier life, and
 * so may be the payments and refunds on it that are still planned here.
 */
async function findDependents(
  deps: CoreDeps,
  call: CallRow,
  found: readonly Found[],
): Promise<Found[]> {
  const adopted = found.filter(isAdoptable);
  const ids = Object.fromEntries(
    adopted.map(({ step, document }) => [step.key, document?.xeroId ?? '']),
  );
  if (adopted.length === 0) return [];
  const planned = await deps.uow.stores.steps.findPlannedNeeding(call.linkId, Object.keys(ids));
  const payments = planned.filter((step) => isPaymentKind(step.kind));
  const known = await resolveSteps(deps, payments);
  const complete = payments.filter((step, index) =>
    step.needs.every((key) => key in ids || key in (known[index]?.idsByKey ?? {})),
  );
  return complete.length === 0 ? [] : findSteps(deps, { call, steps: complete, idsByKey: ids });
}

type Adoption = Found & { readonly call: CallRow };

async function adopt(deps: CoreDeps, stores: Stores, adoption: Adoption): Promise<void> {
  const { call, step, document } = adoption;
  if (document === undefined) return;
  if (isAdoptable(adoption)) return postStep(deps, stores, { call, step, document });
  const details = { number: document.number || step.key };
  await refuseStep(deps, stores, {
    call,
    step,
    reason: { code: 'ledger.document_differs', details },
  });
}

async function adoptPlanned(deps: CoreDeps, stores: Stores, adoption: Adoption): Promise<void> {
  const { call, step, document } = adoption;
  const [now] = await stores.steps.getMany([step.id]);
  if (document === undefined || now?.state !== 'planned') return;
  await stores.steps.move([step.id], 'sending');
  await postStep(deps, stores, { call, step, document });
}

/**
 * Adopt only if contact, currency and total agree (architecture, natural keys). A sales document that
 * the ledger has already is another order's: two orders may have one number, by a number mask without
 * the order's id or in two shops, and agree in all else.
 */
function isAdoptable({ step, target, document, isHeld }: Found): boolean {
  if (document === undefined) return false;
  const { body } = step;
  if (body.kind === 'bankTransfer') return document.totalMinor === body.amountMinor && !isHeld;
  if (body.kind === 'bankTransaction') return document.totalMinor === body.totalMinor && !isHeld;
  const expected = getExpected(body);
  if (expected === undefined) return true;
  const sale = body.kind === 'updateInvoice' ? body.invoice : body;
  if (sale.kind !== 'invoice' && sale.kind !== 'creditNote') return true;
  if (isHeld && body.kind !== 'updateInvoice') return false;
  const contactId = target.idsByKey[sale.contactKey];
  return (
    document.totalMinor === expected.totalMinor &&
    document.currency === sale.currency &&
    (contactId === undefined || document.contactId === contactId) &&
    !['VOIDED', 'DELETED'].includes(document.status)
  );
}

/**
 * Under a new key. What Xero refused, or failed at while others went well, goes in smaller calls until
 * the culprit stands alone; failed often enough, that one is a person's.
 */
async function sendAnew(
  deps: CoreDeps,
  stores: Stores,
  { call, steps }: Omit<Sought, 'idsByKey'>,
): Promise<void> {
  const [first] = steps;
  if (first === undefined) return;
  const isServerFault = call.httpStatus !== null && call.httpStatus >= 500;
  const countAttempt = isRefusal(call) || (isServerFault && isOwnFault(deps, first));
  if (countAttempt && steps.length === 1 && first.attempts >= MOST_ATTEMPTS) {
    const details = { status: call.httpStatus ?? 0 };
    await rejectStep(deps, stores, {
      step: first,
      reason: { code: 'xero.server_error', details },
    });
    return;
  }
  const stepIds = steps.map((step) => step.id);
  await stores.steps.retryLater(stepIds, { dueAt: deps.clock.nowIso(), countAttempt });
}

/** While Xero fails for everybody, no document is to blame. */
function isOwnFault({ outages, clock }: CoreDeps, step: StepRow): boolean {
  const isOut = outages.list().some(({ side }) => side === 'xero');
  const ageMs = clock.nowMs() - instantToMs(parseInstant(step.createdAt));
  return !isOut || ageMs > GENERAL_FAULT_MS;
}
