import { Router, type RequestHandler } from 'express';
import type { Permission } from '../../contract/index.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { AdminHandler, AdminHandlers } from '../admin-handler.ts';
import { FileAnswer } from '../file-answer.ts';
import type { AdminUseCases } from '../http-use-cases.ts';
import { createRateLimit } from '../middleware/limit-rate.ts';
import { ROUTE_PERMISSIONS, type AdminRoute } from '../route-permissions.ts';
import { getActorOrThrow, getSignedOrThrow } from '../signed-request.ts';
import { createActivityHandlers } from './admin-activity.ts';
import { createBackfillHandlers } from './admin-backfills.ts';
import { createSummaryHandlers } from './admin-summaries.ts';
import { createHomeHandlers } from './admin-home.ts';
import { createCorrectionHandlers } from './admin-corrections.ts';
import { createPayoutHandlers } from './admin-payouts.ts';
import { createOrganisationChangeHandlers } from './admin-organisation-change.ts';
import { createLinkHandlers } from './admin-links.ts';
import { createMappingHandlers } from './admin-mappings.ts';
import { createOrderHandlers } from './admin-orders.ts';
import { createGiftCardHandlers } from './admin-gift-cards.ts';
import { createReviewHandlers } from './admin-review.ts';
import { createSettingsHandlers } from './admin-settings.ts';
import { createStoreOrderHandlers } from './admin-store-orders.ts';
import { createSetupHandlers } from './admin-setup.ts';
import { createStatusHandlers } from './admin-status.ts';
import { createXeroHandlers } from './admin-xero.ts';

const READS_PER_MINUTE = 1200;
const WRITES_PER_MINUTE = 300;

/** /app/api/v1: every route of the table of permissions, and no other. */
export function createAdminApi(useCases: AdminUseCases): Router {
  const handlers: AdminHandlers<AdminRoute> = {
    ...createStatusHandlers(useCases),
    ...createXeroHandlers(useCases),
    ...createLinkHandlers(useCases),
    ...createHomeHandlers(useCases),
    ...createOrderHandlers(useCases),
    ...createStoreOrderHandlers(useCases),
    ...createMappingHandlers(useCases),
    ...createCorrectionHandlers(useCases),
    ...createOrganisationChangeHandlers(useCases),
    ...createPayoutHandlers(useCases),
    ...createGiftCardHandlers(useCases),
    ...createReviewHandlers(useCases),
    ...createBackfillHandlers(useCases),
    ...createSummaryHandlers(useCases),
    ...createActivityHandlers(useCases),
    ...createSettingsHandlers(useCases),
    ...createSetupHandlers(useCases),
  };
  const limitReads = createRateLimit('admin reads', READS_PER_MINUTE);
  const limitWrites = createRateLimit('admin writes', WRITES_PER_MINUTE);
  const router = Router({ caseSensitive: true, strict: true });
  for (const [route, permission] of Object.entries(ROUTE_PERMISSIONS)) {
    const [method = '', path = ''] = route.split(' ');
    const chain = [requirePermission(permission), answerWith(handlers[route as AdminRoute])];
    if (method === 'GET') router.get(path, limitReads, ...chain);
    else if (method === 'PUT') router.put(path, limitWrites, ...chain);
    else router.post(path, limitWrites, ...chain);
  }
  return router;
}

function requirePermission(permission: Permission): RequestHandler {
  return (_request, response, next) => {
    if (getSignedOrThrow(response).identity?.permissions.includes(permission) === true) next();
    else next(new DaybookError('request.forbidden', { details: { permission } }));
  };
}

function answerWith(handler: AdminHandler): RequestHandler {
  return async (request, response) => {
    const answer = await handler(request, getActorOrThrow(response));
    if (answer instanceof FileAnswer) await answer.send(response);
    else response.json(answer ?? {});
  };
}
