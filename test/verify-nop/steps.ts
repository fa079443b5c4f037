import { setTimeout as wait } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import type { BackOffice } from './back-office.ts';
import { ConfigurePage } from './configure-page.ts';
import type { VerifyOptions } from './options.ts';
import { OrderPage } from './order-page.ts';
import type { RunningServers, XeroDocument } from './run-servers.ts';
import type { ServiceApi } from './service-api.ts';
import { buyAsGuest } from './storefront.ts';
import { waitFor } from './wait-for.ts';
import { verifyWire } from './wire-steps.ts';

export interface Verification {
  readonly options: VerifyOptions;
  readonly office: BackOffice;
  readonly servers: RunningServers;
  readonly browser: Browser;
  readonly api: ServiceApi;
  step<T>(what: string, work: () => Promise<T>): Promise<T>;
}

const PRODUCT = { path: 'leica-t-mirrorless-digital-camera', quantity: 1 };

export async function verifySteps(it: Verification): Promise<void> {
  await installPlugin(it);
  await verifyWire(it);
  await pair(it);
  const orderId = await sell(it);
  await change(it, orderId);
  await outlive(it);
  await remove(it);
}

async function installPlugin({ options, office, step }: Verification): Promise<void> {
  await step('signed in to the back office', async () => {
    await office.signIn();
    return `nopCommerce ${await office.readVersion()}`;
  });
  if (await office.isInstalled()) {
    await step('the plugin of an earlier run is taken off', () => office.uninstall());
  }
  await step('uploaded daybook-plugin.zip, and restarted', async () => {
    await office.upload(options.plugin);
    await office.restart();
  });
  await step('installed, and restarted', async () => {
    await office.install();
    if (!(await office.isInstalled())) throw new Error('it is not among the installed ones');
  });
}

async function pair({ office, servers, api, step }: Verification): Promise<void> {
  const configure = new ConfigurePage(office);
  await step('a wrong code is told in words', () =>
    configure.pair(servers.serviceUrl, 'WRONGCODE1', 'The code is wrong or too old'),
  );
  await step('an address where nothing listens is told in words', () =>
    configure.pair('http://127.0.0.1:9', 'WRONGCODE1', 'Nothing answers at this address'),
  );
  await step('another machine is refused', () =>
    configure.pair('http://192.0.2.1:4310', 'WRONGCODE1', 'This address is not allowed here'),
  );
  await step('paired', async () =>
    configure.pair(servers.serviceUrl, await servers.readPairingCode(), 'Connected'),
  );
  await step('Test connection answers', () => configure.test('The service answers'));
  await step('Setup shows in the frame', async () => {
    await office.open('/Admin/Daybook');
    const frame = office.page.frameLocator('#daybook');
    await frame.getByRole('heading', { name: 'Connect Xero' }).waitFor({ timeout: 60_000 });
  });
  await step('signed in to Xero through the shop, and live', async () => {
    await api.setUp(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
    const { stage } = await api.readStatus();
    if (stage !== 'live') throw new Error(`it is ${stage}`);
  });
}

async function sell({
  options,
  office,
  servers,
  browser,
  api,
  step,
}: Verification): Promise<number> {
  const orderId = await step('a guest bought something', async () =>
    buyAsGuest(browser, options.url, { ...PRODUCT, lastName: 'Løvelace <b>&' }),
  );
  const number = await step('it is in Xero', async () => {
    const row = await api.waitForOrder(orderId, ({ state }) => state === 'booked', 'to be booked');
    const found = row.documents.find(({ type }) => type === 'invoice')?.number ?? '';
    await findInvoice(servers, found);
    return found;
  });
  const order = new OrderPage(office, orderId);
  await step('marked as paid in the shop, paid in Xero', async () => {
    await order.markAsPaid();
    const invoice = await waitFor('the payment', async () => {
      const found = await findInvoice(servers, number);
      return found.Status === 'PAID' ? found : undefined;
    });
    return `invoice ${number}, ${invoice.Total.toFixed(2)}`;
  });
  return orderId;
}

async function findInvoice(servers: RunningServers, number: string): Promise<XeroDocument> {
  const { invoices } = await servers.readBooks();
  const invoice = invoices.find(({ InvoiceNumber }) => InvoiceNumber === number);
  if (invoice === undefined) throw new Error(`Xero has no invoice ${number}`);
  return invoice;
}

async function change(it: Verification, orderId: number): Promise<void> {
  const { office, servers, api, step } = it;
  const order = new OrderPage(office, orderId);
  await step('refunded partially, a credit note in Xero', async () => {
    await order.refundPartially('10');
    const row = await api.waitForOrder(
      orderId,
      ({ documents }) => documents.some(({ type }) => type === 'creditNote'),
      'to have a credit note',
    );
    const number = row.documents.find(({ type }) => type === 'creditNote')?.number;
    const { creditNotes } = await servers.readBooks();
    const note = creditNotes.find(({ CreditNoteNumber }) => CreditNoteNumber === number);
    if (note?.Total !== 10) throw new Error(`${number}: ${note?.Total ?? 'not in Xero'}`);
    return String(number);
  });
  await step('the order page says how it stands', async () => {
    await order.open();
    const button = await order.readButton();
    const block = await order.readBlock();
    return `“${button}”; ${block.slice(0, 120)}`;
  });
  await step('Resync finds nothing to send', async () => {
    const before = await servers.readBooks();
    await order.resync();
    await api.waitForOrder(orderId, ({ state }) => state === 'booked', 'to stay booked');
    const after = await servers.readBooks();
    if (after.invoices.length !== before.invoices.length) throw new Error('a second invoice');
    if (after.creditNotes.length !== before.creditNotes.length) throw new Error('a second credit');
  });
  await step('a line edited after payment is a person’s to decide', async () => {
    await order.changeFirstQuantity(2);
    const row = await api.waitForOrder(orderId, ({ state }) => state === 'held', 'to be held');
    return row.reason?.message ?? '';
  });
  await step('the dashboard says that something needs attention', async () => {
    await office.open('/Admin');
    const line = office.page.locator('#daybook-attention');
    await line.waitFor({ timeout: 30_000 });
    return (await line.innerText()).trim();
  });
}

async function outlive({
  options,
  office,
  servers,
  browser,
  api,
  step,
}: Verification): Promise<void> {
  await servers.stopService();
  await step('the service stopped: the page says so', async () => {
    await office.open('/Admin/Daybook');
    const frame = office.page.frameLocator('#daybook');
    await frame.getByText('The Daybook service does not answer').waitFor({ timeout: 30_000 });
  });
  const orderId = await step('a guest buys all the same', async () =>
    buyAsGuest(browser, options.url, { ...PRODUCT, lastName: 'Meanwhile' }),
  );
  await servers.startService();
  await step('the service is back: the order is in Xero', async () => {
    await office.open('/Admin/Daybook');
    await api.waitForOrder(orderId, ({ state }) => state === 'booked', 'to be booked');
  });
  await step('paid in Xero, marked as paid in the shop', () =>
    payInXero({ servers, api }, orderId),
  );
}

/** Longer than what Xero tells of counts as Daybook's own writing. */
const LATER_MS = 16_000;

async function payInXero(
  { servers, api }: Pick<Verification, 'servers' | 'api'>,
  orderId: number,
): Promise<string> {
  const booked = await api.waitForOrder(orderId, ({ state }) => state === 'booked', 'to be booked');
  const number = booked.documents.find(({ type }) => type === 'invoice')?.number ?? '';
  const { Total: amount } = await findInvoice(servers, number);
  await wait(LATER_MS);
  await servers.payInXero(number, amount);
  const held = await api.waitForOrder(
    orderId,
    ({ state }) => state === 'held',
    'to be asked about',
  );
  await api.markAsPaid(held);
  await waitFor('the order to be paid in the shop', async () =>
    (await api.readPaymentStatus(held)) === 'Paid' ? true : undefined,
  );
  const row = await api.waitForOrder(orderId, ({ state }) => state === 'booked', 'to be booked');
  const { AmountPaid } = await findInvoice(servers, number);
  if (AmountPaid !== amount) throw new Error(`${AmountPaid} of ${amount} is paid in Xero`);
  return `${held.reason?.message ?? ''} ${row.reason?.message ?? ''}`;
}

async function remove({ office, step }: Verification): Promise<void> {
  await step('disconnected', () => new ConfigurePage(office).unpair());
  await step('uninstalled, and restarted', async () => {
    await office.uninstall();
    if (await office.isInstalled()) throw new Error('it is among the installed ones still');
  });
}
