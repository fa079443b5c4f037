import type { Permission } from '../contract/index.ts';

/** Who may do what: every route under /app/api/v1 with the permission it needs. */
export const ROUTE_PERMISSIONS = {
  'GET /status': 'view',
  'POST /shop-identity': 'administer',
  'POST /xero/app': 'administer',
  'POST /xero/connect': 'administer',
  'GET /xero/organisations': 'account',
  'POST /links': 'administer',
  'GET /links/:linkId/suggestion': 'account',
  'GET /links/:linkId/choices': 'view',
  'GET /links/:linkId/days': 'view',
  'GET /links/:linkId/rules': 'view',
  'PUT /links/:linkId/rules': 'account',
  'POST /links/:linkId/go-live': 'administer',
  'POST /links/:linkId/continue': 'administer',
  'POST /links/:linkId/pause': 'operate',
  'POST /links/:linkId/resume': 'operate',
  'GET /orders': 'view',
  'GET /orders/:linkId/:orderId': 'view',
  'GET /orders/:linkId/:orderId/details': 'view',
  'POST /orders/:linkId/:orderId/exclude': 'account',
  'POST /orders/:linkId/:orderId/include': 'account',
  'POST /orders/:linkId/:orderId/resync': 'operate',
  'POST /backfill': 'operate',
  'GET /review': 'view',
  'GET /setup': 'view',
  'PUT /setup': 'account',
  'POST /setup/go-live': 'administer',
  'GET /links/:linkId/setup-facts': 'view',
  'GET /links/:linkId/already-booked': 'account',
  'GET /links/:linkId/dry-run/sample': 'account',
  'GET /links/:linkId/dry-run': 'account',
  'GET /links/:linkId/first-orders': 'view',
} as const satisfies Readonly<Record<`${'GET' | 'POST' | 'PUT'} /${string}`, Permission>>;

export type AdminRoute = keyof typeof ROUTE_PERMISSIONS;
