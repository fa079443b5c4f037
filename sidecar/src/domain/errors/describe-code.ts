import { ERROR_CODES, type ErrorCode } from './error-codes.ts';

export interface CodeDescription {
  readonly message: string;
  readonly suggestion: string;
}

/** The texts of a code with its details filled in; a code that is unknown here stands for itself. */
export function describeCode(
  code: string,
  details: Readonly<Record<string, string | number>> = {},
): CodeDescription {
  if (!isErrorCode(code)) return { message: code, suggestion: '' };
  const { message, suggestion } = ERROR_CODES[code];
  return { message: fillIn(message, details), suggestion: fillIn(suggestion, details) };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERROR_CODES, code);
}

function fillIn(text: string, details: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (mark, name: string) => String(details[name] ?? mark));
}
