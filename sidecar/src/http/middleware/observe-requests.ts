import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Metrics } from '../../observability/metrics.ts';

/** Gives every request an id, which its answer carries, and counts it when it is answered. */
export function createRequestObserver(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const startedAt = process.hrtime.bigint();
    response.locals['requestId'] = randomUUID();
    response.set('Daybook-Request-Id', String(response.locals['requestId']));
    response.set('Cache-Control', 'no-store');
    response.on('finish', () => {
      const durationSeconds = Number(process.hrtime.bigint() - startedAt) / 1e9;
      const { method } = request;
      const route = describeRoute(request.route, response.statusCode);
      metrics.countRequest({ method, route, status: response.statusCode }, durationSeconds);
    });
    next();
  };
}

/** Only patterns: an address as sent would make a series of its own in the metrics. */
export function describeRoute(route: unknown, status = 0): string {
  const path = (route as { readonly path?: unknown } | undefined)?.path;
  return typeof path === 'string' ? path : status === 404 ? 'none' : 'refused';
}
