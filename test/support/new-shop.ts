import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, FrameLocator, Page } from 'playwright-core';
import { readDemoOptions } from '../../sidecar/src/sandbox/demo/demo-options.ts';
import { XERO_APP, type ShopRun } from '../../sidecar/src/sandbox/demo/plan-servers.ts';
import {
  pairNewShop,
  startShop,
  type RunningShop,
} from '../../sidecar/src/sandbox/demo/run-shop.ts';
import { openBrowser } from './open-browser.ts';

/** A paired shop whose setup begins in the browser: in the back office, through its frame. */
export class NewShop {
  readonly #folder: string;
  readonly shop: RunningShop;
  readonly #browser: Browser;
  readonly #context: BrowserContext;
  readonly page: Page;

  private constructor(folder: string, shop: RunningShop, opened: [Browser, BrowserContext, Page]) {
    this.#folder = folder;
    this.shop = shop;
    [this.#browser, this.#context, this.page] = opened;
  }

  static async start(...args: readonly string[]): Promise<NewShop> {
    const folder = mkdtempSync(path.join(tmpdir(), 'daybook-setup-'));
    const options = readDemoOptions(['--by-hand', '--state', folder, ...args]);
    if (options === 'help') throw new Error('no options');
    const run: ShopRun = { options, folder, ordersFile: undefined, say: () => undefined };
    const shop = await startShop(run);
    try {
      await pairNewShop(run, shop);
      const browser = await openBrowser();
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      return new NewShop(folder, shop, [browser, context, await context.newPage()]);
    } catch (error) {
      await shop.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.shop.stop();
    rmSync(this.#folder, { recursive: true });
  }

  get frame(): FrameLocator {
    return this.page.frameLocator('#daybook');
  }

  get backOfficeUrl(): string {
    return `http://127.0.0.1:${this.shop.ports.store}/Admin/Daybook`;
  }

  async open(): Promise<void> {
    await this.page.goto(this.backOfficeUrl);
  }

  /** Closes the tab and opens Daybook in a new one, by its menu entry. */
  async openAnew(): Promise<void> {
    await this.page.goto('about:blank');
    await this.open();
  }

  /** Answers something, until the service has kept it. */
  async keep(answer: () => Promise<void>): Promise<void> {
    const kept = this.page.waitForResponse(
      (response) => response.request().method() === 'PUT' && response.url().endsWith('/setup'),
    );
    await answer();
    await kept;
  }

  async readAs(direction: 'ltr' | 'rtl', width: number): Promise<void> {
    await this.shop.client.control('/admin', { direction });
    await this.page.setViewportSize({ width, height: 900 });
    await this.page.reload();
  }

  /** The tab that a press opens, when it is back from Xero. */
  async followSignIn(press: () => Promise<void>): Promise<Page> {
    const opened = this.#context.waitForEvent('page');
    await press();
    const tab = await opened;
    await tab.getByText(/close this tab/i).waitFor();
    return tab;
  }

  /** What the emulator counts: documents that somebody sent. */
  async countInXero(): Promise<Record<string, number>> {
    const answer = await fetch(`${this.shop.emulatorUrl}/__emulator/state`);
    return (await answer.json()) as Record<string, number>;
  }

  async refuseNextSignIn(): Promise<void> {
    await fetch(`${this.shop.emulatorUrl}/__emulator/refuse-next-sign-in`, { method: 'POST' });
  }

  /** Invoices of another program, made over Xero's own wire. */
  async bookElsewhere(
    invoices: readonly {
      readonly number: string;
      readonly date: string;
      readonly total: string;
    }[],
  ): Promise<void> {
    const token = await this.#signInElsewhere();
    await this.#put(token, 'Contacts', [{ Name: 'Old app', ContactNumber: 'OLD' }]);
    const models = invoices.map(({ number, date, total }) => ({
      Type: 'ACCREC',
      Status: 'AUTHORISED',
      InvoiceNumber: number,
      Date: date,
      DueDate: date,
      LineAmountTypes: 'NoTax',
      Contact: { ContactNumber: 'OLD' },
      LineItems: [
        { Description: 'Sale', Quantity: 1, UnitAmount: Number(total), AccountCode: '200' },
      ],
    }));
    await this.#put(token, 'Invoices', models);
  }

  async #put(token: string, list: 'Contacts' | 'Invoices', models: readonly unknown[]) {
    const { emulatorUrl } = this.shop;
    const authorization = `Bearer ${token}`;
    const connections = await fetch(`${emulatorUrl}/connections`, { headers: { authorization } });
    const [connection] = (await connections.json()) as { tenantId: string }[];
    const answer = await fetch(`${emulatorUrl}/api.xro/2.0/${list}`, {
      method: 'PUT',
      headers: {
        authorization,
        'xero-tenant-id': connection?.tenantId ?? '',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ [list]: models }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  async #signInElsewhere(): Promise<string> {
    const { emulatorUrl } = this.shop;
    const redirect_uri = 'http://127.0.0.1:9/elsewhere';
    const query = { response_type: 'code', client_id: XERO_APP.clientId, redirect_uri, state: 'x' };
    const consent = await fetch(
      `${emulatorUrl}/identity/connect/authorize?${new URLSearchParams(query).toString()}`,
      { redirect: 'manual' },
    );
    const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const pair = `${XERO_APP.clientId}:${XERO_APP.clientSecret}`;
    const answer = await fetch(`${emulatorUrl}/connect/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri }),
    });
    return ((await answer.json()) as { access_token: string }).access_token;
  }
}
