import type { BookedContact, ContactAddress } from '../../domain/booking/xero-documents.ts';
import type { ContactSlot } from '../../domain/customer/contact-details.ts';
import type { UpdateContact } from '../../domain/ledger/step.ts';
import { cleanCountry, cleanLine, MAX_LENGTHS } from './xero-text.ts';

/** Xero takes plain ASCII addresses only and would refuse the contact for any other. */
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/;

/** A contact as xero-node's model; what is empty is left out. */
export function makeContactModel(contact: BookedContact): object {
  const emailAddress = cleanLine(contact.emailAddress, MAX_LENGTHS.emailAddress);
  const phoneNumber = cleanLine(contact.phone, MAX_LENGTHS.phoneNumber);
  return {
    contactNumber: cleanLine(contact.contactNumber, MAX_LENGTHS.contactNumber),
    name: cleanLine(contact.name, MAX_LENGTHS.name),
    ...omitEmpty({
      firstName: cleanLine(contact.firstName, MAX_LENGTHS.name),
      lastName: cleanLine(contact.lastName, MAX_LENGTHS.name),
      emailAddress: EMAIL.test(emailAddress) ? emailAddress : '',
      taxNumber: cleanLine(contact.taxNumber, MAX_LENGTHS.taxNumber),
    }),
    ...(phoneNumber === '' ? {} : { phones: [{ phoneType: 'DEFAULT', phoneNumber }] }),
    ...(contact.addresses.length === 0
      ? {}
      : { addresses: contact.addresses.map(makeAddressModel) }),
  };
}

/** Only what changes, on the contact of that id; what is emptied of a list is sent as empty. */
export function makeContactUpdateModel({ contactId, changes }: UpdateContact): object {
  const { phones, addresses, emailAddress = '', ...texts } = changes;
  const email = cleanLine(emailAddress, MAX_LENGTHS.emailAddress);
  return {
    contactID: contactId,
    ...omitEmpty({
      name: cleanLine(texts.name ?? '', MAX_LENGTHS.name),
      firstName: cleanLine(texts.firstName ?? '', MAX_LENGTHS.name),
      lastName: cleanLine(texts.lastName ?? '', MAX_LENGTHS.name),
      emailAddress: EMAIL.test(email) ? email : '',
      taxNumber: cleanLine(texts.taxNumber ?? '', MAX_LENGTHS.taxNumber),
    }),
    ...(phones === undefined ? {} : { phones: phones.map(makeSlotModel) }),
    ...(addresses === undefined ? {} : { addresses: addresses.map(makeSlotModel) }),
  };
}

const SLOT_LENGTHS: Readonly<Record<string, number>> = {
  PhoneNumber: MAX_LENGTHS.phoneNumber,
  City: MAX_LENGTHS.city,
  Region: MAX_LENGTHS.region,
  PostalCode: MAX_LENGTHS.postalCode,
};

/** By xero-node's names, which begin small. */
function makeSlotModel(slot: ContactSlot): object {
  return Object.fromEntries(
    Object.entries(slot).map(([field, text]) => [
      `${field.slice(0, 1).toLowerCase()}${field.slice(1)}`,
      field === 'Country'
        ? cleanCountry(text)
        : cleanLine(text, SLOT_LENGTHS[field] ?? MAX_LENGTHS.addressLine),
    ]),
  );
}

function makeAddressModel(address: ContactAddress): object {
  return {
    addressType: address.addressType,
    ...omitEmpty({
      addressLine1: cleanLine(address.addressLine1, MAX_LENGTHS.addressLine),
      addressLine2: cleanLine(address.addressLine2, MAX_LENGTHS.addressLine),
      city: cleanLine(address.city, MAX_LENGTHS.city),
      region: cleanLine(address.region, MAX_LENGTHS.region),
      postalCode: cleanLine(address.postalCode, MAX_LENGTHS.postalCode),
      country: cleanCountry(address.country),
    }),
  };
}

function omitEmpty(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));
}
