type LogValue = string | number | boolean | null | undefined;

const REDACTED = '[redacted]';
/** Anywhere in a key: secrets. */
const SECRET_KEY = /token|secret|authorization|password|cookie|signature|nonce/i;
/** The whole key or its last word: what names or reaches a person, and one-time codes. */
const PERSONAL_KEY = /(^|[a-z_])(code|email|name|phone|address)$|(Code|Email|Name|Phone|Address)$/;
const HARMLESS_KEYS: ReadonlySet<string> = new Set([
  'accountCode',
  'currencyCode',
  'errorCode',
  'jobName',
  'statusCode',
]);
/** `xero.rate_limited` under the key `code` is an error's name, not a one-time code. */
const ERROR_CODE = /^[a-z]+\.[a-z_]+$/;
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/g, '[email]'],
  [/\b(?:bearer|basic)\s+[\w.~+/=-]+/gi, '[authorization]'],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[token]'],
];

/** A log field without secrets and personal data, by its key and by what its value looks like. */
export function redactField(key: string, value: LogValue): LogValue {
  if (typeof value !== 'string' || value === '') return isSecret(key) ? REDACTED : value;
  if (isSecret(key)) return REDACTED;
  if (PERSONAL_KEY.test(key) && !HARMLESS_KEYS.has(key) && !ERROR_CODE.test(value)) return REDACTED;
  return redactText(value);
}

/** Free text, such as an error's message, without what looks like an address or a token. */
export function redactText(text: string): string {
  return PATTERNS.reduce((rest, [pattern, mark]) => rest.replace(pattern, mark), text);
}

function isSecret(key: string): boolean {
  return SECRET_KEY.test(key);
}
