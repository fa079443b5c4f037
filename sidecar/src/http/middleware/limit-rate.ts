import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { SignedRequest } from '../signed-request.ts';

const WINDOW_MS = 60_000;

/**
 * At most so many requests a minute for one key, admin and group of routes; never by address, because
 * every request comes from the shop's own machine.
 */
export function createRateLimit(group: string, perMinute: number): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    validate: false,
    keyGenerator: (_request: Request, response: Response) => `${group} ${describeSender(response)}`,
    handler: (_request, _response, next) =>
      next(new DaybookError('request.too_many', { retryAfterMs: WINDOW_MS })),
  });
}

function describeSender(response: Response): string {
  const signed = (response.locals as { signed?: SignedRequest }).signed;
  if (signed === undefined) return 'unsigned';
  return `${signed.pairing.keyId} ${signed.identity?.id ?? ''}`;
}
