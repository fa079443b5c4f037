import express, { Router, type Express, type RequestHandler } from 'express';
import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { HttpDeps } from './http-deps.ts';
import { createErrorAnswer } from './middleware/answer-errors.ts';
import { createShopCheck, createWireVersionCheck } from './middleware/check-shop.ts';
import { createRequestObserver } from './middleware/observe-requests.ts';
import { createSenderCheck } from './middleware/check-sender.ts';
import { createRawBodyReader } from './middleware/read-raw-body.ts';
import { createSecureHeaders } from './middleware/secure-headers.ts';
import { createSignatureCheck } from './middleware/verify-signature.ts';
import { createRefusals } from './refusals.ts';
import { findRouteFamily } from './route-families.ts';
import { createAdminApi } from './routes/admin-api.ts';
import { createAdminUi } from './routes/admin-ui.ts';
import { createPairRoute, createUnpairRoute } from './routes/pairing.ts';
import { createEventsRoute } from './routes/store-events.ts';
import { createXeroCallbackRoute } from './routes/xero-callback.ts';
import { createXeroWebhookRoute } from './routes/xero-webhooks.ts';

/** The port that the plugin talks to: everything is signed, except pairing. */
export function createMainApp(deps: HttpDeps): Express {
  const { useCases, logger, metrics, pairings, clock, startedAtMs, adminUiDir } = deps;
  const app = express();
  app.set('case sensitive routing', true);
  app.set('strict routing', true);
  app.disable('x-powered-by');
  app.set('etag', false);
  const refusals = createRefusals(clock);
  const senderDeps = { pairings, refusals, clock, logger, startedAtMs };
  app.use(createRequestObserver(metrics), createSecureHeaders(), refuseElsewhere);
  app.use('/store/v1', createPairRoute(useCases, logger));
  // In this order: a body is read only from who may be a paired store, and looked at once it is signed.
  app.use(
    createSenderCheck(senderDeps),
    createRawBodyReader(),
    createSignatureCheck(senderDeps),
    createWireVersionCheck(),
    createShopCheck({ useCases, refusals, logger }),
  );
  app.use('/store/v1', createStoreRoutes(deps));
  app.use('/app/api/v1', createAdminApi(useCases));
  app.use('/app', createAdminUi(adminUiDir));
  app.use(answerNotFound);
  app.use(createErrorAnswer({ clock, logger }));
  return app;
}

function createStoreRoutes({ useCases, logger, webhookKey }: HttpDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  router.use(createUnpairRoute(useCases, logger));
  router.use(createEventsRoute(useCases, logger));
  router.use(createXeroCallbackRoute(useCases));
  router.use(createXeroWebhookRoute(useCases, webhookKey));
  return router;
}

const refuseElsewhere: RequestHandler = (request, _response, next) => {
  const isOurs = findRouteFamily(request.originalUrl) !== undefined;
  next(isOurs ? undefined : new DaybookError('request.not_found'));
};

const answerNotFound: RequestHandler = (_request, _response, next) => {
  next(new DaybookError('request.not_found'));
};
