import type { BookedContact } from '../domain/booking/xero-documents.ts';
import { sharedHold, type Hold } from '../domain/booking/hold.ts';
import { matchContact } from '../domain/customer/match-contact.ts';
import { chooseContactGroup, toCompanyKey } from '../domain/customer/choose-contact-group.ts';
import type { BookingSettings } from '../domain/mapping/rule-set.ts';
import { getBuyerEmail } from '../domain/customer/make-contact.ts';
import type { StoreOrder } from '../domain/order/store-order.ts';
import type { Ids } from '../ports/ids.ts';
import type { Link } from '../ports/link-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { findMergedContact } from './find-merged-contact.ts';

const HASH_LENGTH = 16;

/** Our own number of the order's contact in Xero; guests by their e-mail (architecture, natural keys). */
export function makeContactNumber(
  link: Pick<Link, 'code'>,
  order: StoreOrder,
  { ids, settings }: { readonly ids: Ids; readonly settings: Pick<BookingSettings, 'contactPer'> },
): string {
  const group = chooseContactGroup(order, settings);
  switch (group.kind) {
    case 'own':
      return makeOwnNumber(link, order, ids);
    case 'company':
      return `${link.code}-B${hashShort(ids, toCompanyKey(group.company))}`;
    case 'guests':
      return `${link.code}-GUESTS`;
    case 'store':
      return `${link.code}-STORE`;
    case 'country':
      return `${link.code}-L${group.country}`;
  }
}

function makeOwnNumber(link: Pick<Link, 'code'>, order: StoreOrder, ids: Ids): string {
  const email = getBuyerEmail(order);
  if (order.customer.isGuest && email !== '') return `${link.code}-G${hashShort(ids, email)}`;
  return `${link.code}-C${order.customerId}`;
}

function hashShort(ids: Ids, text: string): string {
  return ids.hash(text).slice(0, HASH_LENGTH);
}

export type ContactResolution =
  | { readonly kind: 'known'; readonly contactId: string }
  | { readonly kind: 'new'; readonly contact: BookedContact }
  | { readonly kind: 'held'; readonly hold: Hold };

/** Finds the contact in the local mirror, or the free name that a new one gets. */
export async function resolveContact(
  stores: Stores,
  tenantId: string,
  contact: BookedContact,
): Promise<ContactResolution> {
  const { contacts } = stores;
  const own = await contacts.findByNumber(tenantId, contact.contactNumber);
  const match = matchContact(contact, {
    byNumber: own && (await findMergedContact(contacts, own)),
    byEmail: await contacts.findByEmail(tenantId, contact.emailAddress),
    byTaxNumber: await contacts.findByTaxNumber(tenantId, contact.taxNumber),
    byNameAndPostcode: await contacts.findByNameAndPostcode(
      tenantId,
      contact.name,
      contact.postalCode,
    ),
  });
  switch (match.kind) {
    case 'found':
      return { kind: 'known', contactId: match.contactId };
    case 'archived':
      return hold(sharedHold('contact.archived', contact.contactNumber, { name: contact.name }));
    case 'doubtful':
      return hold(
        sharedHold('contact.doubtful', contact.contactNumber, {
          by: match.by,
          count: match.count,
          number: contact.contactNumber,
        }),
      );
    case 'none': {
      const taken = await contacts.isNameTaken(tenantId, contact.name, contact.contactNumber);
      const name = taken ? contact.fallbackName : contact.name;
      return { kind: 'new', contact: { ...contact, name } };
    }
  }
}

function hold(value: Hold): ContactResolution {
  return { kind: 'held', hold: value };
}
