import type { BookedContact } from '../domain/booking/xero-documents.ts';
import type { Plan } from '../domain/ledger/plan-difference.ts';
import type { ContactStepBody, StepBody } from '../domain/ledger/step.ts';
import type { NumberedRuleSet } from '../ports/link-store.ts';
import type { OrderRecord } from '../ports/order-store.ts';
import type { NewStep } from '../ports/step-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { CoreDeps } from './core-deps.ts';
import type { LinkKnowledge } from './load-booking-input.ts';
import type { ContactResolution } from './resolve-contact.ts';

/** Of one order, or of many. */
export interface ContactWork {
  readonly deps: CoreDeps;
  readonly stores: Stores;
  readonly record: Pick<OrderRecord, 'linkId' | 'orderGuid' | 'priority'>;
  readonly knowledge: LinkKnowledge;
  readonly rules: NumberedRuleSet;
}

export interface PlanWork extends ContactWork {
  readonly record: OrderRecord;
}

/** The order's steps into the outbox, items shared; those that were not sent yet are replaced. */
export async function writeSteps(work: PlanWork, plan: Plan): Promise<void> {
  for (const body of plan.steps.filter((step) => step.kind === 'item')) {
    await work.stores.steps.addShared({ ...makeStep(work, body), orderGuid: null });
  }
  const own = plan.steps.filter((step) => step.kind !== 'contact' && step.kind !== 'item');
  await work.stores.steps.replacePlan(
    work.record,
    own.map((body) => makeStep(work, body)),
  );
}

/**
 * The contact that an invoice needs: one that Xero holds is noted in the ledger without a call, a new
 * one becomes a step that all orders of the customer share. Returns the plan without it.
 */
export async function writeContact(
  work: ContactWork,
  plan: Plan,
  found: {
    readonly contact: BookedContact;
    readonly resolution: Exclude<ContactResolution, { kind: 'held' }>;
  },
): Promise<Plan> {
  const { contact, resolution } = found;
  const { stores, knowledge } = work;
  if (resolution.kind === 'known') await noteKnownContact(work, contact, resolution.contactId);
  else {
    const body: ContactStepBody = { kind: 'contact', ...contact, ...resolution.contact };
    await stores.steps.addShared({ ...makeStep(work, body), orderGuid: null });
    await stores.contacts.upsert([
      {
        tenantId: knowledge.link.tenantId,
        contactId: null,
        contactNumber: body.contactNumber,
        name: body.name,
        emailAddress: body.emailAddress,
        taxNumber: body.taxNumber,
        postalCode: body.postalCode,
        status: 'PLANNED',
        mergedToContactId: null,
        details: null,
      },
    ]);
  }
  return { ...plan, steps: plan.steps.filter((step) => step.kind !== 'contact') };
}

async function noteKnownContact(
  work: ContactWork,
  contact: BookedContact,
  contactId: string,
): Promise<void> {
  const { deps, stores, record, rules } = work;
  await stores.ledger.add([
    {
      linkId: record.linkId,
      orderGuid: null,
      key: contact.key,
      kind: 'contact',
      fingerprint: contact.fingerprint,
      xeroId: contactId,
      number: contact.contactNumber,
      currency: '',
      totalMinor: 0,
      taxMinor: 0,
      ruleSetNumber: rules.number,
      state: 'posted',
      body: { kind: 'contact', ...contact } satisfies ContactStepBody,
      callId: '',
      postedAt: deps.clock.nowIso(),
    },
  ]);
}

/** One step of the order. */
export function makeStep(
  work: Pick<ContactWork, 'deps' | 'record'> & { readonly rules: Pick<NumberedRuleSet, 'number'> },
  body: StepBody,
): NewStep {
  const { deps, record, rules } = work;
  const now = deps.clock.nowIso();
  return {
    id: deps.ids.uuid(),
    linkId: record.linkId,
    orderGuid: record.orderGuid,
    key: body.key,
    kind: body.kind,
    body,
    fingerprint: 'fingerprint' in body ? body.fingerprint : '',
    ruleSetNumber: rules.number,
    needs: body.needs,
    priority: record.priority,
    dueAt: now,
    createdAt: now,
  };
}
