/** A body's fields, whatever the case of their first letter; unknown ones are ignored. */
export type Fields = Readonly<Record<string, unknown>>;

/** Keys in PascalCase, recursively: the SDK sends PascalCase, others camelCase. */
export function toPascal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toPascal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key.charAt(0).toUpperCase() + key.slice(1),
      toPascal(entry),
    ]),
  );
}

/** The elements of a body: `{Plural: […]}`, an array, or one object. */
export function readElements(body: unknown, plural: string): Fields[] {
  const pascal = toPascal(body);
  if (Array.isArray(pascal)) return pascal as Fields[];
  const fields = (pascal ?? {}) as Fields;
  const listed = fields[plural];
  if (Array.isArray(listed)) return listed as Fields[];
  return Object.keys(fields).length === 0 ? [] : [fields];
}

export function readText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function readNumber(value: unknown, fallback: number): number {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : fallback;
}

export function readObject(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

export function readList(value: unknown): Fields[] {
  return Array.isArray(value) ? (value as Fields[]) : [];
}
