import type { BrowserContext, Page } from 'playwright-core';
import type { VerifyOptions } from './options.ts';
import { waitFor } from './wait-for.ts';

export const PLUGIN = 'Misc.Daybook';

/** The shop's back office in the browser of an administrator. */
export class BackOffice {
  readonly #options: VerifyOptions;
  readonly #context: BrowserContext;
  readonly page: Page;

  constructor(options: VerifyOptions, context: BrowserContext, page: Page) {
    this.#options = options;
    this.#context = context;
    this.page = page;
  }

  async signIn(): Promise<void> {
    await this.page.goto(`${this.#options.url}/login?returnUrl=%2FAdmin`);
    await this.page.locator('#Email').fill(this.#options.admin);
    await this.page.locator('#Password').fill(this.#options.password);
    await this.page.locator('.login-button').click();
    await this.page.locator('.main-sidebar').waitFor({ timeout: 120_000 });
  }

  /** Which nopCommerce it says it is. */
  async readVersion(): Promise<string> {
    await this.open('/Admin/Common/SystemInfo');
    const text = await this.page.locator('.content').innerText();
    return /\d+\.\d+\.\d+/.exec(text)?.[0] ?? 'unknown';
  }

  async open(path: string): Promise<void> {
    const answer = await this.page.goto(`${this.#options.url}${path}`, { timeout: 180_000 });
    if (answer !== null && answer.status() >= 400) {
      throw new Error(`${path} answered ${answer.status()}`);
    }
  }

  async openPlugins(): Promise<void> {
    await this.open('/Admin/Plugin/List');
    // The rows come later than the table, all at once.
    await this.page
      .locator('#plugins-local-grid button[name*="install-plugin-link"]')
      .first()
      .waitFor();
  }

  async upload(file: string): Promise<void> {
    await this.openPlugins();
    await this.page.locator('button[name=uploadplugin]').click();
    await this.page.locator('#archivefile').setInputFiles(file);
    await Promise.all([
      this.page.waitForEvent('load', { timeout: 120_000 }),
      this.page.locator('#upload-plugin').click(),
    ]);
    const refused = this.page.locator('.alert-danger');
    if ((await refused.count()) > 0) throw new Error(await refused.first().innerText());
  }

  /** The shop ends itself; whoever watches over it starts it again. */
  async restart(): Promise<void> {
    await this.openPlugins();
    await this.page.locator('button[name=plugin-reload-grid]').click();
    await this.#waitUntilRestarted();
  }

  async install(): Promise<void> {
    await this.#press('install');
  }

  async uninstall(): Promise<void> {
    await this.#press('uninstall');
  }

  async isInstalled(): Promise<boolean> {
    await this.openPlugins();
    const button = this.page.locator(`button[name="uninstall-plugin-link-${PLUGIN}"]`);
    return (await button.count()) > 0;
  }

  /** A route of the service's admin API, through the plugin, with the browser's cookies. */
  async ask<T>(path: string): Promise<T> {
    const url = `${this.#options.url}/Admin/Daybook/app/api/v1${path}`;
    const answer = await this.#context.request.get(url);
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** A change, with the token that the pages send. */
  async send(method: string, path: string, body: unknown): Promise<string> {
    const base = `${this.#options.url}/Admin/Daybook`;
    const session = await this.#context.request.get(`${base}/session`);
    const { antiforgeryToken } = (await session.json()) as { antiforgeryToken: string };
    const answer = await this.#context.request.fetch(`${base}/app/api/v1${path}`, {
      method,
      headers: { RequestVerificationToken: antiforgeryToken, 'content-type': 'application/json' },
      data: JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${text}`);
    return text;
  }

  async #press(what: 'install' | 'uninstall'): Promise<void> {
    await this.openPlugins();
    const button = this.page.locator(`button[name="${what}-plugin-link-${PLUGIN}"]`);
    await Promise.all([
      this.page.waitForEvent('load', { timeout: 120_000 }),
      button.click({ timeout: 15_000 }),
    ]);
    await this.page.locator('button[name=plugin-apply-changes]').click();
    await this.#waitUntilRestarted();
  }

  async #waitUntilRestarted(): Promise<void> {
    const home = `${this.#options.url}/Admin/Plugin/List`;
    await waitFor(
      'the shop to stop',
      async () => ((await isAnswering(home)) ? undefined : true),
      30_000,
    ).catch(() => undefined);
    await waitFor(
      'the shop to start again',
      async () => ((await isAnswering(home)) ? true : undefined),
      240_000,
    );
  }
}

async function isAnswering(url: string): Promise<boolean> {
  try {
    const answer = await fetch(url, { redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status < 500;
  } catch {
    return false;
  }
}
