import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { WireOrder, WireOrderRow, WireStatus } from '../../contract/index.ts';
import { findDifferences, type Books } from './check-books.ts';
import { ServerProcess } from './child-process.ts';
import { planServers, XERO_APP, type ShopRun } from './plan-servers.ts';
import type { DemoOptions } from './demo-options.ts';
import { divide, type DemoSummary } from './demo-summary.ts';
import { choosePorts, type DemoPorts } from './ports.ts';
import { seedOrders } from './seed-orders.ts';
import { pairShop, setUpShop, type SetupPlan } from './set-up-shop.ts';
import { ShopClient } from './shop-client.ts';

export interface RunningShop {
  readonly client: ShopClient;
  readonly emulatorUrl: string;
  readonly ports: DemoPorts;
  readonly store: ServerProcess;
  readonly service: ServerProcess;
  stop(): Promise<void>;
}

/** Three servers on loopback: a Xero, a store, the service; stopped in the other order. */
export async function startShop(run: ShopRun): Promise<RunningShop> {
  mkdirSync(run.folder, { recursive: true });
  const ports = await choosePorts(run.folder);
  const plans = planServers(run, ports);
  const service = new ServerProcess(plans.service);
  const store = new ServerProcess(plans.store);
  const inOrder = [new ServerProcess(plans.xero), store, service];
  const stop = async (): Promise<void> => {
    for (const server of inOrder.toReversed()) await server.stop();
  };
  try {
    for (const server of inOrder) await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    client: new ShopClient(`http://127.0.0.1:${ports.store}`),
    emulatorUrl: `http://127.0.0.1:${ports.emulator}`,
    ports,
    store,
    service,
    stop,
  };
}

/** Sets the shop up, books what there is and checks the books. */
export async function bookShop(run: ShopRun, shop: RunningShop): Promise<DemoSummary> {
  const startedAt = performance.now();
  const { client } = shop;
  if (run.ordersFile === undefined) await seedOrders(client, run.options);
  await setUpShop(client, planSetup(run, shop));
  await settle(run, client);
  // A second look at what was found while the first orders were booked: cards sold, contacts made.
  const seconds = (performance.now() - startedAt) / 1000;
  return summarise(run, shop, Math.round(seconds * 10) / 10);
}

/** A shop with orders, paired: the setup in the browser begins here. */
export async function pairNewShop(run: ShopRun, shop: RunningShop): Promise<void> {
  await seedOrders(shop.client, run.options);
  await pairShop(shop.client, planSetup(run, shop));
}

function planSetup(run: ShopRun, shop: RunningShop): SetupPlan {
  return {
    sidecarUrl: `http://127.0.0.1:${shop.ports.sidecar}`,
    codeFile: path.join(run.folder, 'data', 'pairing-code.txt'),
    when: run.options.when,
    xeroApp: XERO_APP,
    say: run.say,
  };
}

/** Waits for the work to end and says now and then how far it is. */
export async function settle(run: ShopRun, client: ShopClient): Promise<WireStatus> {
  let last = '';
  return client.waitUntilSettled(({ counts, pending }) => {
    const line = `${counts.booked} booked, ${pending} to go`;
    if (line !== last && pending > 0) run.say(line);
    last = line;
  });
}

async function summarise(run: ShopRun, shop: RunningShop, seconds: number): Promise<DemoSummary> {
  const { client, emulatorUrl } = shop;
  const [rows, orders, status] = [
    await client.listOrders(),
    await client.storeOrders(),
    await client.status(),
  ];
  const [books] = (await readJson(`${emulatorUrl}/__emulator/documents`)) as Books[];
  const counts = (await readJson(`${emulatorUrl}/__emulator/state`)) as Record<string, number>;
  const differences = books === undefined ? ['no books'] : findDifferences(rows, orders, books);
  for (const difference of differences) run.say(`Difference: ${difference}`);
  recordOrders(run.options, rows);
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  const read = (name: string): number => counts[name] ?? 0;
  return {
    orders: orders.length,
    booked: count('booked'),
    held: count('held'),
    waiting: count('waiting'),
    skipped: count('skipped'),
    contacts: read('contacts'),
    invoices: read('invoices'),
    payments: read('payments'),
    creditNotes: read('creditNotes'),
    refunds: read('refunds'),
    xeroCalls: read('calls'),
    callsPerOrder: divide(read('calls'), count('booked')),
    centDifferences: differences.length + read('doubledNumbers'),
    reviewEntries: status.reviewEntries,
    seconds,
  };
}

async function readJson(url: string): Promise<unknown> {
  return (await fetch(url)).json();
}

/** One line an order, beside the calls that the service recorded. */
function recordOrders(options: DemoOptions, rows: readonly WireOrderRow[]): void {
  if (options.recordDir === undefined) return;
  mkdirSync(options.recordDir, { recursive: true });
  const lines = rows
    .toSorted((a, b) => a.orderId - b.orderId)
    .map(({ orderId, state, reason, documents }) =>
      JSON.stringify({
        orderId,
        state,
        reason: reason?.message ?? null,
        code: reason?.code ?? null,
        documents,
      }),
    );
  appendFileSync(
    path.join(options.recordDir, 'orders.jsonl'),
    lines.map((line) => `${line}\n`).join(''),
  );
}

/** A new order every few seconds, one readable line for each, until the signal. */
export async function keepSelling(
  run: ShopRun,
  shop: RunningShop,
  signal: AbortSignal,
): Promise<void> {
  const { client } = shop;
  while (!signal.aborted) {
    const before = (await client.status()).calls.total;
    const [order] = await client.control<WireOrder[]>('/orders', {});
    if (order === undefined) return;
    await settle({ ...run, say: () => undefined }, client);
    const rows = await client.listOrders();
    const row = rows.find((entry) => entry.orderId === order.id);
    const calls = (await client.status()).calls.total - before;
    run.say(describeOrder(order, row, calls));
    await wait(4000, undefined, { signal }).catch(() => undefined);
  }
}

function describeOrder(order: WireOrder, row: WireOrderRow | undefined, calls: number): string {
  const total = `${order.primaryCurrencyCode} ${Number(order.orderTotal).toFixed(2)}`;
  const invoice = row?.documents.find((document) => document.type === 'invoice');
  const payment = row?.documents.find((document) => document.type === 'payment');
  const outcome =
    invoice === undefined
      ? `${row?.state ?? 'not seen yet'}: ${row?.reason?.message ?? ''}`
      : `invoice ${invoice.number}, ${payment === undefined ? 'not paid yet' : `paid ${payment.total}`}`;
  return `Order ${order.customOrderNumber}  ${total.padStart(14)}  ${outcome}  (${calls} calls)`;
}
