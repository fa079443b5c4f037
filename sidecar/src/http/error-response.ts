import type { Response } from 'express';
import { DaybookError } from '../domain/errors/daybook-error.ts';
import { describeCode } from '../domain/errors/describe-code.ts';
import { ERROR_CODES, type ErrorCode } from '../domain/errors/error-codes.ts';

/** The only place where a code becomes an HTTP status. What is not listed goes by its kind. */
const STATUS_BY_CODE: Partial<Record<ErrorCode, number>> = {
  'request.not_json': 400,
  'request.not_signed': 401,
  'webhook.signature_refused': 401,
  'pairing.code_wrong': 403,
  'pairing.no_open_code': 403,
  'request.forbidden': 403,
  'request.not_found': 404,
  'setup.link_unknown': 404,
  'setup.backfill_unknown': 404,
  'setup.order_unknown': 404,
  'setup.review_entry_unknown': 404,
  'setup.organisation_unknown': 404,
  'setup.store_unknown': 404,
  'order.changed_since_shown': 409,
  'setup.backfill_over': 409,
  'setup.backfill_not_over': 409,
  'setup.booking_paused': 409,
  'setup.summary_stands': 409,
  'setup.gift_card_below_used': 409,
  'setup.link_exists': 409,
  'setup.rules_changed': 409,
  'setup.not_live': 409,
  'setup.rules_missing': 409,
  'setup.answer_missing': 409,
  'setup.store_needs_https': 409,
  'setup.sign_in_expired': 409,
  'setup.sign_in_refused': 409,
  'setup.xero_app_missing': 409,
  'setup.wrong_organisation': 409,
  'store.foreign_shop': 409,
  'store.not_trusted': 409,
  'request.too_large': 413,
  'request.encoding_unsupported': 415,
  'request.invalid': 422,
  'store.plugin_outdated': 426,
  'store.service_outdated': 426,
  'request.too_many': 429,
};
const STATUS_BY_KIND = { user: 422, operational: 503, bug: 500 } as const;

export function getStatus(code: ErrorCode): number {
  return STATUS_BY_CODE[code] ?? STATUS_BY_KIND[ERROR_CODES[code].kind];
}

/** Sends the wire's one form of a problem. `serverTime` lets a sender see that its clock is off. */
export function sendProblem(response: Response, error: DaybookError, serverTime: string): void {
  const { code, details, retryAfterMs } = error;
  const status = getStatus(code);
  if (retryAfterMs !== undefined) response.set('Retry-After', toSeconds(retryAfterMs));
  const path = code === 'request.invalid' ? String(details['path']) : undefined;
  response.status(status).json({
    error: {
      code,
      ...describeCode(code, details),
      ...(path === undefined ? {} : { path }),
      ...(status === 401 ? { serverTime } : {}),
    },
  });
}

function toSeconds(delayMs: number): string {
  return String(Math.ceil(delayMs / 1000));
}

/** Whatever was thrown, as one of ours: body-parser's refusals are bad input, the rest is a bug. */
export function toDaybookError(thrown: unknown): DaybookError {
  if (thrown instanceof DaybookError) return thrown;
  const refusal = thrown as { readonly type?: unknown; readonly limit?: unknown; status?: unknown };
  if (refusal.type === 'entity.too.large') {
    const limitBytes = Number(refusal.limit);
    return new DaybookError('request.too_large', { details: { limitBytes }, cause: thrown });
  }
  const isBadInput = typeof refusal.status === 'number' && refusal.status < 500;
  const code = isBadInput ? 'request.encoding_unsupported' : 'service.bug';
  return new DaybookError(code, { cause: thrown });
}
