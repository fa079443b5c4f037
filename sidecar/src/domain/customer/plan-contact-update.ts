import type { BookedContact, ContactAddress } from '../booking/xero-documents.ts';
import type { ContactField, FieldPolicy } from '../mapping/rule-set.ts';
import {
  findPhone,
  makeAddress,
  makePhone,
  readAddress,
  type ContactDetails,
  type ContactSlot,
} from './contact-details.ts';

/** What is sent of a contact that Xero has; lists are whole, with what Xero knows beside the change. */
export interface ContactChanges {
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly emailAddress?: string;
  readonly taxNumber?: string;
  readonly phones?: readonly ContactSlot[];
  readonly addresses?: readonly ContactSlot[];
}

/** A contact's fields in Xero as texts, each by the name of what may change it. */
export type ContactTexts = Readonly<Record<string, string>>;

export interface ContactInXero {
  readonly name: string;
  readonly emailAddress: string;
  readonly taxNumber: string;
  readonly details: ContactDetails;
}

export interface ContactSides {
  readonly store: BookedContact;
  /** As the store knew it when the contact was last looked at; undefined where it never was. */
  readonly before: BookedContact | undefined;
  readonly xero: ContactInXero;
}

export interface ContactUpdate {
  readonly changes: ContactChanges;
  /** What Xero held of the changed fields: by that a lost answer is told from none. */
  readonly was: ContactTexts;
}

type Policies = Readonly<Record<ContactField, FieldPolicy>>;

/**
 * What the store's facts change of a contact (accounting §5). "Store" sends what changed in the store
 * since the last look and nothing else, so that what somebody changed in Xero meanwhile stays; no
 * policy blanks out anything. Undefined where nothing is to be sent.
 */
export function planContactUpdate(
  sides: ContactSides,
  policies: Policies,
): ContactUpdate | undefined {
  const { store, before, xero } = sides;
  const texts = readContactTexts(xero);
  const isToSend = (field: ContactField, key: string, read: (side: BookedContact) => string) =>
    isChange(policies[field], {
      store: read(store),
      before: before && read(before),
      xero: texts[key] ?? '',
    });
  const changed = listChanged(sides, policies, isToSend);
  if (changed.length === 0) return undefined;
  return {
    changes: makeChanges(sides, changed),
    was: Object.fromEntries(changed.map((key) => [key, texts[key] ?? ''])),
  };
}

type Asked = (field: ContactField, key: string, read: (side: BookedContact) => string) => boolean;

const PLAIN = [
  ['email', 'emailAddress'],
  ['taxNumber', 'taxNumber'],
] as const;

function listChanged(sides: ContactSides, policies: Policies, isToSend: Asked): readonly string[] {
  const plain = PLAIN.filter(([field, key]) => isToSend(field, key, (side) => side[key]));
  const named = isNameChange(sides, policies) ? ['name', 'firstName', 'lastName'] : [];
  // Where an order was delivered to is no news of where its buyer lives: it is only filled in.
  const addresses = (['POBOX', 'STREET'] as const).filter((type) => {
    const read = (side: BookedContact): string => readAddress(findAddress(side, type));
    const isBilling = type === 'POBOX';
    return (isBilling || sides.before === undefined) && isToSend('addresses', type, read);
  });
  return [
    ...named,
    ...plain.map(([, key]) => key),
    ...(isToSend('phone', 'phone', ({ phone }) => phone) ? ['phone'] : []),
    ...addresses,
  ];
}

/** Xero's names are never empty. A name that only another setting made is no change of the store's. */
function isNameChange({ store, before, xero }: ContactSides, { name }: Policies): boolean {
  const [now, then] = [store.source, before?.source];
  if (name !== 'store' || now === undefined || then === undefined) return false;
  return now.namedBy === then.namedBy && now.name !== then.name && store.name !== xero.name;
}

function isChange(
  policy: FieldPolicy,
  { store, before, xero }: { store: string; before: string | undefined; xero: string },
): boolean {
  if (store === '' || store === xero || store === before) return false;
  switch (policy) {
    case 'xero':
      return false;
    case 'onlyIfEmpty':
      return xero === '';
    case 'store':
      return xero === '' || before !== undefined;
  }
}

export function readContactTexts({ details, ...contact }: ContactInXero): ContactTexts {
  const findSlot = (type: string): ContactSlot | undefined =>
    details.addresses.find(({ AddressType }) => AddressType === type);
  return {
    name: contact.name,
    firstName: details.firstName,
    lastName: details.lastName,
    emailAddress: contact.emailAddress,
    taxNumber: contact.taxNumber,
    phone: findPhone(details),
    POBOX: readAddress(findSlot('POBOX')),
    STREET: readAddress(findSlot('STREET')),
  };
}

function makeChanges({ store, xero }: ContactSides, changed: readonly string[]): ContactChanges {
  const keys = ['name', 'firstName', 'lastName', 'emailAddress', 'taxNumber'] as const;
  const texts = keys.filter((key) => changed.includes(key) && store[key] !== '');
  const { phones, addresses } = xero.details;
  const slots = store.addresses
    .filter(({ addressType }) => changed.includes(addressType))
    .map(makeAddress);
  return {
    ...Object.fromEntries(texts.map((key) => [key, store[key]])),
    ...(changed.includes('phone')
      ? { phones: putIn(phones, [makePhone(store.phone)], 'PhoneType') }
      : {}),
    ...(slots.length > 0 ? { addresses: putIn(addresses, slots, 'AddressType') } : {}),
  };
}

/** Who an address is for says nothing of where it is. */
const KEPT = new Set(['AttentionTo']);

/** The slots of a list with others in their place; what is left of a slot's old value is emptied. */
function putIn(
  list: readonly ContactSlot[],
  slots: readonly ContactSlot[],
  typeField: string,
): readonly ContactSlot[] {
  const others = list.filter((old) => !slots.some((slot) => slot[typeField] === old[typeField]));
  const put = slots.map((slot) => {
    const old = list.find((entry) => entry[typeField] === slot[typeField]) ?? {};
    const left = Object.keys(old).map((field) => [field, KEPT.has(field) ? old[field] : '']);
    return { ...(Object.fromEntries(left) as ContactSlot), ...slot };
  });
  // A slot with nothing but its type says nothing.
  return [...others.filter((slot) => Object.keys(slot).length > 1), ...put];
}

function findAddress(
  { addresses }: BookedContact,
  type: ContactAddress['addressType'],
): ContactSlot | undefined {
  const found = addresses.find(({ addressType }) => addressType === type);
  return found && makeAddress(found);
}

/** The contact as Xero has it once the changes are taken. */
export function applyContactChanges<Contact extends ContactInXero>(
  contact: Contact,
  { phones, addresses, firstName, lastName, ...texts }: ContactChanges,
): Contact {
  const { details } = contact;
  const drop = (slot: ContactSlot): ContactSlot =>
    Object.fromEntries(Object.entries(slot).filter(([, text]) => text !== ''));
  return {
    ...contact,
    ...texts,
    details: {
      firstName: firstName ?? details.firstName,
      lastName: lastName ?? details.lastName,
      phones: phones?.map(drop) ?? details.phones,
      addresses: addresses?.map(drop) ?? details.addresses,
    },
  };
}
