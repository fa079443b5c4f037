import type { BookedContact } from '../../domain/booking/xero-documents.ts';
import { sharedHold, type Hold } from '../../domain/booking/hold.ts';
import { findPhone } from '../../domain/customer/contact-details.ts';
import { matchContact, type ContactCandidate } from '../../domain/customer/match-contact.ts';
import { chooseContactGroup, toCompanyKey } from '../../domain/customer/choose-contact-group.ts';
import type { BookingSettings } from '../../domain/mapping/rule-set.ts';
import { getBuyerEmail } from '../../domain/customer/make-contact.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import type { MirroredContact } from '../../ports/contact-store.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
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

export interface ContactSearch {
  readonly link: Pick<Link, 'id' | 'code' | 'tenantId'>;
  readonly settings: Pick<BookingSettings, 'archivedContact' | 'missingContact'>;
  /** The archived contact that was booked to until now. */
  readonly archivedId?: string;
}

/** Finds the contact in the local mirror, or the free number and name that a new one gets. */
export async function resolveContact(
  stores: Stores,
  search: ContactSearch,
  contact: BookedContact,
): Promise<ContactResolution> {
  const { contacts } = stores;
  const { link, settings } = search;
  const { id: linkId, tenantId } = link;
  const numbered = await contacts.findByNumber(tenantId, contact.contactNumber);
  const own = numbered && (await findMergedContact(contacts, numbered));
  if (own !== undefined && isUsable(own)) return known(own);
  let archivedId = search.archivedId ?? own?.contactId ?? '';
  const choice = await contacts.findChoice(linkId, contact.contactNumber);
  if (choice?.insteadOf === archivedId) {
    if (choice.contactId === null) return makeNew(stores, tenantId, contact);
    const chosen = await contacts.findById(tenantId, choice.contactId);
    const left = chosen && (await findMergedContact(contacts, chosen));
    if (left !== undefined && isUsable(left)) return known(left);
    archivedId = left?.contactId ?? archivedId;
  }
  if (archivedId !== '' && settings.archivedContact === 'hold') {
    return hold(makeArchivedHold(contact, archivedId));
  }
  const match = matchContact(contact, await findCandidates(stores, link, contact));
  if (match.kind === 'found') return { kind: 'known', contactId: match.contactId };
  const { name, contactNumber } = contact;
  if (match.kind === 'doubtful') {
    const details = { name, count: match.candidates.length };
    return hold(sharedHold('contact.doubtful', contactNumber, details));
  }
  const isMissing = own === undefined && archivedId === '';
  if (isMissing && settings.missingContact === 'hold') {
    return hold(sharedHold('contact.missing', contactNumber, { name, number: contactNumber }));
  }
  return makeNew(stores, tenantId, contact);
}

export function makeArchivedHold(contact: BookedContact, contactId: string): Hold {
  return sharedHold('contact.archived', contact.contactNumber, { name: contact.name, contactId });
}

/** What the mirror has near the customer; what was only planned is no contact of Xero. */
export async function findCandidates(
  { contacts }: Pick<Stores, 'contacts'>,
  { code, tenantId }: Pick<Link, 'code' | 'tenantId'>,
  contact: BookedContact,
): Promise<readonly ContactCandidate[]> {
  const found = await contacts.findCandidates(tenantId, contact);
  const isOwn = (number: string): boolean =>
    number === contact.contactNumber || number.startsWith(`${contact.contactNumber}-`);
  const ofOthers = new Set(
    found.flatMap(({ contactId, contactNumber: number }) =>
      number.startsWith(`${code}-`) && !isOwn(number) ? [contactId] : [],
    ),
  );
  return toCandidates(found).map((candidate) => ({
    ...candidate,
    isOfAnother: ofOthers.has(candidate.contactId),
  }));
}

export function toCandidates(found: readonly MirroredContact[]): readonly ContactCandidate[] {
  return found.flatMap((mirrored) =>
    mirrored.contactId === null
      ? []
      : [{ ...mirrored, contactId: mirrored.contactId, phone: findPhone(mirrored.details) }],
  );
}

/** Documents can be made for it. One that was merged into what the mirror has not read yet, too. */
function isUsable({ contactId, status, mergedToContactId }: MirroredContact): boolean {
  if (contactId === null) return false;
  return mergedToContactId !== null || status !== 'ARCHIVED';
}

function known({ contactId, mergedToContactId }: MirroredContact): ContactResolution {
  return { kind: 'known', contactId: mergedToContactId ?? contactId ?? '' };
}

/** Archived contacts keep their numbers: one after the other is tried. */
const MOST_NUMBERS = 50;

async function makeNew(
  { contacts }: Stores,
  tenantId: string,
  contact: BookedContact,
): Promise<ContactResolution> {
  let contactNumber = contact.contactNumber;
  for (let attempt = 2; attempt <= MOST_NUMBERS; attempt += 1) {
    const numbered = await contacts.findByNumber(tenantId, contactNumber);
    if (numbered === undefined || numbered.contactId === null) break;
    const left = await findMergedContact(contacts, numbered);
    if (isUsable(left)) return known(left);
    contactNumber = `${contact.contactNumber}-${attempt}`;
  }
  const isTaken = await contacts.isNameTaken(tenantId, contact.name, contactNumber);
  const name = isTaken ? contact.fallbackName : contact.name;
  return { kind: 'new', contact: { ...contact, contactNumber, name } };
}

function hold(value: Hold): ContactResolution {
  return { kind: 'held', hold: value };
}
