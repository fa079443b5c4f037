import express, { type Express } from 'express';
import type { HttpDeps } from './http-deps.ts';
import { createErrorAnswer } from './middleware/answer-errors.ts';
import { createSecureHeaders } from './middleware/secure-headers.ts';

/** The second port, for whoever watches the service: nothing of the shop is on it. */
export function createHealthApp(
  deps: Pick<HttpDeps, 'useCases' | 'metrics' | 'clock' | 'logger'>,
  isStopping: () => boolean,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(createSecureHeaders());
  app.get('/healthz', (_request, response) => {
    response.type('text').send('ok\n');
  });
  app.get('/readyz', async (_request, response) => {
    const { isReady, reason } = isStopping()
      ? { isReady: false, reason: 'the service is stopping' }
      : await deps.useCases.checkReadiness();
    response
      .status(isReady ? 200 : 503)
      .type('text')
      .send(`${reason}\n`);
  });
  app.get('/metrics', async (_request, response) => {
    response.set('Content-Type', deps.metrics.contentType).send(await deps.metrics.render());
  });
  app.use((_request, response) => {
    response.status(404).type('text').send('there is nothing here\n');
  });
  app.use(createErrorAnswer(deps));
  return app;
}
