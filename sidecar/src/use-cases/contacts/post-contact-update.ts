import { applyContactChanges } from '../../domain/customer/plan-contact-update.ts';
import { describeCode } from '../../domain/errors/describe-code.ts';
import type { UpdateContact } from '../../domain/ledger/step.ts';
import type { CallRow } from '../../ports/call-store.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { toStepBody } from './update-contact.ts';

/** Xero has the change: the ledger and the mirror follow. */
export async function postContactUpdate(
  { clock }: CoreDeps,
  stores: Stores,
  { step, call }: { readonly step: StepRow; readonly call: CallRow },
): Promise<void> {
  await stores.steps.move([step.id], 'done');
  const { body, linkId } = step;
  if (body.kind !== 'updateContact') return;
  const [row] = await stores.ledger.findByKeys(linkId, [body.contact.key]);
  const now = clock.nowIso();
  if (row !== undefined) {
    const kept = { body: toStepBody(body.contact), callId: call.id, postedAt: now };
    await stores.ledger.add([{ ...row, ...kept }]);
  }
  const xero = await stores.contacts.findById(call.tenantId, body.contactId);
  if (xero?.details !== null && xero?.details !== undefined) {
    const changed = applyContactChanges({ ...xero, details: xero.details }, body.changes);
    const [billing] = (body.changes.addresses ?? []).filter(
      ({ AddressType }) => AddressType === 'POBOX',
    );
    const postalCode = billing?.['PostalCode'] ?? xero.postalCode;
    await stores.contacts.upsert([{ ...changed, postalCode }]);
  }
  await stores.review.resolve(linkId, makeRefusalCause(body), now);
}

/**
 * What Xero refused is not tried again before the store has news: the facts count as looked at. No
 * order waits for it, so it is told by itself.
 */
export async function giveUpContactUpdate(
  { clock }: CoreDeps,
  stores: Stores,
  refused: {
    readonly linkId: string;
    readonly body: UpdateContact;
    readonly reason: OrderReason;
  },
): Promise<void> {
  const { linkId, body, reason } = refused;
  const { name, key } = body.contact;
  await stores.ledger.correct(linkId, key, { body: toStepBody(body.contact) });
  const problem = describeCode(reason.code, reason.details).message;
  const told = { code: 'contact.update_refused', details: { name, text: problem } };
  const cause = { causeKey: makeRefusalCause(body), reason: told };
  await stores.review.open(linkId, cause, clock.nowIso());
}

function makeRefusalCause({ contactId }: UpdateContact): string {
  return `contact.update_refused:${contactId}`;
}
