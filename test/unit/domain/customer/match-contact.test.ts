import type { ContactFacts } from '../../../../sidecar/src/domain/customer/contact-facts.ts';
import {
  matchContact,
  type ContactCandidate,
} from '../../../../sidecar/src/domain/customer/match-contact.ts';

const ANN: ContactFacts = {
  name: 'Ann Archer',
  emailAddress: 'ann@archer.test',
  taxNumber: 'GB 123 4567 89',
  phone: '+44 20 7946 0123',
  postalCode: 'AB1 2CD',
};
const NOTHING: ContactFacts = {
  name: '',
  emailAddress: '',
  taxNumber: '',
  phone: '',
  postalCode: '',
};

function inXero(facts: Partial<ContactFacts>, contactId = 'a'): ContactCandidate {
  return { ...NOTHING, contactId, ...facts };
}

const SURE: readonly [string, Partial<ContactFacts>][] = [
  ['the e-mail address, whatever its capitals', { emailAddress: 'Ann@Archer.test' }],
  [
    'the e-mail address, though it is the company’s contact',
    { emailAddress: ANN.emailAddress, name: 'Archer Ltd' },
  ],
  ['the e-mail address and the name: she moved', { ...ANN, postalCode: 'ZZ9', taxNumber: '' }],
  ['the VAT number without the country and with dots', { taxNumber: '123.456.789' }],
  [
    'the VAT number, by a colleague',
    { name: 'Ann Archer', taxNumber: 'GB123456789', emailAddress: 'bob@else.test' },
  ],
  ['the name and the postcode', { name: 'ANN  ARCHER', postalCode: 'ab12cd' }],
  [
    'the name and the postcode, another address of the company',
    { name: 'Ann Archer', postalCode: 'AB12CD', emailAddress: 'office@archer.test' },
  ],
];

it.each(SURE)('takes a contact by %s', (_why, facts) => {
  expect(matchContact(ANN, [inXero(facts)])).toEqual({ kind: 'found', contactId: 'a' });
});

const DOUBTFUL: readonly [string, Partial<ContactFacts>][] = [
  ['the e-mail address with another VAT number', { ...ANN, taxNumber: 'GB987654321' }],
  ['one VAT number of two countries', { ...ANN, taxNumber: 'FR123456789' }],
  [
    'the e-mail address, another name and another postcode',
    { emailAddress: ANN.emailAddress, name: 'Acme', postalCode: 'ZZ9' },
  ],
  [
    'the VAT number alone, with another name and another address',
    { taxNumber: 'GB123456789', name: 'Acme', emailAddress: 'x@acme.test' },
  ],
  [
    'the name and the postcode, with another e-mail address',
    { name: ANN.name, postalCode: ANN.postalCode, emailAddress: 'ann@gmail.com' },
  ],
  ['the name alone, where Xero knows nothing else', { name: ANN.name }],
  ['nearly the name, and the postcode', { name: 'Anne Archer', postalCode: ANN.postalCode }],
  [
    'the name the other way round, and the postcode',
    { name: 'Archer, Ann', postalCode: ANN.postalCode },
  ],
];

it.each(DOUBTFUL)('asks about %s', (_why, facts) => {
  expect(matchContact(ANN, [inXero(facts)]).kind).toBe('doubtful');
});

const NONE: readonly [string, Partial<ContactFacts>][] = [
  ['the name with another postcode', { name: ANN.name, postalCode: 'ZZ9' }],
  ['the name with another e-mail address', { name: ANN.name, emailAddress: 'ann@gmail.com' }],
  ['a neighbour', { name: 'Bob Quill', postalCode: ANN.postalCode, phone: ANN.phone }],
  ['nearly the name only', { name: 'Ann Archers' }],
];

it('the name at the domain of a marketplace, with one telephone for all, is another buyer', () => {
  const buyer = { ...ANN, taxNumber: '', emailAddress: 'a1@relay.test' };
  const other = { ...buyer, emailAddress: 'b2@relay.test', postalCode: 'ZZ9' };
  expect(matchContact(buyer, [inXero(other)])).toEqual({ kind: 'none' });
});

it('another number in the name is another one', () => {
  const facts = { ...NOTHING, postalCode: 'AB1' };
  const match = matchContact({ ...facts, name: 'Branch 1 of Acme' }, [
    inXero({ ...facts, name: 'Branch 2 of Acme' }),
  ]);
  expect(match).toEqual({ kind: 'none' });
});

it.each(NONE)('makes a new one beside %s', (_why, facts) => {
  expect(matchContact(ANN, [inXero(facts)])).toEqual({ kind: 'none' });
});

it('two that are equally sure are doubtful', () => {
  const { emailAddress } = ANN;
  const two = [inXero({ emailAddress }, 'a'), inXero({ emailAddress }, 'b')];
  expect(matchContact(ANN, two)).toMatchObject({ kind: 'doubtful', candidates: [{}, {}] });
});

it('of two with her e-mail address the one with her name is taken', () => {
  const { emailAddress, name } = ANN;
  const two = [inXero({ emailAddress, name: 'Acme' }, 'a'), inXero({ emailAddress, name }, 'b')];
  expect(matchContact(ANN, two)).toEqual({ kind: 'found', contactId: 'b' });
});

it('one sure by the e-mail address, another by the VAT number: doubtful', () => {
  const two = [
    inXero({ emailAddress: ANN.emailAddress }, 'a'),
    inXero({ taxNumber: ANN.taxNumber }, 'b'),
  ];
  expect(matchContact(ANN, two).kind).toBe('doubtful');
});

it('a customer of whom only a name is known is nobody that Xero has', () => {
  const guests = { ...NOTHING, name: 'Guests of Shop' };
  expect(matchContact(guests, [inXero({ name: 'Guests of Shop' })])).toEqual({ kind: 'none' });
});

it('says what speaks for a candidate and what against it', () => {
  const match = matchContact(ANN, [
    inXero({ ...ANN, taxNumber: 'GB987654321', postalCode: 'ZZ9' }),
  ]);
  expect(match).toMatchObject({
    candidates: [
      { reasons: ['sameEmail', 'sameName', 'samePhone', 'otherPostcode', 'otherTaxNumber'] },
    ],
  });
});

it.each([
  ['Acme Ltd', 'ACME LIMITED.'],
  ['Müller & Söhne GmbH', 'Muller and Sohne gmbh'],
])('%s and %s are one name', (a, b) => {
  const facts = { ...NOTHING, postalCode: 'AB1' };
  const match = matchContact({ ...facts, name: a }, [inXero({ ...facts, name: b })]);
  expect(match).toEqual({ kind: 'found', contactId: 'a' });
});

it('asks about no other customer of the shop, and takes that contact only where it is sure', () => {
  const near = { name: ANN.name, phone: ANN.phone };
  expect(matchContact(ANN, [inXero(near)]).kind).toBe('doubtful');
  expect(matchContact(ANN, [{ ...inXero(near), isOfAnother: true }])).toEqual({ kind: 'none' });
  expect(matchContact(ANN, [{ ...inXero(ANN), isOfAnother: true }])).toEqual({
    kind: 'found',
    contactId: 'a',
  });
});
