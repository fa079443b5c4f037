import { storeInfoSchema } from '../../sidecar/src/contract/store-info.ts';
import { storeOrderSchema } from '../../sidecar/src/contract/store-order.ts';
import { compareShapes, readFixtures } from './compare-shapes.ts';
import { ConfigurePage } from './configure-page.ts';
import { OrderPage } from './order-page.ts';
import { SpyService, type StoreAnswer } from './spy-service.ts';
import type { Verification } from './steps.ts';
import { buyAsGuest } from './storefront.ts';

/** Most rows that placing one order may write. */
const MOST_ROWS = 3;
/** What the plugin says beyond the shops of the fixtures, which were read without one. */
const MORE_INFO = [
  '.pluginVersion',
  '.outboxEpoch',
  '.highestSequence',
  '.manufacturers',
  '.vendors',
  '.warehouses',
  '.countries',
  '.counts',
];

/** And of orders: the fixtures are older. */
const MORE_OF_ORDERS = ['.checkoutAttributePrices'];

interface WireEvent {
  readonly sequence: number;
  readonly entityId: number;
  readonly kind: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** The plugin's answers to the service, seen from the service's place. */
export async function verifyWire(it: Verification): Promise<void> {
  const spy = await SpyService.start(it.options.url);
  try {
    await new ConfigurePage(it.office).pair(spy.url, 'ANYCODE123', 'Connected');
    await verifyRefusals(it, spy);
    await verifyEvents(it, spy);
    await verifyReads(it, spy);
    await verifyStock(it, spy);
  } finally {
    await spy.stop();
  }
}

async function verifyRefusals({ step }: Verification, spy: SpyService): Promise<void> {
  await step('what is not signed by the paired service is refused', async () => {
    const forged = spy.sign('GET', '/info', '', 'another secret');
    expectStatus(await spy.send(forged), 401);
    expectStatus(await spy.send({ ...spy.sign('GET', '/info', ''), headers: {} }), 401);
    const call = spy.sign('GET', '/orders?ids=1', '');
    expectStatus(await spy.send({ ...call, pathWithQuery: '/daybook/store/v1/orders?ids=2' }), 401);
    const write = spy.sign('POST', '/orders/999999/notes', '{"text":"a","dedupeKey":"b"}');
    expectStatus(await spy.send(write), 422);
    expectStatus(await spy.send(write), 401);
  });
  await step('malformed questions are told what is wrong', async () => {
    expectStatus(await spy.get('/orders?ids=1,x'), 422);
    expectStatus(await spy.post('/orders/1/notes', { text: '' }), 422);
    expectStatus(await spy.get('/orders?createdFrom=yesterday'), 422);
  });
}

async function verifyEvents(it: Verification, spy: SpyService): Promise<void> {
  const { options, office, browser, step } = it;
  const orderId = await step('placing an order writes at most three rows', async () => {
    const id = await buyAsGuest(browser, options.url, {
      path: 'leica-t-mirrorless-digital-camera',
      quantity: 1,
      lastName: 'Counted',
    });
    const events = await listEvents(spy, id);
    if (events[0]?.kind !== 'placed') throw new Error(describe(events));
    if (events.length > MOST_ROWS) throw new Error(describe(events));
    return id;
  });
  const order = new OrderPage(office, orderId);
  await step('paid, refunded and edited: each is told, a refund with its total', async () => {
    await order.markAsPaid();
    await order.refundPartially('10');
    await order.refundPartially('5');
    await order.changeFirstQuantity(2);
    const events = await listEvents(spy, orderId);
    const kinds = new Set(events.map(({ kind }) => kind));
    if (!kinds.has('paid')) throw new Error(describe(events));
    const refunds = events.flatMap(({ kind, data }) => (kind === 'refunded' ? [data] : []));
    const totals = refunds.map((data) => `${data?.['amount']} of ${data?.['refundedTotal']}`);
    if (totals.join(', ') !== '10.0000 of 10.0000, 5.0000 of 15.0000') {
      throw new Error(totals.join(', '));
    }
    return describe(events);
  });
}

async function verifyReads({ step }: Verification, spy: SpyService): Promise<void> {
  const fixtures = readFixtures();
  await step('/info has the fixtures’ shape', async () => {
    const { body } = await spy.get('/info');
    const info = storeInfoSchema.parse(body);
    expectSame(compareShapes([body as object], fixtures.infos, MORE_INFO));
    return `${info.nopVersion}, ${info.paymentMethods.length} payment methods`;
  });
  await step('/orders has the fixtures’ shape, field by field', async () => {
    const { body } = await spy.get('/orders?afterId=0&limit=100');
    const { orders } = body as { orders: object[] };
    for (const order of orders) storeOrderSchema.parse(order);
    expectSame(compareShapes(orders, fixtures.orders, MORE_OF_ORDERS));
    return `${orders.length} orders`;
  });
  await step('a missing order is named, and no call makes a guest', async () => {
    const before = await countCustomers(spy);
    const { body } = await spy.get('/orders?ids=1,999999');
    const { missing } = body as { missing: number[] };
    if (!missing.includes(999_999)) throw new Error(JSON.stringify(missing));
    const note = { text: 'Booked <b>&', dedupeKey: `verify ${Date.now()}` };
    const results = [
      await spy.post('/orders/1/notes', note),
      await spy.post('/orders/1/notes', note),
    ];
    const said = results.map((answer) => (answer.body as { result: string }).result);
    if (said.join() !== 'added,alreadyThere') throw new Error(said.join());
    const after = await countCustomers(spy);
    if (after !== before) throw new Error(`${after - before} customers more`);
  });
}

interface Product {
  readonly id: number;
  readonly manageInventory: string;
  readonly stockQuantity: number;
}

async function verifyStock({ step }: Verification, spy: SpyService): Promise<void> {
  await step('stock is set where the expected quantity stands, and nowhere else', async () => {
    const product = await findStocked(spy);
    const { id: productId, stockQuantity: expected } = product;
    const quantity = expected + 3;
    const set = (from: number, to: number) =>
      spy.post('/stock', {
        changes: [{ productId, expected: from, quantity: to, message: 'verify' }],
      });
    const answers = [
      await set(expected, quantity),
      await set(expected, quantity),
      await set(expected - 1, 1),
      await set(quantity, expected),
    ].map(({ body }) => (body as { results: unknown[] }).results[0]);
    const conflict = { result: 'conflict', actual: quantity };
    const wanted = [{ result: 'set' }, { result: 'set' }, conflict, { result: 'set' }];
    if (JSON.stringify(answers) !== JSON.stringify(wanted)) {
      throw new Error(JSON.stringify(answers));
    }
    const after = await findStocked(spy);
    if (after.stockQuantity !== expected) throw new Error(`it is ${after.stockQuantity}`);
  });
  await step('customers come page by page, without a password', async () => {
    const { body } = await spy.get('/customers?afterId=0&limit=3');
    const { customers } = body as { customers: object[] };
    if (/password|hash|salt/i.test(JSON.stringify(body))) throw new Error('a password');
    return `${customers.length} customers`;
  });
}

async function findStocked(spy: SpyService): Promise<Product> {
  const { body } = await spy.get('/products?afterId=0&limit=100');
  const { products } = body as { products: readonly Product[] };
  const found = products.find(({ manageInventory }) => manageInventory === 'ManageStock');
  if (found === undefined) throw new Error('no product is stocked');
  return found;
}

async function countCustomers(spy: SpyService): Promise<number> {
  const { body } = await spy.get('/info');
  return (body as { counts: { customers: number } }).counts.customers;
}

async function listEvents(spy: SpyService, orderId: number): Promise<readonly WireEvent[]> {
  const { body } = await spy.get('/events?limit=500');
  const { events } = body as { events: WireEvent[] };
  return events.filter(({ entityId }) => entityId === orderId);
}

function describe(events: readonly WireEvent[]): string {
  return events.map(({ kind }) => kind).join(' ');
}

function expectStatus(answer: StoreAnswer, status: number): void {
  if (answer.status === status) return;
  throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
}

function expectSame(differences: readonly string[]): void {
  if (differences.length > 0) throw new Error(differences.join('; '));
}
