import { describeCode } from '../../domain/errors/describe-code.ts';
import { isBankDeletion, isBankKind } from '../../domain/ledger/bank-steps.ts';
import type { BookedJournal } from '../../domain/ledger/correcting-journal.ts';
import type { StepBody, StepKind } from '../../domain/ledger/step.ts';
import { isSummaryKey } from '../../domain/summary/summary-entry.ts';
import type { CallRow } from '../../ports/call-store.ts';
import type { OrderKey, OrderReason } from '../../ports/order-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { giveUpContactUpdate } from '../contacts/post-contact-update.ts';
import { tellOfBankStep, tellOfKeptDocument } from '../payouts/tell-of-bank-step.ts';
import { refuseSummary } from '../summaries/refuse-summary.ts';
import { makeJournalCause } from '../booking/write-journal.ts';

export interface Refused {
  readonly call: CallRow;
  readonly step: StepRow;
  readonly reason: OrderReason;
}

/** Codes that a look-up answers: Xero holds a document of that number or contact already. */
const ALREADY_THERE: ReadonlySet<string> = new Set([
  'xero.number_taken',
  'xero.contact_number_taken',
]);

const NOTHING_DUE: ReadonlySet<string> = new Set([
  'xero.payment_too_large',
  'xero.document_not_open',
]);
const PAYMENT_KINDS: ReadonlySet<StepKind> = new Set(['payment', 'refund', 'allocation']);
const ENDING_KINDS: ReadonlySet<StepKind> = new Set([
  'voidInvoice',
  'voidCreditNote',
  'deletePayment',
  'deleteAllocation',
  'deleteBankTransaction',
  'deleteBankTransfer',
]);

export function isPaymentKind(kind: StepKind): boolean {
  return PAYMENT_KINDS.has(kind);
}

/** What Xero refused: tried another way where there is one, else the orders wait with the reason. */
export async function refuseStep(deps: CoreDeps, stores: Stores, refused: Refused): Promise<void> {
  const { step, reason, call } = refused;
  if (reason.code === 'xero.contact_name_taken' && (await renameContact(deps, stores, step)))
    return;
  const { linkId, orderGuid } = step;
  if (ALREADY_THERE.has(reason.code) || mayBeOurs(refused)) {
    // What stood before is nothing that a backfill booked.
    if (orderGuid !== null) await stores.orders.forgetBackfill({ linkId, orderGuid });
    await stores.steps.move([step.id], 'unknown');
    await stores.calls.noteUnknown(call.id, { dueAt: deps.clock.nowIso(), mayReplay: false });
    return;
  }
  await rejectStep(deps, stores, { step, reason });
}

/**
 * A payment with nothing due, a contact whose very own name is taken, a void of what is void: Xero may
 * have it already, posted after the backup that this database was restored from. It is looked up once.
 */
function mayBeOurs({ step, reason }: Refused): boolean {
  if (step.attempts > 0) return false;
  if (ENDING_KINDS.has(step.kind)) return true;
  return PAYMENT_KINDS.has(step.kind)
    ? NOTHING_DUE.has(reason.code)
    : reason.code === 'xero.contact_name_taken';
}

/** The step ends here; the orders that need it are held with the reason. */
export async function rejectStep(
  deps: CoreDeps,
  stores: Stores,
  { step, reason }: Omit<Refused, 'call'>,
): Promise<void> {
  await stores.steps.reject(step.id, reason);
  if (step.body.kind === 'updateContact') {
    await giveUpContactUpdate(deps, stores, { linkId: step.linkId, body: step.body, reason });
    return;
  }
  if (step.body.kind === 'manualJournal') {
    await tellOfJournal(deps, stores, { step, body: step.body, reason });
    return;
  }
  if (isBankDeletion(step.kind)) return tellOfKeptDocument(deps, stores, { step, reason });
  if (isBankKind(step.kind)) return tellOfBankStep(deps, stores, { step, reason });
  if (step.orderGuid === null) await rejectBankSteps(deps, stores, { step, reason });
  if (isSummaryKey(step.key)) return refuseSummary(deps, stores, { step, reason });
  if (step.orderGuid !== null) await dropDependents(stores, step);
  if (step.orderGuid === null) {
    const needing = await stores.steps.findPlannedNeeding(step.linkId, [step.key]);
    for (const summary of needing.filter(({ key }) => isSummaryKey(key))) {
      await rejectStep(deps, stores, { step: summary, reason });
    }
  }
  const waiting =
    step.orderGuid === null
      ? await stores.steps.findOrdersNeeding(step.linkId, step.key)
      : [{ linkId: step.linkId, orderGuid: step.orderGuid }];
  for (const key of waiting) await holdOrder(deps, stores, { key, step, reason });
}

/**
 * What of the order was planned on it is planned anew with it: a payment is never sent on an invoice that
 * Xero did not change.
 */
async function dropDependents(stores: Stores, refused: StepRow): Promise<void> {
  const planned = await stores.steps.findPlannedNeeding(refused.linkId, [refused.key]);
  const own = planned.filter(({ orderGuid }) => orderGuid === refused.orderGuid);
  await stores.steps.move(
    own.map(({ id }) => id),
    'replaced',
  );
  for (const step of own) await dropDependents(stores, step);
}

/** What a gateway's contact was made for goes with it. */
async function rejectBankSteps(
  deps: CoreDeps,
  stores: Stores,
  { step, reason }: Omit<Refused, 'call'>,
): Promise<void> {
  const needing = await stores.steps.findPlannedNeeding(step.linkId, [step.key]);
  for (const one of needing.filter(({ kind }) => isBankKind(kind))) {
    await rejectStep(deps, stores, { step: one, reason });
  }
}

/** No order waits for a journal: the refusal stands by itself until another one is written. */
async function tellOfJournal(
  deps: CoreDeps,
  stores: Stores,
  refused: {
    readonly step: StepRow;
    readonly body: BookedJournal;
    readonly reason: OrderReason;
  },
): Promise<void> {
  const { step, body, reason } = refused;
  const month = body.on.slice(0, 7);
  const problem = describeCode(reason.code, reason.details).message;
  const told = { code: 'ledger.journal_refused', details: { month, problem } };
  const cause = { causeKey: makeJournalCause(month), reason: told };
  await stores.review.open(step.linkId, cause, deps.clock.nowIso());
}

/** Names are unique in Xero: the customer's number makes it so (accounting §5). */
async function renameContact(deps: CoreDeps, stores: Stores, step: StepRow): Promise<boolean> {
  const renamed = takeFallbackName(step.body);
  if (renamed === undefined) return false;
  await stores.steps.reject(step.id, { code: 'xero.contact_name_taken', details: {} });
  await stores.steps.replaceBody(step.id, renamed, deps.clock.nowIso());
  return true;
}

function takeFallbackName(body: StepBody): StepBody | undefined {
  if (body.kind === 'contact' && body.name !== body.fallbackName) {
    return { ...body, name: body.fallbackName };
  }
  if (body.kind !== 'updateContact') return undefined;
  const { fallbackName } = body.contact;
  const { name } = body.changes;
  if (name === undefined || name === fallbackName) return undefined;
  return { ...body, changes: { ...body.changes, name: fallbackName } };
}

async function holdOrder(
  deps: CoreDeps,
  stores: Stores,
  hold: { readonly key: OrderKey; readonly step: StepRow; readonly reason: OrderReason },
): Promise<void> {
  const { key, step, reason } = hold;
  const record = await stores.orders.find(key);
  if (record === undefined) return;
  await stores.orders.setState({
    ...key,
    state: 'held',
    reason,
    bookedAsOf: record.bookedAsOf,
  });
  const causeKey = `${reason.code}:${step.orderGuid === null ? step.key : describeCause(reason, key)}`;
  await stores.review.setForOrder(key, [{ causeKey, reason }], deps.clock.nowIso());
}

/** Refusals with the same details have the same cause: one archived account, many orders. */
function describeCause(reason: OrderReason, key: OrderKey): string {
  const details = Object.values(reason.details);
  return details.length === 0 ? key.orderGuid : details.join(':');
}
