import { Router, type Request, type RequestHandler } from 'express';
import { verifyRequestSignature } from '../../contract/signing.ts';
import { makeSideHeaders } from './signed-fetch.ts';
import { makeInfo } from './shop-info.ts';
import { actOnOrder } from './order-actions.ts';
import { toWireEvent, type Shop } from './shop.ts';
import { WIRE_VERSION_HEADER, type WireOrder } from '../../contract/index.ts';

const MAX_IDS = 100;

/** The plugin's API for the service, under /daybook/store/v1. */
export function createStoreApiRoutes(shop: Shop, getStoreUrl: () => string): Router {
  const router = Router();
  router.use(checkSignature(shop, getStoreUrl), checkVersion(shop));
  router.get('/info', (_request, response) => void response.json(makeInfo(shop, getStoreUrl())));
  router.get('/events', (request, response) => {
    const limit = readLimit(request, 500);
    const waiting = shop.isSilent ? [] : shop.data.events.filter((event) => !event.isAccepted);
    const events = waiting.slice(0, limit);
    response.json({
      outboxEpoch: shop.data.outboxEpoch,
      events: events.map(toWireEvent),
    });
  });
  router.get('/order-notes', (request, response) => {
    const afterId = Number(request.query['afterId'] ?? 0);
    const told = shop.isSilent ? [] : shop.data.notes;
    const notes = told.filter(({ id }) => id > afterId).slice(0, readLimit(request, 500));
    response.json({ notes: notes.map(({ id, orderId }) => ({ id, orderId })) });
  });
  router.get('/orders', (request, response) => void response.json(readOrders(shop, request)));
  router.get(
    '/customers',
    (_request, response) => void response.json({ customers: [], missing: [] }),
  );
  router.get(
    '/products',
    (_request, response) => void response.json({ products: [], missing: [] }),
  );
  addWrites(router, shop);
  return router;
}

function addWrites(router: Router, shop: Shop): void {
  router.post('/orders/:id/paid', (request, response) => {
    const order = shop.findOrder(Number(request.params['id']));
    if (shop.refusesPayments || order === undefined || order.orderStatus === 'Cancelled') {
      response.json({ result: 'notPossible', reason: 'no such order, or cancelled' });
      return;
    }
    const isPaid = order.paidDateUtc !== null;
    if (!isPaid) {
      actOnOrder(shop, order, { action: 'pay' });
      const { reference } = request.body as { reference: string };
      shop.note(order.id, `Paid in Xero: ${reference}`);
    }
    response.json({ result: isPaid ? 'alreadyPaid' : 'marked' });
  });
  router.post('/orders/:id/notes', (request, response) => {
    const { text, dedupeKey } = request.body as { text: string; dedupeKey: string };
    const isNew = shop.note(Number(request.params['id']), text, dedupeKey);
    shop.save();
    response.json({ result: isNew ? 'added' : 'alreadyThere' });
  });
}

function readOrders(shop: Shop, request: Request): { orders: WireOrder[]; missing: number[] } {
  const { ids, afterId, createdFrom, createdTo } = request.query as Record<
    string,
    string | undefined
  >;
  if (ids !== undefined) {
    const wanted = ids.split(',').map(Number).slice(0, MAX_IDS);
    const orders = wanted.flatMap((id) => shop.findOrder(id) ?? []);
    return { orders, missing: wanted.filter((id) => shop.findOrder(id) === undefined) };
  }
  const orders = shop.data.orders
    .filter(
      (order) =>
        order.id > Number(afterId ?? 0) &&
        (createdFrom === undefined || order.createdOnUtc >= createdFrom) &&
        (createdTo === undefined || order.createdOnUtc < createdTo),
    )
    .toSorted((a, b) => a.id - b.id)
    .slice(0, readLimit(request, 100));
  return { orders, missing: [] };
}

function readLimit(request: Request, most: number): number {
  return Math.min(most, Number(request.query['limit'] ?? most));
}

/** A service that speaks another version gets nothing, and is told which one the plugin speaks. */
function checkVersion(shop: Shop): RequestHandler {
  return (request, response, next) => {
    const ours = shop.wireVersion;
    if (request.header(WIRE_VERSION_HEADER) === String(ours)) return next();
    const message = `this plugin speaks version ${ours} of the wire`;
    return void response.status(426).json({ error: { code: 'wire.version', message } });
  };
}

/** Only the paired service is answered; nonces of writes are good once. */
function checkSignature(shop: Shop, getStoreUrl: () => string): RequestHandler {
  const nonces = new Set<string>();
  return (request, response, next) => {
    const { pairing, outboxEpoch } = shop.data;
    const { wireVersion } = shop;
    response.set(makeSideHeaders({ storeUrl: getStoreUrl(), outboxEpoch, wireVersion }));
    const verdict = verifyRequestSignature({
      getHeader: (name) => request.header(name),
      secret: request.header('Daybook-Key') === pairing?.keyId ? pairing?.secret : undefined,
      direction: 'to-store',
      method: request.method,
      pathWithQuery: request.originalUrl,
      body: (request as Request & { rawBody?: Buffer }).rawBody ?? Buffer.alloc(0),
      nowSeconds: Math.floor(Date.now() / 1000),
    });
    const isReplay = verdict.ok && request.method !== 'GET' && nonces.has(verdict.claims.nonce);
    if (!verdict.ok || isReplay) {
      response.status(401).json({
        error: {
          code: 'request.not_signed',
          message: verdict.ok ? 'replayed' : verdict.reason,
          serverTime: new Date().toISOString(),
        },
      });
      return;
    }
    nonces.add(verdict.claims.nonce);
    next();
  };
}
