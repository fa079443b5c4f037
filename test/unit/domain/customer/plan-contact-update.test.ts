import type {
  BookedContact,
  ContactAddress,
} from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import { makeDetails } from '../../../../sidecar/src/domain/customer/contact-details.ts';
import {
  applyContactChanges,
  planContactUpdate,
  type ContactInXero,
} from '../../../../sidecar/src/domain/customer/plan-contact-update.ts';
import type { FieldPolicy } from '../../../../sidecar/src/domain/mapping/rule-set.ts';

const HOME: ContactAddress = {
  addressType: 'POBOX',
  addressLine1: '1 High Street',
  addressLine2: 'Unit 4',
  city: 'Town',
  region: '',
  postalCode: 'AB1',
  country: 'GB',
};

const ANN: BookedContact = {
  key: 'contact:D1-C1',
  fingerprint: '',
  needs: [],
  contactNumber: 'D1-C1',
  name: 'Ann Archer',
  fallbackName: 'Ann Archer (#1)',
  firstName: 'Ann',
  lastName: 'Archer',
  emailAddress: 'ann@a.test',
  taxNumber: 'GB1',
  phone: '0100',
  postalCode: 'AB1',
  addresses: [HOME],
  source: { placedAt: '2026-01-01', name: 'Ann Archer', namedBy: 'person' },
};

function policies(policy: FieldPolicy) {
  return { name: policy, email: policy, phone: policy, addresses: policy, taxNumber: policy };
}

function asInXero(contact: BookedContact): ContactInXero {
  const { name, emailAddress, taxNumber } = contact;
  return { name, emailAddress, taxNumber, details: makeDetails(contact) };
}

const EMPTY = asInXero({ ...ANN, emailAddress: '', taxNumber: '', phone: '', addresses: [] });
const MOVED: BookedContact = {
  ...ANN,
  emailAddress: 'ann@b.test',
  phone: '0200',
  taxNumber: 'GB2',
  addresses: [{ ...HOME, addressLine1: '2 Low Road', addressLine2: '' }],
  source: { placedAt: '2026-02-01', name: 'Ann Archer', namedBy: 'person' },
};

it.each(['store', 'xero', 'onlyIfEmpty'] as const)('%s: what is the same is not sent', (policy) => {
  const sides = { store: ANN, before: ANN, xero: asInXero(ANN) };
  expect(planContactUpdate(sides, policies(policy))).toBeUndefined();
});

it.each(['store', 'xero', 'onlyIfEmpty'] as const)('%s: never blanks out', (policy) => {
  const store = { ...MOVED, emailAddress: '', phone: '', taxNumber: '', addresses: [] };
  const sides = { store, before: ANN, xero: asInXero(ANN) };
  expect(planContactUpdate(sides, policies(policy))).toBeUndefined();
});

it('store: what changed in the store is sent, with what Xero had of it', () => {
  const sides = { store: MOVED, before: ANN, xero: asInXero(ANN) };
  expect(planContactUpdate(sides, policies('store'))).toEqual({
    changes: {
      emailAddress: 'ann@b.test',
      taxNumber: 'GB2',
      phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '0200' }],
      addresses: [
        {
          AddressType: 'POBOX',
          AddressLine1: '2 Low Road',
          // The old one's second line would make a wrong address.
          AddressLine2: '',
          City: 'Town',
          PostalCode: 'AB1',
          Country: 'GB',
        },
      ],
    },
    was: {
      emailAddress: 'ann@a.test',
      taxNumber: 'GB1',
      phone: '0100',
      POBOX: '1 High Street, Unit 4, Town, AB1, GB',
    },
  });
});

it('store: a field that was changed in Xero stays while the store has no news of it', () => {
  const xero = asInXero({ ...ANN, phone: '0999' });
  const store = { ...ANN, emailAddress: 'ann@b.test' };
  const update = planContactUpdate({ store, before: ANN, xero }, policies('store'));
  expect(update?.changes).toEqual({ emailAddress: 'ann@b.test' });
});

it.each(['store', 'onlyIfEmpty'] as const)(
  '%s: of a contact that was found in Xero only gaps are filled',
  (policy) => {
    const some = { ...EMPTY, emailAddress: 'other@x.test' };
    const found = planContactUpdate(
      { store: ANN, before: undefined, xero: some },
      policies(policy),
    );
    expect(Object.keys(found?.changes ?? {})).toEqual(['taxNumber', 'phones', 'addresses']);
  },
);

it('only if empty: what somebody emptied in Xero is not filled again with the same', () => {
  const sides = { store: ANN, before: ANN, xero: EMPTY };
  expect(planContactUpdate(sides, policies('onlyIfEmpty'))).toBeUndefined();
});

it('only if empty: news is not written over what Xero knows', () => {
  const sides = { store: MOVED, before: ANN, xero: asInXero(ANN) };
  expect(planContactUpdate(sides, policies('onlyIfEmpty'))).toBeUndefined();
});

it('Xero’s other telephones and addresses go along, so that none is lost', () => {
  const mobile = { PhoneType: 'MOBILE', PhoneNumber: '0777' };
  const street = { AddressType: 'STREET', City: 'Elsewhere' };
  const { details, ...known } = asInXero(ANN);
  const xero = {
    ...known,
    details: {
      ...details,
      phones: [mobile, { PhoneType: 'FAX' }, ...details.phones],
      addresses: [street, ...details.addresses],
    },
  };
  const { changes } =
    planContactUpdate({ store: MOVED, before: ANN, xero }, policies('store')) ?? {};
  expect(changes?.phones?.[0]).toEqual(mobile);
  expect(changes?.phones).toHaveLength(2);
  expect(changes?.addresses?.[0]).toEqual(street);
  const after = applyContactChanges(xero, changes ?? {});
  expect(after.details.addresses[1]).not.toHaveProperty('AddressLine2');
});

it('store: a name goes along with the person’s, but not where only the setting changed', () => {
  const named = (name: string, namedBy = 'person'): BookedContact => ({
    ...ANN,
    name,
    lastName: 'Baker',
    source: { placedAt: '2026-02-01', name, namedBy },
  });
  const xero = asInXero(ANN);
  const plan = (store: BookedContact) =>
    planContactUpdate({ store, before: ANN, xero }, policies('store'))?.changes;
  expect(plan(named('Ann Baker'))).toEqual({
    name: 'Ann Baker',
    firstName: 'Ann',
    lastName: 'Baker',
  });
  expect(plan(named('Baker Ltd', 'companyFirst'))).toBeUndefined();
});

it('store: where an order is delivered to changes no address', () => {
  const street = { ...HOME, addressType: 'STREET' as const };
  const before = { ...ANN, addresses: [HOME, street] };
  const store = { ...ANN, addresses: [HOME, { ...street, addressLine1: 'A friend’s' }] };
  const xero = asInXero(before);
  expect(planContactUpdate({ store, before, xero }, policies('store'))).toBeUndefined();
});
