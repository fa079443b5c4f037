import { readdirSync, readFileSync } from 'node:fs';

const FIXTURES = new URL('../fixtures/nop/', import.meta.url);

interface Fixture {
  readonly info: object;
  readonly orders: readonly object[];
}

/** Orders and info of a running nopCommerce, taken before there was a plugin. */
export function readFixtures(): {
  readonly infos: readonly object[];
  readonly orders: readonly object[];
} {
  const files = readdirSync(FIXTURES).filter((name) => name.endsWith('.json'));
  const fixtures = files.map(
    (name) => JSON.parse(readFileSync(new URL(name, FIXTURES), 'utf8')) as Fixture,
  );
  return {
    infos: fixtures.map(({ info }) => info),
    orders: fixtures.flatMap(({ orders }) => orders),
  };
}

/** Field by field: what one side has and the other has not, by its place; nothing where they agree. */
export function compareShapes(
  ours: readonly object[],
  theirs: readonly object[],
  mayBeMore: readonly string[] = [],
): readonly string[] {
  const [own, known] = [collectFields(ours), collectFields(theirs)];
  return [...own].flatMap(([place, fields]) => {
    const expected = known.get(place);
    // A list that was empty in all of them says nothing of its entries.
    if (expected === undefined) return [];
    const missing = [...expected].filter((name) => !fields.has(name));
    const added = [...fields].filter(
      (name) => !expected.has(name) && !mayBeMore.includes(`${place}.${name}`),
    );
    return [
      ...missing.map((name) => `lacks ${place}.${name}`),
      ...added.map((name) => `adds ${place}.${name}`),
    ];
  });
}

function collectFields(objects: readonly object[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const walk = (value: unknown, place: string): void => {
    if (Array.isArray(value)) {
      for (const entry of value as unknown[]) walk(entry, `${place}[]`);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const fields = found.get(place) ?? new Set<string>();
    found.set(place, fields);
    for (const [name, entry] of Object.entries(value)) {
      fields.add(name);
      walk(entry, `${place}.${name}`);
    }
  };
  for (const object of objects) walk(object, '');
  return found;
}
