import { createRandom } from '../../sidecar/src/sandbox/demo-store/random.ts';

export const STRANGE_TEXTS = [
  '',
  ' ',
  '\u0000',
  '../../etc/passwd',
  '%2e%2e%2f',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '𝕏'.repeat(300),
  '\u202Etxt',
  'x'.repeat(100_000),
  '1e309',
  '-0',
  'NaN',
  '2026-02-30',
  '9999999999999999999999',
  'constructor',
  '__proto__',
];

const NOT_JSON = ['{', '[', 'null', '"', '{"a":', '\uFEFF{}', '[[[[[[', 'undefined'];

/** Values of a seed: the same seed makes the same ones. */
export class FuzzValues {
  readonly #random: ReturnType<typeof createRandom>;

  constructor(seed: number) {
    this.#random = createRandom(seed);
  }

  isChosen(share: number): boolean {
    return this.#random.next() < share;
  }

  integer(below: number): number {
    return Math.floor(this.#random.next() * below);
  }

  pick<T>(values: readonly T[]): T {
    return values[this.integer(values.length)] as T;
  }

  /** Any JSON value; objects have these fields. */
  value(fields: readonly string[], depth = 0): unknown {
    const simple = [
      () => this.pick(STRANGE_TEXTS),
      () => null,
      () => true,
      () => this.#random.next() * 1e18 - 5e17,
      () => -1,
      () => this.integer(1000),
    ];
    if (depth > 3 || this.isChosen(0.6)) return this.pick(simple)();
    const items = Array.from({ length: this.integer(4) }, () => this.value(fields, depth + 1));
    if (this.isChosen(0.5)) return items;
    return Object.fromEntries(items.map((item) => [this.pick(fields), item]));
  }

  /** A body of some of these fields; `known` has values that the service knows. */
  body(fields: readonly string[], known: Readonly<Record<string, unknown>>): string {
    if (this.isChosen(0.1)) return this.pick(NOT_JSON);
    if (this.isChosen(0.05)) return '['.repeat(5000);
    const chosen = fields.filter(() => this.isChosen(0.4));
    return JSON.stringify(
      Object.fromEntries(
        chosen.map((field) => [
          field,
          field in known && this.isChosen(0.5) ? known[field] : this.value(fields),
        ]),
      ),
    );
  }

  /** The object with one of its fields spoilt; now and then the whole. */
  spoil(whole: Readonly<Record<string, unknown>>): Record<string, unknown> {
    const fields = Object.keys(whole);
    return { ...whole, [this.pick(fields)]: this.value(fields) };
  }
}
