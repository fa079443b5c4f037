import type { ErrorRequestHandler } from 'express';
import { logRequestFailed } from '../../observability/business-events.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import { getStatus, sendProblem, toDaybookError } from '../error-response.ts';
import { describeRoute } from './observe-requests.ts';

/** The last middleware: every throw becomes a problem in words; only faults of ours are logged as such. */
export function createErrorAnswer(deps: {
  readonly clock: Clock;
  readonly logger: Logger;
}): ErrorRequestHandler {
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
  return (thrown, request, response, next) => {
    if (response.headersSent) {
      next(thrown);
      return;
    }
    const error = toDaybookError(thrown);
    const status = getStatus(error.code);
    if (status >= 500) {
      logRequestFailed(deps.logger, {
        method: request.method,
        route: describeRoute(request.route, status),
        status,
        requestId: String(response.locals['requestId']),
        problem: describeCause(error),
      });
    }
    if (error.code === 'webhook.signature_refused') {
      // Xero wants no body; whoever watches the log is told what to do.
      deps.logger.warn(`${error.message} Is DAYBOOK_XERO_WEBHOOK_KEY the key that Xero shows?`);
      response.status(status).end();
      return;
    }
    sendProblem(response, error, deps.clock.nowIso());
  };
}

function describeCause(error: Error): string {
  const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : '';
  return cause === '' ? (error.stack ?? error.message) : `${error.message}: ${cause}`;
}
