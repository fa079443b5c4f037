import express, { Router, type RequestHandler } from 'express';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { renderPage } from '../render-page.ts';

const YEAR_MS = 365 * 86_400_000;

/** GET /app/: the built pages of the admin. Names of assets change with their content. */
export function createAdminUi(adminUiDir: string): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const assets = { immutable: true, maxAge: YEAR_MS, index: false, redirect: false } as const;
  router.use('/assets', letBeKept, express.static(`${adminUiDir}/assets`, assets));
  // The block of the store's order page: a page of these too, under an address that says what it is.
  router.get('/embed/orders/:orderId', (request, response) => {
    const { orderId } = request.params;
    if (!/^\d{1,10}$/.test(orderId)) throw new DaybookError('request.not_found');
    // Relative: the shop may live under a path of its own. Browsers keep what follows the #.
    response.redirect(302, `../../#/embed/orders/${orderId}`);
  });
  router.get('/', (_request, response) => {
    response.set('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: adminUiDir, cacheControl: false }, (error) => {
      if (error === undefined || response.headersSent) return;
      response.status(503).type('html').send(NOT_BUILT);
    });
  });
  return router;
}

/** Takes away what every other answer says: that nobody may keep it. */
const letBeKept: RequestHandler = (_request, response, next) => {
  response.removeHeader('Cache-Control');
  next();
};

const NOT_BUILT = renderPage({
  isGood: false,
  title: 'Daybook for Xero',
  paragraphs: [
    'These pages have not been built on this machine.',
    'Run “npm run build” in Daybook’s folder, then load this page again.',
  ],
});
