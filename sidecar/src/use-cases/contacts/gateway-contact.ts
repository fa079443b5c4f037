import type { BookedContact } from '../../domain/booking/xero-documents.ts';
import { held, ok, type OrHeld } from '../../domain/booking/hold.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { resolveContact } from './resolve-contact.ts';
import { shareContact } from './share-contact.ts';

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
  const resolution =
    named !== undefined && named.contactId !== null && others.length === 0
      ? { kind: 'known' as const, contactId: named.contactId }
      : await resolveContact(stores, { link, settings: ALWAYS_MADE }, contact);
  if (resolution.kind === 'held') return held(resolution.hold);
  const { ruleSetNumber } = gateway;
  const owner = { deps, stores, link, ruleSetNumber, priority: WORK_PRIORITY.live };
  await shareContact(owner, contact, resolution);
  return ok(contact.key);
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
