import { canonical } from '../booking/fingerprint.ts';
import type { BookedContact, ContactAddress } from '../booking/xero-documents.ts';
import type { BookingSettings } from '../mapping/rule-set.ts';
import { cutText } from '../order/product-text.ts';
import type { StoreAddress, StoreOrder } from '../order/store-order.ts';

const MAX_NAME = 200;

/** The contact of an order: one for each customer, a guest by e-mail (accounting §5). */
export function makeContact(
  order: StoreOrder,
  contactNumber: string,
  settings: BookingSettings,
): BookedContact {
  const address = order.billingAddress ?? order.shippingAddress;
  const { customer } = order;
  const named = clean(address?.firstName) + clean(address?.lastName) === '' ? customer : address;
  const firstName = clean(named?.firstName);
  const lastName = clean(named?.lastName);
  const emailAddress = getBuyerEmail(order);
  const name = chooseName({ order, firstName, lastName, emailAddress }, settings);
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

function chooseName(parts: NameParts, settings: BookingSettings): string {
  const { order, firstName, lastName, emailAddress } = parts;
  const person = [firstName, lastName].filter((part) => part !== '').join(' ');
  const company = pickFirst(order.billingAddress?.company, order.customer.company);
  const ranked =
    settings.contactName === 'companyFirst'
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
