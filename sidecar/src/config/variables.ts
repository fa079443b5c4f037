import { z } from 'zod';
import { base64Key, baseUrl, flag, port, text, wholeNumber } from './variable-types.ts';

/** One environment variable: how it is read, and the words for its row in docs/configuration.md. */
export interface Variable<T> {
  readonly schema: z.ZodType<T, string>;
  /** Undefined: the variable may be left out and is then null. */
  readonly fallback: string | undefined;
  readonly expected: string;
  readonly example: string;
}

function variable<T>(
  schema: z.ZodType<T, string>,
  words: { readonly expected: string; readonly example: string; readonly fallback?: string },
): Variable<T> {
  return { schema, fallback: words.fallback, expected: words.expected, example: words.example };
}

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** Every variable that Daybook reads, in the order of docs/configuration.md. */
export const VARIABLES = {
  DAYBOOK_DATA_DIR: variable(text(), {
    expected: 'a folder on a local disk, made when it is missing',
    example: '/var/lib/daybook',
    fallback: './.daybook',
  }),
  DAYBOOK_HOST: variable(text(), {
    expected: 'the address to listen on',
    example: '127.0.0.1',
    fallback: '127.0.0.1',
  }),
  DAYBOOK_PORT: variable(port(), {
    expected: 'a port from 0 to 65535 (0: any free one)',
    example: '4310',
    fallback: '4310',
  }),
  DAYBOOK_HEALTH_PORT: variable(port(), {
    expected: 'a port from 0 to 65535 (0: any free one)',
    example: '4311',
    fallback: '4311',
  }),
  DAYBOOK_XERO_API_URL: variable(baseUrl(), {
    expected: 'an https address, or http on loopback',
    example: 'https://api.xero.com',
    fallback: 'https://api.xero.com',
  }),
  DAYBOOK_XERO_LOGIN_URL: variable(baseUrl(), {
    expected: 'an https address, or http on loopback',
    example: 'https://login.xero.com',
    fallback: 'https://login.xero.com',
  }),
  DAYBOOK_XERO_IDENTITY_URL: variable(baseUrl(), {
    expected: 'an https address, or http on loopback',
    example: 'https://identity.xero.com',
    fallback: 'https://identity.xero.com',
  }),
  DAYBOOK_XERO_WEBHOOK_KEY: variable(text(), {
    expected: "the webhook key of the shop's Xero app",
    example: 'kYh2…Zw==',
  }),
  DAYBOOK_SECRET_KEY: variable(base64Key(), {
    expected: '32 random bytes in base64',
    example: 'the output of: openssl rand -base64 32',
  }),
  DAYBOOK_LOG_LEVEL: variable(z.enum(LOG_LEVELS), {
    expected: `one of ${LOG_LEVELS.join(', ')}`,
    example: 'info',
    fallback: 'info',
  }),
  DAYBOOK_RECORD_DIR: variable(text(), {
    expected: 'a folder for the record of every call to Xero',
    example: './support-record',
  }),
  DAYBOOK_RECORD_PERSONAL_DATA: variable(flag(), {
    expected: 'true or false',
    example: 'false',
    fallback: 'false',
  }),
  DAYBOOK_POLL_SECONDS: variable(wholeNumber(1, 86_400), {
    expected: 'a whole number of seconds from 1 to 86400',
    example: '300',
    fallback: '300',
  }),
};

export type VariableName = keyof typeof VARIABLES;
export type VariableValue<Name extends VariableName> =
  (typeof VARIABLES)[Name] extends Variable<infer Value> ? Value : never;
