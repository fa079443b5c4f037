import { BOOKING_CODES } from './booking-codes.ts';
import { CHANGE_CODES } from './change-codes.ts';
import { CONTACT_CODES } from './contact-codes.ts';
import type { ErrorEntry } from './error-entry.ts';
import { FEE_CODES } from './fee-codes.ts';
import { MAPPING_CODES } from './mapping-codes.ts';
import { SERVICE_CODES } from './service-codes.ts';
import { STORE_CODES } from './store-codes.ts';
import { XERO_CODES } from './xero-codes.ts';

/** Every code of the product, once. docs/errors.md and the texts of the pages are tested against it. */
export const ERROR_CODES = {
  ...BOOKING_CODES,
  ...CHANGE_CODES,
  ...CONTACT_CODES,
  ...FEE_CODES,
  ...MAPPING_CODES,
  ...SERVICE_CODES,
  ...STORE_CODES,
  ...XERO_CODES,
} as const satisfies Readonly<Record<string, ErrorEntry>>;

export type ErrorCode = keyof typeof ERROR_CODES;
