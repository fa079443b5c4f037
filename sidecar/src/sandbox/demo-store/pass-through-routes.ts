import { randomBytes } from 'node:crypto';
import { Router, type Request, type Response as ExpressResponse } from 'express';
import type { ActingAdmin } from './acting-admin.ts';
import type { Shop } from './shop.ts';
import { fetchSigned, type PluginRequest } from './signed-fetch.ts';

const PASSED_ANSWER_HEADERS = [
  'content-type',
  'content-security-policy',
  'cache-control',
  'location',
  'x-content-type-options',
];

/** The plugin's pass-through: the admin's pages under /Admin/Daybook, Xero's callback and webhooks in public. */
export function createPassThroughRoutes(
  shop: Shop,
  admin: ActingAdmin,
  getStoreUrl: () => string,
): Router {
  const router = Router();
  const antiforgeryToken = randomBytes(24).toString('base64url');
  const forward = (request: PluginRequest, response: ExpressResponse): Promise<void> =>
    passOn(shop, { storeUrl: getStoreUrl(), request, response });

  router.get('/Admin/Daybook/session', (_request, response) => {
    const { id, email, name, permissions, language, direction } = admin.identity;
    response.json({
      antiforgeryToken,
      user: { id, email, name },
      permissions,
      language,
      direction,
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
    await forward(
      { ...describe(request), pathWithQuery: inner, identity: admin.identity },
      response,
    );
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
    sendSentence(response, 'The store is not paired with Daybook yet.');
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
    sendSentence(response, 'The Daybook service does not answer. Orders wait; nothing is lost.');
  }
}

/** A plain sentence in the place of a page; never JSON, which only the service itself sends. */
function sendSentence(response: ExpressResponse, sentence: string): void {
  response.status(503).type('html').send(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Daybook</title></head>
<body style="font:16px system-ui,sans-serif;padding:16px;color:#444;background:#fff">
<main><h1 style="font-size:18px">Xero (Daybook)</h1><p>${sentence}</p></main>
<script>setInterval(() => { if (!document.hidden) location.reload(); }, 5000);</script>
</body></html>
`);
}
