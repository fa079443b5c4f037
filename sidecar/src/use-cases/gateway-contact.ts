import type { BookedContact } from '../domain/booking/xero-documents.ts';
import { held, ok, type OrHeld } from '../domain/booking/hold.ts';
import { WORK_PRIORITY } from '../domain/ledger/work-priority.ts';
import type { Link } from '../ports/link-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import type { CoreDeps } from './core-deps.ts';
import { resolveContact } from './resolve-contact.ts';

export interface Gateway {
  readonly link: Link;
  readonly method: string;
  /** As people know it: the contact's name in Xero. */
  readonly name: string;
  readonly ruleSetNumber: number;
}

const HASH_LENGTH = 16;
/** What is asked about customers is no question of a gateway. */
const ALWAYS_MADE = { archivedContact: 'new', missingContact: 'create' } as const;

/**
 * The key of the gateway's contact, which its fees are spent with: the one in Xero that bears its name,
 * else a step that makes it.
 */
export async function findGatewayContact(
  deps: Pick<CoreDeps, 'ids' | 'clock'>,
  stores: Stores,
  gateway: Gateway,
): Promise<OrHeld<string>> {
  const { link, name } = gateway;
  const contact = makeContact(deps, gateway);
  const [known] = await stores.ledger.findByKeys(link.id, [contact.key]);
  if (known !== undefined) return ok(contact.key);
  const [named, ...others] = await stores.contacts.findByName(link.tenantId, name);
  if (named !== undefined && named.contactId !== null && others.length === 0) {
    await noteContact(deps, stores, { gateway, contact, contactId: named.contactId });
    return ok(contact.key);
  }
  const resolution = await resolveContact(stores, { link, settings: ALWAYS_MADE }, contact);
  switch (resolution.kind) {
    case 'held':
      return held(resolution.hold);
    case 'known':
      await noteContact(deps, stores, { gateway, contact, contactId: resolution.contactId });
      return ok(contact.key);
    case 'new':
      await planContact(deps, stores, { gateway, contact: resolution.contact });
      return ok(contact.key);
  }
}

function makeContact(
  { ids }: Pick<CoreDeps, 'ids'>,
  { link, method, name }: Gateway,
): BookedContact {
  const contactNumber = `${link.code}-P${ids.hash(method).slice(0, HASH_LENGTH)}`;
  return {
    key: `contact:${contactNumber}`,
    fingerprint: '',
    needs: [],
    contactNumber,
    name,
    fallbackName: `${name} (${contactNumber})`,
    firstName: '',
    lastName: '',
    emailAddress: '',
    taxNumber: '',
    phone: '',
    postalCode: '',
    addresses: [],
  };
}

interface Known {
  readonly gateway: Gateway;
  readonly contact: BookedContact;
  readonly contactId: string;
}

async function noteContact(
  { clock }: Pick<CoreDeps, 'clock'>,
  stores: Stores,
  { gateway, contact, contactId }: Known,
): Promise<void> {
  await stores.ledger.add([
    {
      linkId: gateway.link.id,
      orderGuid: null,
      key: contact.key,
      kind: 'contact',
      fingerprint: '',
      xeroId: contactId,
      number: contact.contactNumber,
      currency: '',
      totalMinor: 0,
      taxMinor: 0,
      ruleSetNumber: gateway.ruleSetNumber,
      state: 'posted',
      body: contact,
      callId: '',
      postedAt: clock.nowIso(),
    },
  ]);
}

async function planContact(
  { ids, clock }: Pick<CoreDeps, 'ids' | 'clock'>,
  stores: Stores,
  { gateway, contact }: Omit<Known, 'contactId'>,
): Promise<void> {
  const { link, ruleSetNumber } = gateway;
  const now = clock.nowIso();
  await stores.steps.addShared({
    id: ids.uuid(),
    linkId: link.id,
    orderGuid: null,
    key: contact.key,
    kind: 'contact',
    body: { kind: 'contact', ...contact },
    fingerprint: '',
    ruleSetNumber,
    needs: [],
    priority: WORK_PRIORITY.live,
    dueAt: now,
    createdAt: now,
  });
  await stores.contacts.upsert([
    {
      tenantId: link.tenantId,
      contactId: null,
      contactNumber: contact.contactNumber,
      name: contact.name,
      emailAddress: '',
      taxNumber: '',
      postalCode: '',
      details: null,
      status: 'PLANNED',
      mergedToContactId: null,
    },
  ]);
}
