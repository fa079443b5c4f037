import fc from 'fast-check';
import { chooseRuleSet } from '../../sidecar/src/domain/mapping/choose-rule-set.ts';

const day = fc
  .integer({ min: 0, max: 400 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
/** As they are published: numbers grow, the first applies to every order. */
const ruleSets = fc
  .array(fc.option(day, { nil: null }), { maxLength: 12 })
  .map((dates) => [null, ...dates].map((validFrom, at) => ({ number: at + 1, validFrom })));

it('an order takes rules that apply to its day, and no newer ones do', () => {
  fc.assert(
    fc.property(ruleSets, day, (published, placedOn) => {
      const chosen = chooseRuleSet(published, placedOn);
      const rules = published.find(({ number }) => number === chosen);
      expect(rules).toBeDefined();
      expect(rules?.validFrom === null || (rules?.validFrom ?? '') <= placedOn).toBe(true);
      const newer = published.filter(({ number }) => number > (chosen ?? 0));
      expect(newer.every(({ validFrom }) => validFrom !== null && validFrom > placedOn)).toBe(true);
    }),
  );
});

it('rules without a date apply to every order, whatever was published before', () => {
  fc.assert(
    fc.property(ruleSets, day, (published, placedOn) => {
      const number = published.length + 1;
      expect(chooseRuleSet([...published, { number, validFrom: null }], placedOn)).toBe(number);
    }),
  );
});

it('rules from a date on change nothing for an order of an earlier day', () => {
  fc.assert(
    fc.property(ruleSets, day, day, (published, placedOn, validFrom) => {
      fc.pre(placedOn < validFrom);
      const more = [...published, { number: published.length + 1, validFrom }];
      expect(chooseRuleSet(more, placedOn)).toBe(chooseRuleSet(published, placedOn));
    }),
  );
});

it('the order in which rules are listed does not matter', () => {
  fc.assert(
    fc.property(ruleSets, day, (published, placedOn) => {
      expect(chooseRuleSet(published.toReversed(), placedOn)).toBe(
        chooseRuleSet(published, placedOn),
      );
    }),
  );
});
