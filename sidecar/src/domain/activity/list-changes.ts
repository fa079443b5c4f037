/** One thing that a person changed, as text; null where there was nothing. */
export interface Change {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What an audit entry changed, field by field; what stayed the same is left out. */
export function listChanges(before: unknown, after: unknown): Change[] {
  const [old, now] = [toFields(before), toFields(after)];
  const fields = [...new Set([...old.keys(), ...now.keys()])];
  return fields
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
}

/** Texts and figures by themselves are one field without a name. */
function toFields(value: unknown): ReadonlyMap<string, string | null> {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object') return new Map([['', toText(value)]]);
  if (Array.isArray(value)) return new Map([['', value.map(toText).join(', ')]]);
  return new Map(Object.entries(value).map(([field, entry]) => [field, toText(entry)]));
}

function toText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}
