import { findDuplicates } from '../../../../sidecar/src/domain/customer/find-duplicates.ts';
import type { ContactCandidate } from '../../../../sidecar/src/domain/customer/match-contact.ts';

function contact(contactId: string, facts: Partial<ContactCandidate>): ContactCandidate {
  const empty = { name: contactId, emailAddress: '', taxNumber: '', phone: '', postalCode: '' };
  return { ...empty, ...facts, contactId };
}

const show = (contacts: readonly ContactCandidate[]) =>
  findDuplicates(contacts).map((group) => [
    group.contacts.map(({ contactId }) => contactId),
    group.reasons,
  ]);

it('contacts that share a mark are one group, also by way of a third', () => {
  const contacts = [
    contact('a', { emailAddress: 'Ann@a.test' }),
    contact('b', { emailAddress: 'ann@a.test', taxNumber: 'GB 123' }),
    contact('c', { taxNumber: '123' }),
    contact('d', { emailAddress: 'bob@b.test' }),
  ];
  expect(show(contacts)).toEqual([
    [
      ['a', 'b', 'c'],
      ['sameTaxNumber', 'sameEmail'],
    ],
  ]);
});

it('two that only may be the same are no duplicates', () => {
  const contacts = [
    contact('a', { emailAddress: 'x@a.test', taxNumber: 'GB1', name: 'Acme' }),
    contact('b', { emailAddress: 'x@a.test', taxNumber: 'GB2', name: 'Acme' }),
    contact('c', { name: 'Ann Archer', postalCode: 'AB1' }),
    contact('d', { name: 'Anne Archer', postalCode: 'AB1' }),
  ];
  expect(show(contacts)).toEqual([]);
});

it('names that differ in their spelling only, at one postcode, are', () => {
  const contacts = [
    contact('a', { name: 'Acme Ltd', postalCode: 'AB1 2CD' }),
    contact('b', { name: 'ACME Limited.', postalCode: 'ab12cd' }),
  ];
  expect(show(contacts)).toEqual([
    [
      ['b', 'a'],
      ['sameName', 'samePostcode'],
    ],
  ]);
});

it('a mark that many share is nobody’s', () => {
  const many = Array.from({ length: 60 }, (_, i) =>
    contact(`id${i}`, { emailAddress: 'shop@till.test' }),
  );
  expect(show(many)).toEqual([]);
});
