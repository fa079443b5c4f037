/** How deep errors are nested: element, contact or line, its errors. */
const MAX_DEPTH = 6;

/** All validation messages of an element, its contact and its lines included; no warnings. */
export function listMessages(value: unknown, depth = 0): string[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((entry) => listMessages(entry, depth + 1));
  const found = Object.entries(value).flatMap(([name, entry]) =>
    name === 'ValidationErrors' ? readMessages(entry) : listMessages(entry, depth + 1),
  );
  return [...new Set(found)];
}

function readMessages(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((error: unknown) => {
    const message: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, 'Message') : error;
    return typeof message === 'string' && message !== '' ? [message] : [];
  });
}
