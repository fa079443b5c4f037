import type { BookedContact } from '../../domain/booking/xero-documents.ts';
import type { ContactStepBody } from '../../domain/ledger/step.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addSharedStep, type StepOrigin } from '../booking/add-step.ts';
import type { CoreDeps } from '../core-deps.ts';
import type { ContactResolution } from './resolve-contact.ts';

export interface ContactOwner extends Pick<StepOrigin, 'ruleSetNumber' | 'priority'> {
  readonly deps: Pick<CoreDeps, 'ids' | 'clock'>;
  readonly stores: Stores;
  readonly link: Pick<Link, 'id' | 'tenantId'>;
}

/**
 * The contact that documents need: one that Xero holds is noted in the ledger without a call, a new one
 * becomes a step that all of them share.
 */
export async function shareContact(
  owner: ContactOwner,
  contact: BookedContact,
  resolution: Exclude<ContactResolution, { kind: 'held' }>,
): Promise<void> {
  if (resolution.kind === 'known') return noteKnownContact(owner, contact, resolution.contactId);
  const { deps, stores, link, ruleSetNumber, priority } = owner;
  const body: ContactStepBody = { kind: 'contact', ...contact, ...resolution.contact };
  await addSharedStep(deps, stores, { linkId: link.id, ruleSetNumber, priority, body });
  await stores.contacts.upsert([
    {
      tenantId: link.tenantId,
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

async function noteKnownContact(
  { deps, stores, link, ruleSetNumber }: ContactOwner,
  contact: BookedContact,
  contactId: string,
): Promise<void> {
  await stores.ledger.add([
    {
      linkId: link.id,
      orderGuid: null,
      key: contact.key,
      kind: 'contact',
      fingerprint: contact.fingerprint,
      xeroId: contactId,
      number: contact.contactNumber,
      currency: '',
      totalMinor: 0,
      taxMinor: 0,
      ruleSetNumber,
      state: 'posted',
      body: { kind: 'contact', ...contact } satisfies ContactStepBody,
      callId: '',
      postedAt: deps.clock.nowIso(),
    },
  ]);
}
