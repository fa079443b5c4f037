import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { WireOrder, WireOrderRow, WireRuleSet } from '../../sidecar/src/contract/index.ts';
import type { FaultPlan, RandomFaults } from '../../sidecar/src/sandbox/xero-emulator/faults.ts';
import type { PersonAct } from '../../sidecar/src/sandbox/xero-emulator/person-acts.ts';
import { readDemoOptions } from '../../sidecar/src/sandbox/demo/demo-options.ts';
import type { DemoSummary } from '../../sidecar/src/sandbox/demo/demo-summary.ts';
import { bookShop, startShop, type RunningShop } from '../../sidecar/src/sandbox/demo/run-shop.ts';
import { XERO_APP, type ShopRun } from '../../sidecar/src/sandbox/demo/plan-servers.ts';
import { findDifferences, type Books } from '../../sidecar/src/sandbox/demo/check-books.ts';
import { setUpShop } from '../../sidecar/src/sandbox/demo/set-up-shop.ts';
import { ShiftedClocks } from './shifted-clocks.ts';

/** Webhooks of Xero wait for one another this long. */
const WEBHOOKS_READ_MS = 10_000;
const WAIT_MS = 45_000;
/** The demo's method for cards. */
const CARD = 'Payments.Manual';

interface XeroCounts {
  readonly organisations: readonly { readonly tenantId: string }[];
  readonly invoices: number;
  readonly doubledNumbers: number;
  readonly logins: number;
  readonly calls: number;
  readonly callsByRoute: Readonly<Record<string, number>>;
  /** Bodies that do not fit Xero's OpenAPI; null where it is not there to check with. */
  readonly violations: readonly string[] | null;
}

/** Store, service and Xero as three processes on loopback, set up and live. */
export class EndToEndShop {
  readonly #run: ShopRun;
  readonly #shop: RunningShop;
  readonly firstSummary: DemoSummary;
  readonly clocks: ShiftedClocks;

  private constructor(run: ShopRun, shop: RunningShop, firstSummary: DemoSummary) {
    this.#run = run;
    this.#shop = shop;
    this.firstSummary = firstSummary;
    this.clocks = new ShiftedClocks(run.folder);
  }

  /** With Xero's own limits and the machine's clock. */
  static start(...args: readonly string[]): Promise<EndToEndShop> {
    return EndToEndShop.#start(args, () => ({}));
  }

  /** With clocks that the test moves on, and no minute limit in its way. */
  static startInShiftedTime(...args: readonly string[]): Promise<EndToEndShop> {
    return EndToEndShop.startWithXero({ limits: { minute: 100_000 } }, ...args);
  }

  /** With clocks that the test moves on; Xero allows what is said, and else what it really does. */
  static startWithXero(
    xero: Pick<ShopRun, 'limits' | 'isXeroInMemory' | 'otherOrganisation'>,
    ...args: readonly string[]
  ): Promise<EndToEndShop> {
    return EndToEndShop.#start(args, (folder) => ({
      ...xero,
      environment: ShiftedClocks.makeEnvironment(folder),
    }));
  }

  static async #start(
    args: readonly string[],
    choose: (folder: string) => Partial<ShopRun>,
  ): Promise<EndToEndShop> {
    const folder = mkdtempSync(path.join(tmpdir(), 'daybook-e2e-'));
    const options = readDemoOptions(['--once', '--json', '--state', folder, ...args]);
    if (options === 'help') throw new Error('no options');
    const run: ShopRun = {
      options,
      folder,
      ordersFile: options.ordersFrom[0],
      say: () => undefined,
      ...choose(folder),
    };
    const shop = await startShop(run);
    try {
      return new EndToEndShop(run, shop, await bookShop(run, shop));
    } catch (error) {
      await shop.stop();
      throw error;
    }
  }

  /** Throws where a body did not fit Xero's own description of its API. */
  async stop(): Promise<void> {
    const { violations } = await this.xeroCounts();
    await this.#shop.stop();
    rmSync(this.#run.folder, { recursive: true });
    if (violations !== null && violations.length > 0) throw new Error(violations.join('\n'));
  }

  /** Moves the clocks of all three servers on, and waits until each has seen it. */
  advance(ms: number): Promise<void> {
    return this.clocks.advance(ms);
  }

  /** Xero's faults: planned, or random by a seed; null takes them all away. */
  async setFaults(faults: FaultPlan | RandomFaults | null): Promise<void> {
    const isRandom = faults !== null && 'seed' in faults;
    const url = `${this.#shop.emulatorUrl}/__emulator/faults${isRandom ? '/random' : ''}`;
    const answer = await fetch(url, {
      method: faults === null ? 'DELETE' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(faults === null ? {} : { body: JSON.stringify(faults) }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  /** Planned faults that may still strike. */
  async countArmedFaults(): Promise<number> {
    const answer = await fetch(`${this.#shop.emulatorUrl}/__emulator/faults`);
    const { planned } = (await answer.json()) as { planned: { left: number }[] };
    return planned.filter(({ left }) => left > 0).length;
  }

  async countStruckFaults(): Promise<number> {
    const answer = await fetch(`${this.#shop.emulatorUrl}/__emulator/faults`);
    const { planned, struckAtRandom } = (await answer.json()) as {
      planned: { struck: number }[];
      struckAtRandom: number;
    };
    return planned.reduce((total, fault) => total + fault.struck, struckAtRandom);
  }

  /** A figure of the service's /metrics, by its name with its labels. */
  async readMetric(name: string): Promise<number> {
    const answer = await fetch(`http://127.0.0.1:${this.#shop.ports.health}/metrics`);
    const line = (await answer.text()).split('\n').find((text) => text.startsWith(`${name} `));
    return Number(line?.split(' ').at(-1));
  }

  /** The line of /readyz. */
  async readReadiness(): Promise<string> {
    return (await fetch(`http://127.0.0.1:${this.#shop.ports.health}/readyz`)).text();
  }

  /** What a command on the service's machine is started with. */
  get serviceEnvironment(): Readonly<Record<string, string>> {
    const dataDir = path.join(this.#run.folder, 'data');
    return { DAYBOOK_DATA_DIR: dataDir, DAYBOOK_PORT: String(this.#shop.ports.sidecar) };
  }

  get databaseFile(): string {
    return path.join(this.#run.folder, 'data', 'daybook.sqlite');
  }

  /** What no log may hold: Xero's client secret, the key of stored secrets, the pairing's secret. */
  listSecrets(): string[] {
    const { folder } = this.#run;
    const key = readFileSync(path.join(folder, 'data', 'daybook.key'));
    const store = JSON.parse(readFileSync(path.join(folder, 'store.json'), 'utf8')) as {
      pairing: { secret: string };
    };
    const keyTexts = (['utf8', 'hex', 'base64'] as const).map((form) => key.toString(form).trim());
    return [XERO_APP.clientSecret, store.pairing.secret, ...keyTexts];
  }

  readServiceLog(): string {
    return readFileSync(path.join(this.#run.folder, 'daybook.log'), 'utf8');
  }

  get client(): RunningShop['client'] {
    return this.#shop.client;
  }

  get store(): RunningShop['store'] {
    return this.#shop.store;
  }

  get service(): RunningShop['service'] {
    return this.#shop.service;
  }

  /** Daybook's pages by themselves, and inside the store's back office. */
  get appUrl(): string {
    return `${this.backOfficeUrl}/app/`;
  }

  get backOfficeUrl(): string {
    return `http://127.0.0.1:${this.#shop.ports.store}/Admin/Daybook`;
  }

  async place(count = 1): Promise<WireOrder[]> {
    return this.client.control('/orders', { count });
  }

  act(orderId: number, action: string, amount?: string): Promise<WireOrder> {
    return this.client.control(`/orders/${orderId}/act`, { action, amount });
  }

  /** An order that is to be booked, whatever the shop's rule. */
  async placePaid(): Promise<WireOrder> {
    const [order] = await this.place();
    if (order === undefined) throw new Error('no order');
    return order.paymentStatus === 'Pending' ? this.act(order.id, 'pay') : order;
  }

  /** Booked, with a transaction of the gateway that the store knows of; no gift card paid a part. */
  async payByCard(): Promise<WireOrder> {
    for (let tries = 0; tries < 40; tries += 1) {
      const body = { count: 1, paymentMethod: CARD };
      const [order] = await this.client.control<WireOrder[]>('/orders', body);
      if (order === undefined || Number(order.orderTotal) < 20) continue;
      if (order.giftCardsUsed.length > 0) continue;
      await this.act(order.id, 'pay');
      await this.settle();
      const { state } = await this.waitFor(order.id, 'booked', 'held', 'skipped');
      if (state === 'booked') return order;
    }
    throw new Error('no card order');
  }

  async placeUnpaid(): Promise<WireOrder> {
    for (let tries = 0; tries < 40; tries += 1) {
      const [order] = await this.place();
      if (order?.paymentStatus === 'Pending') return order;
    }
    throw new Error('every order was paid');
  }

  async findRow(orderId: number): Promise<WireOrderRow | undefined> {
    return (await this.client.listOrders()).find((row) => row.orderId === orderId);
  }

  /** The order's row once it is in one of the states and nothing is on its way. */
  async waitFor(orderId: number, ...states: WireOrderRow['state'][]): Promise<WireOrderRow> {
    let row: WireOrderRow | undefined;
    for (let waited = 0; waited < WAIT_MS; waited += 100) {
      row = await this.findRow(orderId);
      if (row !== undefined && states.includes(row.state)) return row;
      await wait(100);
    }
    throw new Error(`order ${orderId} is ${row?.state ?? 'unknown'}: ${JSON.stringify(row)}`);
  }

  async settle(): Promise<void> {
    await this.client.waitUntilSettled(() => undefined);
  }

  async changeRules(change: (rules: WireRuleSet) => WireRuleSet): Promise<void> {
    const path_ = `/links/${await this.#getLinkId()}/rules`;
    const { ruleSet } = await this.client.admin<{ ruleSet: WireRuleSet }>('GET', path_);
    await this.client.admin('PUT', path_, change(ruleSet));
  }

  /** Takes in every order that the store has, or those since a moment. */
  async backfill(from = '2020-01-01T00:00:00Z'): Promise<void> {
    const linkId = await this.#getLinkId();
    const to = new Date(Date.now() + 86_400_000).toISOString();
    await this.client.admin('POST', '/backfill', { linkId, from, to });
  }

  async resync(orderId: number): Promise<void> {
    await this.client.admin('POST', `/orders/${await this.#getLinkId()}/${orderId}/resync`, {});
  }

  async xeroCounts(): Promise<XeroCounts> {
    return (
      await fetch(`${this.#shop.emulatorUrl}/__emulator/state`)
    ).json() as Promise<XeroCounts>;
  }

  /** What was asked of Xero so far; cheap, whatever the books hold. */
  async countCalls(): Promise<number> {
    const answer = await fetch(`${this.#shop.emulatorUrl}/__emulator/calls`);
    return ((await answer.json()) as { total: number }).total;
  }

  /** From nothing to live once more, as it was done first. */
  async setUpAgain(): Promise<void> {
    await setUpShop(this.client, {
      sidecarUrl: '',
      codeFile: '',
      when: 'placed',
      xeroApp: XERO_APP,
      say: () => undefined,
    });
  }

  /** Connects to Xero again, as a person does. */
  async signIn(): Promise<void> {
    const { authorizeUrl } = await this.client.admin<{ authorizeUrl: string }>(
      'POST',
      '/xero/connect',
      {},
    );
    await this.client.signIn(authorizeUrl);
  }

  async changeXero(change: Readonly<Record<string, unknown>>): Promise<void> {
    const { organisation } = await this.readBooks();
    await fetch(`${this.#shop.emulatorUrl}/__emulator/organisations/${organisation.tenantId}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(change),
    });
  }

  /** What a person does in Xero's own pages. Throws where Xero refuses it. */
  async actInXero(act: PersonAct): Promise<void> {
    const refused = await this.tryInXero([act]);
    if (refused.length > 0) throw new Error(refused.join());
  }

  /** The acts that Xero refused, with what it said. */
  async tryInXero(acts: readonly PersonAct[]): Promise<readonly string[]> {
    const { organisations } = await this.xeroCounts();
    const path_ = `/__emulator/organisations/${organisations[0]?.tenantId}/acts`;
    const answer = await fetch(`${this.#shop.emulatorUrl}${path_}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ acts }),
    });
    const { refused } = (await answer.json()) as { refused: string[] };
    // Its webhooks have come: in shifted time they are read at once.
    await this.advance(WEBHOOKS_READ_MS);
    return refused;
  }

  /** Xero asks whether its webhooks are answered as it wants: right ones and wrong ones. */
  async asksForWebhooks(): Promise<boolean> {
    const url = `${this.#shop.emulatorUrl}/__emulator/webhooks/intent`;
    const answer = await fetch(url, { method: 'POST' });
    return ((await answer.json()) as { accepted: boolean }).accepted;
  }

  async loseWebhooks(isLosing: boolean): Promise<void> {
    await fetch(`${this.#shop.emulatorUrl}/__emulator/webhooks/loss`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ isLosing }),
    });
  }

  /** As if everybody had signed in before Daybook asked for this permission. */
  async forgetScope(scope: string): Promise<void> {
    await fetch(`${this.#shop.emulatorUrl}/__emulator/forget-scope`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ scope }),
    });
  }

  /** The next person who signs in to Xero has this organisation and no other. */
  async signInNextTo(organisation: { tenantId: string; name: string }): Promise<void> {
    await fetch(`${this.#shop.emulatorUrl}/__emulator/next-sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(organisation),
    });
  }

  /** Of the first organisation, or of another one. */
  async readBooks(index = 0): Promise<
    Books & {
      readonly organisation: { readonly tenantId: string; readonly name: string };
      readonly contacts: readonly {
        readonly ContactID: string;
        readonly ContactNumber?: string;
      }[];
    }
  > {
    const answer = await fetch(`${this.#shop.emulatorUrl}/__emulator/documents`);
    const all = (await answer.json()) as Awaited<ReturnType<EndToEndShop['readBooks']>>[];
    const books = all[index];
    if (books === undefined) throw new Error('no books');
    return books;
  }

  /** What differs between the store's figures and Xero's, and documents that are there twice. */
  async findDifferences(): Promise<string[]> {
    const [rows, orders] = [await this.client.listOrders(), await this.client.storeOrders()];
    const { doubledNumbers } = await this.xeroCounts();
    const doubled = doubledNumbers === 0 ? [] : [`${doubledNumbers} numbers twice`];
    return [...findDifferences(rows, orders, await this.readBooks()), ...doubled];
  }

  async #getLinkId(): Promise<string> {
    const [link] = (await this.client.status()).links;
    if (link === undefined) throw new Error('no link');
    return link.id;
  }
}
