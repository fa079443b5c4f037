import type { ErrorCode } from './error-codes.ts';

export interface DaybookErrorOptions {
  readonly details?: Readonly<Record<string, string | number>>;
  readonly retryAfterMs?: number;
  readonly cause?: unknown;
}

/** The one error of the product. The code is stable; details are safe to show and to log. */
export class DaybookError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;
  readonly retryAfterMs: number | undefined;

  constructor(code: ErrorCode, options: DaybookErrorOptions = {}) {
    super(code, { cause: options.cause });
    this.name = 'DaybookError';
    this.code = code;
    this.details = options.details ?? {};
    this.retryAfterMs = options.retryAfterMs;
  }
}
