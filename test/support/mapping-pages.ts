import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { WireRuleSet } from '../../sidecar/src/contract/index.ts';
import { EndToEndShop } from './end-to-end-shop.ts';
import { openBrowser } from './open-browser.ts';

/** The Mappings of a live shop, in the back office. */
export class MappingPages {
  readonly shop: EndToEndShop;
  readonly page: Page;
  readonly frame: FrameLocator;
  readonly rulesPath: string;
  readonly #browser: Browser;

  private constructor(shop: EndToEndShop, opened: [Browser, Page], rulesPath: string) {
    this.shop = shop;
    [this.#browser, this.page] = opened;
    this.frame = this.page.frameLocator('#daybook');
    this.rulesPath = rulesPath;
  }

  static async start(orders: number): Promise<MappingPages> {
    const count = String(orders);
    const shop = await EndToEndShop.start('--orders', count, '--seed', '5', '--when', 'placed');
    const rulesPath = `/links/${(await shop.client.status()).links[0]?.id}/rules`;
    const browser = await openBrowser();
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    const page = await context.newPage();
    await page.goto(shop.backOfficeUrl);
    return new MappingPages(shop, [browser, page], rulesPath);
  }

  async stop(): Promise<void> {
    await this.#browser.close();
    await this.shop.stop();
  }

  async openTab(name: string): Promise<void> {
    await this.frame.getByRole('link', { name: 'Home' }).click();
    await this.frame.getByRole('link', { name: 'Mappings' }).click();
    await this.frame.getByRole('tab', { name }).click();
    await this.frame.getByRole('table', { name }).waitFor();
  }

  /** Types into a picker, as somebody who knows what they look for. */
  async pick(label: string, typed: string): Promise<void> {
    await this.frame.getByLabel(label, { exact: true }).first().click();
    await this.page.keyboard.type(typed);
    await this.frame.locator('[role=option]:visible').first().click();
  }

  async readRules(): Promise<WireRuleSet> {
    const { ruleSet } = await this.shop.client.admin<{ ruleSet: WireRuleSet }>(
      'GET',
      this.rulesPath,
    );
    return ruleSet;
  }
}
