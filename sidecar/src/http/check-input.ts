import type { z } from 'zod';
import { DaybookError } from '../domain/errors/daybook-error.ts';

/** The value in the schema's form. Throws `request.invalid` with the path of the first bad field. */
export function checkInput<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new DaybookError('request.invalid', {
    details: {
      path: issue === undefined ? '' : formatPath(issue.path),
      problem: issue?.message ?? 'not understood',
    },
  });
}

/** `events[3].kind`; the body itself is `(body)`. */
export function formatPath(path: readonly PropertyKey[]): string {
  if (path.length === 0) return '(body)';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}
