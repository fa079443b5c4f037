import { Router } from 'express';
import { WIRE_VERSION, WIRE_VERSION_HEADER, type WireOrder } from '../../contract/index.ts';
import { changeActingAdmin, type ActingAdmin, type AdminChange } from './acting-admin.ts';
import type { EventPusher } from './event-pusher.ts';
import { actOnOrder, type OrderAction } from './order-actions.ts';
import type { Shop } from './shop.ts';

export interface ControlParts {
  readonly shop: Shop;
  readonly pusher: EventPusher;
  readonly getStoreUrl: () => string;
  readonly admin: ActingAdmin;
  /** The store stops answering the service while this is true. */
  readonly outage: { isDown: boolean; garbledAnswers: number };
}

interface OrdersRequest {
  readonly count?: number;
  readonly placedAt?: string[];
  /** Of a store that was added; the first one when left out. */
  readonly storeId?: number;
  /** The system name of a method that the shop has installed lately. */
  readonly paymentMethod?: string;
}

/** What the demo and tests do as the shop: configure, place orders, let things happen. */
export function createControlRoutes(parts: ControlParts): Router {
  const { shop, pusher, outage } = parts;
  const router = Router();
  addAdminRoute(router, parts.admin);
  addOrderRoutes(router, parts);
  router.post('/pair', async (request, response) => {
    const { sidecarUrl, code } = request.body as { sidecarUrl: string; code: string };
    response.status(await pair(parts, sidecarUrl, code)).end();
  });
  router.get('/state', (_request, response) => {
    const { pairing, orders, events, placed, outboxEpoch } = shop.data;
    response.json({
      isPaired: pairing !== null,
      orders: orders.length,
      events: events.length,
      unacceptedEvents: events.filter((event) => !event.isAccepted).length,
      placed,
      outboxEpoch,
      firstOrderAt: orders.map((order) => order.createdOnUtc).toSorted()[0] ?? null,
    });
  });
  router.post('/stores', (request, response) => {
    shop.addStore(request.body as { id: number; name: string });
    response.end();
  });
  router.get('/notes', (_request, response) => void response.json(shop.data.notes));
  router.post('/epoch', (_request, response) => {
    shop.changeEpoch();
    response.json({ outboxEpoch: shop.data.outboxEpoch });
  });
  router.post('/outage', (request, response) => {
    outage.isDown = (request.body as { isDown: boolean }).isDown;
    response.end();
  });
  router.post('/garble', (request, response) => {
    outage.garbledAnswers = (request.body as { times: number }).times;
    response.end();
  });
  router.get('/garble', (_request, response) => void response.json(outage.garbledAnswers));
  router.post('/silence', (request, response) => {
    shop.isSilent = (request.body as { isSilent: boolean }).isSilent;
    response.end();
  });
  router.post('/pushes', (request, response) => {
    pusher.isPaused = (request.body as { isPaused: boolean }).isPaused;
    response.end();
  });
  return router;
}

/** Orders placed, and what happens to them. */
function addOrderRoutes(router: Router, { shop, pusher }: ControlParts): void {
  router.get('/orders', (_request, response) => void response.json(shop.data.orders));
  router.post('/orders', async (request, response) => {
    const { count = 1, placedAt, storeId, paymentMethod } = request.body as OrdersRequest;
    const placed = Array.from({ length: count }, (_, i) => shop.placeOrder(placedAt?.[i], storeId));
    if (paymentMethod !== undefined) shop.payWith(placed, paymentMethod);
    shop.save();
    response.json(placed);
    await pusher.push();
  });
  router.post('/orders/payments', (request, response) => {
    shop.refusesPayments = (request.body as { areRefused: boolean }).areRefused;
    response.end();
  });
  router.post('/orders/:id/act', async (request, response) => {
    const order = shop.findOrder(Number(request.params['id']));
    if (order === undefined) {
      response.status(404).end();
      return;
    }
    actOnOrder(shop, order, request.body as OrderAction);
    response.json(order);
    await pusher.push();
  });
  router.post('/orders/acts', async (request, response) => {
    const { acts } = request.body as { acts: (OrderAction & { orderId: number })[] };
    shop.together(() => {
      for (const act of acts) {
        const order = shop.findOrder(act.orderId);
        if (order !== undefined) actOnOrder(shop, order, act);
      }
    });
    response.end();
    await pusher.push();
  });
  router.post('/orders/take-over', async (request, response) => {
    const { orders } = request.body as { orders: WireOrder[] };
    shop.together(() => {
      for (const order of orders) shop.takeOver(order);
    });
    response.end();
    await pusher.push();
  });
  router.post('/products/rename', (request, response) => {
    const { name, categoryName } = request.body as { name: string; categoryName: string };
    for (const order of shop.data.orders) {
      for (const item of order.items) {
        item.productName = `${name} ${item.productId}`;
        item.categories = [{ id: 99, name: categoryName }];
      }
    }
    shop.save();
    response.end();
  });
}

/** Who uses the back office: with which rights, language and direction, or signed out. */
function addAdminRoute(router: Router, admin: ActingAdmin): void {
  router.post('/admin', (request, response) => {
    changeActingAdmin(admin, request.body as AdminChange);
    response.json(admin);
  });
}

async function pair(parts: ControlParts, sidecarUrl: string, code: string): Promise<number> {
  const { shop, getStoreUrl } = parts;
  const answer = await fetch(new URL('/store/v1/pair', sidecarUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json', [WIRE_VERSION_HEADER]: String(WIRE_VERSION) },
    body: JSON.stringify({
      code,
      storeUrl: getStoreUrl(),
      outboxEpoch: shop.data.outboxEpoch,
      nopVersion: '4.90.6',
      pluginVersion: '4.90.1',
    }),
  });
  if (!answer.ok) return answer.status;
  const { keyId, secret } = (await answer.json()) as { keyId: string; secret: string };
  shop.data.pairing = { keyId, secret, sidecarUrl };
  shop.save();
  return 200;
}
