import { randomUUID } from 'node:crypto';
import { toMsDate } from './envelope.ts';
import type { Organisation } from './organisation.ts';
import type { Contact } from './records.ts';
import { CallRefusal, ElementRefusal, NOT_FOUND } from './validation.ts';
import { readList, readText, type Fields } from './wire-input.ts';

const PHONES = ['DDI', 'DEFAULT', 'FAX', 'MOBILE'];
const ADDRESSES = ['POBOX', 'STREET'];

/** PUT creates; POST updates the contact that id, number or name match. */
export function writeContact(
  organisation: Organisation,
  fields: Fields,
  options: { readonly isCreate: boolean; readonly now: number },
): Contact {
  const existing = findTarget(organisation, fields, options.isCreate);
  if (existing?.ContactStatus === 'ARCHIVED') {
    throw new ElementRefusal(
      'The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.',
    );
  }
  const contact = existing ?? makeContact(fields);
  checkContact(organisation, fields, contact);
  applyFields(contact, fields);
  contact.UpdatedDateUTC = options.now;
  if (existing === undefined) organisation.contacts.push(contact);
  return contact;
}

function findTarget(
  organisation: Organisation,
  fields: Fields,
  isCreate: boolean,
): Contact | undefined {
  const id = readText(fields['ContactID']);
  if (id !== '') {
    const found = organisation.contacts.find(({ ContactID }) => ContactID === id);
    if (found === undefined) throw new CallRefusal(404, NOT_FOUND);
    return found;
  }
  const number = readText(fields['ContactNumber']);
  const name = readText(fields['Name']);
  if (name === '' && number === '') {
    throw new ElementRefusal(
      'The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber',
    );
  }
  if (isCreate) return undefined;
  return (
    organisation.contacts.find(({ ContactNumber }) => number !== '' && ContactNumber === number) ??
    organisation.contacts.find(
      (contact) => isSameName(contact, name) && contact.ContactStatus === 'ACTIVE',
    )
  );
}

function checkContact(organisation: Organisation, fields: Fields, contact: Contact): void {
  const others = organisation.contacts.filter((other) => other !== contact);
  const name = readText(fields['Name']) || contact.Name;
  const messages: string[] = [];
  if (others.some((other) => other.ContactStatus === 'ACTIVE' && isSameName(other, name))) {
    messages.push(
      `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`,
    );
  }
  const number = readText(fields['ContactNumber']);
  if (number !== '' && others.some(({ ContactNumber }) => ContactNumber === number)) {
    messages.push(
      `The contact number ${number} is already assigned to another contact. The contact number must be unique across all contacts.`,
    );
  }
  const email = readText(fields['EmailAddress']);
  // oxlint-disable-next-line no-control-regex -- Xero takes ASCII addresses only
  if (email !== '' && !/^[\x21-\x7e]+@[\x21-\x7e]+\.[\x21-\x7e]+$/.test(email)) {
    messages.push('Email address must be valid.');
  }
  if (name.length > 255 || /[<>]/.test(name)) messages.push('Contact name is not valid.');
  if (number.length > 50) messages.push('Contact number must not be more than 50 characters long.');
  if (messages.length > 0) throw new ElementRefusal(...messages);
}

function isSameName(contact: Contact, name: string): boolean {
  return contact.Name.toLowerCase() === name.toLowerCase();
}

function makeContact(fields: Fields): Contact {
  return {
    ContactID: randomUUID(),
    ContactStatus: 'ACTIVE',
    Name: readText(fields['Name']),
    EmailAddress: '',
    Addresses: ADDRESSES.map((AddressType) => ({ AddressType })),
    Phones: PHONES.map((PhoneType) => ({ PhoneType })),
    UpdatedDateUTC: 0,
    IsCustomer: false,
  };
}

function applyFields(contact: Contact, fields: Fields): void {
  const texts = [
    'Name',
    'ContactNumber',
    'AccountNumber',
    'FirstName',
    'LastName',
    'EmailAddress',
    'TaxNumber',
  ] as const;
  for (const name of texts) {
    const value = fields[name];
    if (typeof value === 'string' && value !== '') contact[name] = value.trim();
  }
  if (fields['ContactStatus'] === 'ARCHIVED') {
    throw new ElementRefusal("The status 'ARCHIVED' is not valid for contacts.");
  }
  contact.Addresses = fillSlots(contact.Addresses, readList(fields['Addresses']), 'AddressType');
  contact.Phones = fillSlots(contact.Phones, readList(fields['Phones']), 'PhoneType');
}

/** Xero keeps one slot a type, given or not. */
function fillSlots(
  slots: Record<string, unknown>[],
  given: readonly Fields[],
  key: string,
): Record<string, unknown>[] {
  return slots.map((slot) => ({ ...slot, ...given.find((entry) => entry[key] === slot[key]) }));
}

/** What a person does in Xero: everything of the one goes to the other, which alone is left. */
export function mergeContact(
  organisation: Organisation,
  { fromId, intoId }: { readonly fromId: string; readonly intoId: string },
  now: number,
): void {
  const [from, into] = [fromId, intoId].map((id) =>
    organisation.contacts.find(({ ContactID }) => ContactID === id),
  );
  if (from === undefined || into?.ContactStatus !== 'ACTIVE') throw new Error('no such contacts');
  from.ContactStatus = 'ARCHIVED';
  from.MergedToContactID = intoId;
  for (const contact of [from, into]) contact.UpdatedDateUTC = now;
  for (const document of organisation.documents) {
    if (document.ContactID === fromId) document.ContactID = intoId;
  }
}

/** A list without pages leaves out where a contact was merged to. */
export function showContactInList(contact: Contact, isWhole: boolean): Record<string, unknown> {
  const { MergedToContactID, ...rest } = showContact(contact);
  return isWhole && MergedToContactID !== undefined ? { ...rest, MergedToContactID } : rest;
}

export function showContact(contact: Contact): Record<string, unknown> {
  const { UpdatedDateUTC, ...rest } = contact;
  return {
    ...rest,
    UpdatedDateUTC: toMsDate(UpdatedDateUTC),
    ContactGroups: [],
    ContactPersons: [],
    HasAttachments: false,
    HasValidationErrors: false,
    IsSupplier: false,
  };
}
