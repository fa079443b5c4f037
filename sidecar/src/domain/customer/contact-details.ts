import type { BookedContact, ContactAddress } from '../booking/xero-documents.ts';

/** A phone or an address by Xero's own field names; what is empty is left out. */
export type ContactSlot = Readonly<Record<string, string>>;

/** What Xero holds of a contact beside its marks; lists as Xero keeps them, a slot a type. */
export interface ContactDetails {
  readonly firstName: string;
  readonly lastName: string;
  readonly phones: readonly ContactSlot[];
  readonly addresses: readonly ContactSlot[];
}

/** What Xero holds of a contact that was made like this. */
export function makeDetails(contact: BookedContact): ContactDetails {
  const { firstName, lastName, phone } = contact;
  return {
    firstName,
    lastName,
    phones: phone === '' ? [] : [makePhone(phone)],
    addresses: contact.addresses.map(makeAddress),
  };
}

export function makePhone(phone: string): ContactSlot {
  return { PhoneType: 'DEFAULT', PhoneNumber: phone };
}

export function makeAddress(address: ContactAddress): ContactSlot {
  const fields = {
    AddressType: address.addressType,
    AddressLine1: address.addressLine1,
    AddressLine2: address.addressLine2,
    City: address.city,
    Region: address.region,
    PostalCode: address.postalCode,
    Country: address.country,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}

/** The number that people are called at; empty where Xero knows none. */
export function findPhone(details: ContactDetails | null): string {
  const phones = details?.phones ?? [];
  const ranked = ['DEFAULT', 'MOBILE', 'DDI'].map((type) =>
    phones.find(({ PhoneType }) => PhoneType === type),
  );
  const phone = ranked.find((entry) => (entry?.['PhoneNumber'] ?? '') !== '');
  return ['PhoneCountryCode', 'PhoneAreaCode', 'PhoneNumber']
    .map((part) => phone?.[part] ?? '')
    .filter((text) => text !== '')
    .join(' ');
}

/** Where somebody lives, in one text; who it is for is no part of it. */
export function readAddress(slot: ContactSlot | undefined): string {
  return [
    'AddressLine1',
    'AddressLine2',
    'AddressLine3',
    'AddressLine4',
    'City',
    'Region',
    'PostalCode',
    'Country',
  ]
    .map((field) => slot?.[field] ?? '')
    .filter((text) => text !== '')
    .join(', ');
}
