import fc from 'fast-check';
import {
  matchContact,
  type ContactCandidate,
} from '../../sidecar/src/domain/customer/match-contact.ts';
import { DOUBTFUL, scoreContact } from '../../sidecar/src/domain/customer/score-contact.ts';

/** Few values, so that they meet. */
const facts = fc.record({
  name: fc.constantFrom('', 'Ann Archer', 'ANN ARCHER', 'Anne Archer', 'Acme Ltd', 'Acme Limited'),
  emailAddress: fc.constantFrom('', 'a@acme.test', 'A@Acme.test', 'b@acme.test', 'a@gmail.com'),
  taxNumber: fc.constantFrom('', 'GB123', '123', 'FR123', 'GB999'),
  phone: fc.constantFrom('', '+44 20 1234567', '020 1234567', '555 0100999'),
  postalCode: fc.constantFrom('', 'AB1 2CD', 'ab12cd', 'ZZ9'),
});
const candidates = fc
  .array(facts, { maxLength: 6 })
  .map((list) => list.map((entry, i): ContactCandidate => ({ ...entry, contactId: `id${i}` })));

it('what speaks for two being one is the same from either side', () => {
  fc.assert(
    fc.property(facts, facts, (a, b) => {
      expect(scoreContact(a, b)).toEqual(scoreContact(b, a));
    }),
  );
});

it('the order of the candidates changes nothing', () => {
  fc.assert(
    fc.property(facts, candidates, fc.nat(), (customer, list, turn) => {
      const at = list.length === 0 ? 0 : turn % list.length;
      const turned = [...list.slice(at), ...list.slice(0, at)].toReversed();
      expect(matchContact(customer, turned)).toEqual(matchContact(customer, list));
    }),
  );
});

it('one more that is not near changes no match', () => {
  fc.assert(
    fc.property(facts, candidates, facts, (customer, list, other) => {
      fc.pre(scoreContact(customer, other).score < DOUBTFUL);
      const more = [...list, { ...other, contactId: 'other' }];
      expect(matchContact(customer, more)).toEqual(matchContact(customer, list));
    }),
  );
});

it('a contact with another VAT number is never taken without a question', () => {
  fc.assert(
    fc.property(facts, candidates, (customer, list) => {
      const match = matchContact({ ...customer, taxNumber: 'GB123' }, list);
      const taken = list.find(
        ({ contactId }) => match.kind === 'found' && match.contactId === contactId,
      );
      expect(['FR123', 'GB999']).not.toContain(taken?.taxNumber);
    }),
  );
});
