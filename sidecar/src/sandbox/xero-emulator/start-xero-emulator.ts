import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { json, type ErrorRequestHandler, type Express } from 'express';
import { createAccountingGate } from './accounting-gate.ts';
import { createAccountingRoutes } from './accounting-routes.ts';
import { createControlRoutes } from './control-routes.ts';
import type { EmulatorOptions, RunningEmulator } from './emulator-options.ts';
import { EmulatorState } from './emulator-state.ts';
import { createFaultMiddleware } from './fault-middleware.ts';
import { Faults } from './faults.ts';
import { IdempotencyCache } from './idempotency-cache.ts';
import { createIdentityRoutes } from './identity-routes.ts';
import { RateLimiter } from './rate-limiter.ts';
import { createSettingsRoutes } from './settings-routes.ts';
import { WebhookSender } from './webhook-sender.ts';

/** A server that speaks Xero's wire: sign-in, connections, accounting. Loopback by default. */
export async function startXeroEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  const state = new EmulatorState(options);
  const now = (): number => state.now();
  const webhooks = new WebhookSender(options.webhook, now);
  const app = createApp(state, options, webhooks);
  // Idle connections are the other side’s to close, or what it is just sending is lost.
  const server = createServer({ keepAliveTimeout: 65_000 }, app);
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    async close() {
      await closeServer(server);
      await webhooks.waitUntilSent();
      state.close();
    },
  };
}

function createApp(
  state: EmulatorState,
  options: EmulatorOptions,
  webhooks: WebhookSender,
): Express {
  const now = (): number => state.now();
  const app = express();
  app.disable('x-powered-by');
  const faults = new Faults(now);
  const { openApiCheck } = options;
  const strike = createFaultMiddleware(faults, state);
  app.use('/__emulator', createControlRoutes({ state, webhooks, faults, openApiCheck }));
  app.post('/connect/token', strike);
  app.use(createIdentityRoutes(state, options));
  const gate = createAccountingGate({
    state,
    limiter: new RateLimiter(options.limits, now),
    cache: new IdempotencyCache(now),
    webhooks,
  });
  // xero-node sends a JSON body with GETs as well.
  app.use('/api.xro/2.0', json({ limit: '10mb' }), strike, gate);
  if (openApiCheck !== undefined) app.use('/api.xro/2.0', openApiCheck.middleware);
  app.use('/api.xro/2.0', createSettingsRoutes(), createAccountingRoutes());
  app.use(answerErrors);
  return app;
}

// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  if (error instanceof SyntaxError) {
    response.status(400).json({
      ErrorNumber: 14,
      Type: 'PostDataInvalidException',
      Message: 'The data could not be parsed',
    });
    return;
  }
  console.error(error);
  response.status(500).json({
    Title: 'An error occurred',
    Detail:
      'An error occurred in Xero. Check the API Status page http://status.developer.xero.com for current service status.',
    Status: 500,
  });
};

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
