import { canonical } from '../booking/fingerprint.ts';
import type { BookedContact, ContactAddress } from '../booking/xero-documents.ts';
import type { BookingSettings } from '../mapping/rule-set.ts';
import { chooseContactGroup } from './choose-contact-group.ts';
import { cutText } from '../order/product-text.ts';
import type { StoreAddress, StoreOrder } from '../order/store-order.ts';

const MAX_NAME = 200;

/** What a contact is made of beside the order. */
export interface ContactTerms {
  readonly contactNumber: string;
  readonly settings: Pick<BookingSettings, 'contactName' | 'contactPer'>;
  readonly storeName: string;
}

/** The contact of an order: its customer's, a guest's by e-mail, or one that many share (accounting §5). */
export function makeContact(order: StoreOrder, terms: ContactTerms): BookedContact {
  const { contactNumber, settings } = terms;
  const group = chooseContactGroup(order, settings);
  switch (group.kind) {
    case 'own':
      return makeOwnContact(order, contactNumber, settings.contactName);
    case 'company':
      return makeOwnContact(order, contactNumber, 'companyFirst');
    case 'guests':
      return makeSharedContact(`Guests of ${terms.storeName}`, contactNumber);
    case 'store':
      return makeSharedContact(`Customers of ${terms.storeName}`, contactNumber);
    case 'country':
      return makeSharedContact(`Customers of ${terms.storeName}, ${group.country}`, contactNumber);
  }
}

/** The contact of summaries of a store (accounting §8): its orders have none of their own. */
export function makeSummaryContact(link: {
  readonly code: string;
  readonly storeName: string;
}): BookedContact {
  return makeSharedContact(`${link.storeName} sales`, `${link.code}-SALES`);
}

/** Nobody's name, e-mail or address: it is no person's. */
function makeSharedContact(name: string, contactNumber: string): BookedContact {
  const cleaned = cutText(clean(name), MAX_NAME);
  return {
    key: makeContactKey(contactNumber),
    fingerprint: canonical({ contactNumber }),
    needs: [],
    contactNumber,
    name: cleaned,
    fallbackName: `${cleaned} (${contactNumber})`,
    firstName: '',
    lastName: '',
    emailAddress: '',
    taxNumber: '',
    phone: '',
    postalCode: '',
    addresses: [],
  };
}

function makeOwnContact(
  order: StoreOrder,
  contactNumber: string,
  contactName: BookingSettings['contactName'],
): BookedContact {
  const address = order.billingAddress ?? order.shippingAddress;
  const { customer } = order;
  const named = clean(address?.firstName) + clean(address?.lastName) === '' ? customer : address;
  const firstName = clean(named?.firstName);
  const lastName = clean(named?.lastName);
  const emailAddress = getBuyerEmail(order);
  const name = chooseName({ order, firstName, lastName, emailAddress }, contactName);
  const suffix = customer.isGuest ? contactNumber.slice(-6) : String(customer.id);
  return {
    key: makeContactKey(contactNumber),
    fingerprint: canonical({ contactNumber }),
    needs: [],
    contactNumber,
    name,
    fallbackName: `${name} (#${suffix})`,
    firstName,
    lastName,
    emailAddress,
    taxNumber: pickFirst(order.vatNumber, customer.vatNumber),
    phone: clean(address?.phoneNumber),
    postalCode: clean(address?.zipPostalCode),
    addresses: listAddresses(order),
  };
}

export function makeContactKey(contactNumber: string): string {
  return `contact:${contactNumber}`;
}

/** nopCommerce often keeps no e-mail on a guest: the billing address has it. Lower case, trimmed. */
export function getBuyerEmail(order: StoreOrder): string {
  const { customer, billingAddress, shippingAddress } = order;
  return pickFirst(customer.email, billingAddress?.email, shippingAddress?.email).toLowerCase();
}

interface NameParts {
  readonly order: StoreOrder;
  readonly firstName: string;
  readonly lastName: string;
  readonly emailAddress: string;
}

function chooseName(parts: NameParts, contactName: BookingSettings['contactName']): string {
  const { order, firstName, lastName, emailAddress } = parts;
  const person = [firstName, lastName].filter((part) => part !== '').join(' ');
  const company = pickFirst(order.billingAddress?.company, order.customer.company);
  const ranked =
    contactName === 'companyFirst'
      ? [company, person, emailAddress]
      : [person, company, emailAddress];
  const name = ranked.find((part) => part !== '') ?? `Customer ${order.customer.id}`;
  return cutText(name, MAX_NAME);
}

function listAddresses(order: StoreOrder): ContactAddress[] {
  const billing = order.billingAddress;
  const shipping = order.shippingAddress;
  return [
    ...(billing === null ? [] : [toContactAddress('POBOX', billing)]),
    ...(shipping === null ? [] : [toContactAddress('STREET', shipping)]),
  ];
}

function toContactAddress(
  addressType: ContactAddress['addressType'],
  address: StoreAddress,
): ContactAddress {
  return {
    addressType,
    addressLine1: clean(address.address1),
    addressLine2: clean(address.address2),
    city: clean(address.city),
    region: pickFirst(address.stateProvince, address.county),
    postalCode: clean(address.zipPostalCode),
    country: clean(address.countryCode),
  };
}

/** The first that says anything: nopCommerce keeps null, empty texts and spaces alike. */
function pickFirst(...texts: readonly (string | null | undefined)[]): string {
  return texts.map(clean).find((text) => text !== '') ?? '';
}

/** Xero refuses names with angle brackets and with leading, trailing or double spaces. */
function clean(text: string | null | undefined): string {
  return (text ?? '').replace(/[<>]/g, '').replace(/\s+/g, ' ').trim();
}
