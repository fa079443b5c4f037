import express, { type RequestHandler } from 'express';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { findRouteFamily } from '../route-families.ts';

/**
 * Keeps the bytes as they came: signatures are over them. Compressed bodies are refused, and one that
 * says itself that it is too large is not waited for.
 */
export function createRawBodyReader(): RequestHandler {
  return (request, response, next) => {
    const limit = findRouteFamily(request.originalUrl)?.mostBytes ?? 0;
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      next(new DaybookError('request.too_large', { details: { limitBytes: limit } }));
      return;
    }
    express.raw({ type: () => true, limit, inflate: false })(request, response, next);
  };
}
