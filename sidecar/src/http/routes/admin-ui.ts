import express, { Router, type RequestHandler } from 'express';
import { renderPage } from '../render-page.ts';

const YEAR_MS = 365 * 86_400_000;

/** GET /app/: the built pages of the admin. Names of assets change with their content. */
export function createAdminUi(adminUiDir: string): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const assets = { immutable: true, maxAge: YEAR_MS, index: false, redirect: false } as const;
  router.use('/assets', letBeKept, express.static(`${adminUiDir}/assets`, assets));
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
