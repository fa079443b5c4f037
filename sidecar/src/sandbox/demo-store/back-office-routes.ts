import { Router } from 'express';
import type { ActingAdmin } from './acting-admin.ts';
import { renderDaybookPage, renderElsewhere, renderLogin } from './back-office-page.ts';
import { renderOrderList, renderOrderPage } from './order-pages.ts';
import type { Shop } from './shop.ts';

/** The back office's own pages, and its login: without it every address under /Admin leads there. */
export function createBackOfficeRoutes(shop: Shop, admin: ActingAdmin): Router {
  const router = Router();
  router.get('/login', (request, response) => {
    response.type('html').send(renderLogin(readReturnUrl(request.query['returnUrl'])));
  });
  router.post('/login', (request, response) => {
    admin.isSignedIn = true;
    response.redirect(302, readReturnUrl(request.query['returnUrl']));
  });
  router.get('/logout', (_request, response) => {
    admin.isSignedIn = false;
    response.redirect(302, '/login');
  });
  router.use('/Admin', (request, response, next) => {
    if (admin.isSignedIn) next();
    else response.redirect(302, `/login?returnUrl=${encodeURIComponent(request.originalUrl)}`);
  });
  router.get(['/', '/Admin'], (_request, response) => response.redirect('/Admin/Daybook'));
  router.get('/Admin/Daybook', (_request, response) => {
    response.type('html').send(renderDaybookPage(admin.identity));
  });
  router.get('/Admin/Elsewhere', (_request, response) => {
    response.type('html').send(renderElsewhere(admin.identity));
  });
  router.get('/Admin/Order/List', (_request, response) => {
    response.type('html').send(renderOrderList(admin.identity, shop.data.orders));
  });
  router.get('/Admin/Order/Edit/:id', (request, response) => {
    const order = shop.findOrder(Number(request.params['id']));
    if (order === undefined)
      response.status(404).type('html').send(renderElsewhere(admin.identity));
    else response.type('html').send(renderOrderPage(admin.identity, order));
  });
  return router;
}

/** Only paths of the shop itself. */
function readReturnUrl(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : '/Admin/Daybook';
}
