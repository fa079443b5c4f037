import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { json, raw, type Express, type Request } from 'express';
import { garble } from '../garble.ts';
import { makeActingAdmin } from './acting-admin.ts';
import { createBackOfficeRoutes } from './back-office-routes.ts';
import { createControlRoutes } from './control-routes.ts';
import { EventPusher } from './event-pusher.ts';
import { createPassThroughRoutes } from './pass-through-routes.ts';
import { Shop, type ShopOptions } from './shop.ts';
import { createStoreApiRoutes } from './store-api-routes.ts';

export interface DemoStoreOptions extends ShopOptions {
  readonly port?: number;
  readonly host?: string;
}

export interface RunningDemoStore {
  readonly url: string;
  readonly shop: Shop;
  close(): Promise<void>;
}

const RESEND_MS = 5000;
/** Idle connections are the other side’s to close, or what it is just sending is lost. */
const KEEP_ALIVE_MS = 65_000;

/** A store that speaks the plugin's wire. Loopback by default. */
export async function startDemoStore(options: DemoStoreOptions): Promise<RunningDemoStore> {
  const shop = new Shop(options);
  let url = '';
  const getStoreUrl = (): string => `${url}/`;
  const pusher = new EventPusher(shop, getStoreUrl);
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS },
    createApp({
      shop,
      pusher,
      getStoreUrl,
      admin: makeActingAdmin(),
      outage: { isDown: false, garbledAnswers: 0 },
    }),
  );
  const host = options.host ?? '127.0.0.1';
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, host, resolve));
  url = `http://${host}:${(server.address() as AddressInfo).port}`;
  // The schedule task: what was not accepted is pushed again.
  const resend = setInterval(() => void pusher.push(), RESEND_MS);
  return {
    url,
    shop,
    async close() {
      clearInterval(resend);
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
      shop.save();
    },
  };
}

function createApp(parts: Parameters<typeof createControlRoutes>[0]): Express {
  const { shop, admin, getStoreUrl, outage } = parts;
  const app = express();
  app.disable('x-powered-by');
  const keepRaw = (request: unknown, _response: unknown, body: Buffer): void => {
    (request as Request & { rawBody?: Buffer }).rawBody = body;
  };
  app.use('/__store', json({ limit: '50mb' }), createControlRoutes(parts));
  app.use((request, response, next) => {
    if (outage.isDown) return void response.status(503).send('down');
    if (outage.garbledAnswers > 0 && request.path.startsWith('/daybook/store')) {
      outage.garbledAnswers -= 1;
      const nth = outage.garbledAnswers;
      response.json = (body: unknown) => response.type('json').send(garble(body, nth));
    }
    next();
  });
  app.use('/daybook/store/v1', json({ verify: keepRaw }), createStoreApiRoutes(shop, getStoreUrl));
  app.use(
    raw({ type: () => true, limit: '5mb', verify: keepRaw }),
    createBackOfficeRoutes(shop, admin),
    createPassThroughRoutes(shop, admin, getStoreUrl),
  );
  return app;
}
