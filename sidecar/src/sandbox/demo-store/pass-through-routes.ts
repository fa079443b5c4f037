import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response as ExpressResponse } from 'express';
import type { AdminIdentity } from '../../contract/index.ts';
import { BACK_OFFICE_PAGE } from './back-office-page.ts';
import type { Shop } from './shop.ts';
import { fetchSigned, type PluginRequest } from './signed-fetch.ts';

/** The demo's one administrator. */
const ADMIN: AdminIdentity = {
  id: 1,
  email: 'admin@example.test',
  name: 'Demo admin',
  permissions: ['view', 'operate', 'account', 'administer'],
  language: 'en',
  direction: 'ltr',
};

const PASSED_ANSWER_HEADERS = [
  'content-type',
  'content-security-policy',
  'cache-control',
  'location',
  'x-content-type-options',
];

/** The plugin's pass-through: the admin's pages under /Admin/Daybook, Xero's callback and webhooks in public. */
export function createPassThroughRoutes(shop: Shop, getStoreUrl: () => string): Router {
  const router = Router();
  const antiforgeryToken = randomBytes(24).toString('base64url');
  const forward = (request: PluginRequest, response: ExpressResponse): Promise<void> =>
    passOn(shop, { storeUrl: getStoreUrl(), request, response });

  router.get('/', (_request, response) => response.redirect('/Admin/Daybook'));
  router.get('/Admin/Daybook', (_request, response) => {
    response.type('html').send(BACK_OFFICE_PAGE);
  });

  router.get('/Admin/Daybook/session', (_request, response) => {
    response.json({
      antiforgeryToken,
      user: { id: ADMIN.id, email: ADMIN.email, name: ADMIN.name },
      permissions: ADMIN.permissions,
      language: ADMIN.language,
      direction: ADMIN.direction,
      storeUrl: getStoreUrl(),
    });
  });

  router.all('/Admin/Daybook/app{/*path}', async (request, response) => {
    const inner = request.originalUrl.slice('/Admin/Daybook'.length);
    if (!isPlainPath(inner)) {
      response.status(400).json({ error: { code: 'request.path', message: 'Path refused.' } });
      return;
    }
    const isTokenRight = request.header('RequestVerificationToken') === antiforgeryToken;
    if (request.method !== 'GET' && !isTokenRight) {
      response
        .status(400)
        .json({ error: { code: 'request.antiforgery', message: 'Token missing.' } });
      return;
    }
    await forward({ ...describe(request), pathWithQuery: inner, identity: ADMIN }, response);
  });

  router.get('/daybook/xero/callback', async (request, response) => {
    const query = new URL(request.originalUrl, 'http://store').search;
    await forward(
      { ...describe(request), pathWithQuery: `/store/v1/xero/callback${query}` },
      response,
    );
  });

  router.post('/daybook/xero/webhooks', async (request, response) => {
    const signature = request.header('x-xero-signature') ?? '';
    await forward(
      {
        ...describe(request),
        pathWithQuery: '/store/v1/xero/webhooks',
        headers: { 'x-xero-signature': signature },
      },
      response,
    );
  });
  return router;
}

/** No empty, dot, backslash or encoded-slash segments. */
function isPlainPath(pathWithQuery: string): boolean {
  const [path = ''] = pathWithQuery.split('?');
  const segments = path.split('/').slice(1);
  return segments.every(
    (segment, i) =>
      (segment !== '' || i === segments.length - 1) &&
      !/^(\.|%2e)+$/i.test(segment) &&
      !/\\|%5c|%2f|%25/i.test(segment),
  );
}

function describe(request: Request): Omit<PluginRequest, 'pathWithQuery'> {
  return {
    method: request.method,
    body: (request as Request & { rawBody?: Buffer }).rawBody ?? Buffer.alloc(0),
    contentType: request.header('content-type'),
  };
}

async function passOn(
  shop: Shop,
  passing: {
    readonly storeUrl: string;
    readonly request: PluginRequest;
    readonly response: ExpressResponse;
  },
): Promise<void> {
  const { storeUrl, request, response } = passing;
  const { pairing, outboxEpoch } = shop.data;
  if (pairing === null) {
    response.status(503).send('The store is not paired with Daybook yet.');
    return;
  }
  try {
    const answer = await fetchSigned(pairing, { storeUrl, outboxEpoch }, request);
    for (const name of PASSED_ANSWER_HEADERS) {
      const value = answer.headers.get(name);
      if (value !== null) response.set(name, value);
    }
    response.status(answer.status).send(Buffer.from(await answer.arrayBuffer()));
  } catch {
    response.status(503).send('The Daybook service does not answer. Orders wait; nothing is lost.');
  }
}
