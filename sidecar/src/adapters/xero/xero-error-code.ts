import type { ErrorCode } from '../../domain/errors/error-codes.ts';

/** The codes of Xero's side of the table. */
export type XeroErrorCode = Extract<ErrorCode, `xero.${string}`>;
