import type { BackOffice } from './back-office.ts';

/** The plugin's Configure page. */
export class ConfigurePage {
  readonly #office: BackOffice;

  constructor(office: BackOffice) {
    this.#office = office;
  }

  /** Answers with what the page said. */
  async pair(address: string, code: string, says: string): Promise<string> {
    await this.#open();
    await this.#office.page.locator('#ServiceAddress').fill(address);
    await this.#office.page.locator('#Code').fill(code);
    return this.#press('pair', says);
  }

  async test(says: string): Promise<string> {
    await this.#open();
    return this.#press('test', says);
  }

  async unpair(): Promise<string> {
    await this.#open();
    return this.#press('unpair', 'Disconnected');
  }

  async #open(): Promise<void> {
    await this.#office.open('/Admin/Daybook/Configure');
  }

  async #press(action: string, says: string): Promise<string> {
    const { page } = this.#office;
    await page.locator(`button[name=action][value=${action}]`).click();
    const said = page.locator('.content .alert');
    await said.waitFor({ timeout: 60_000 });
    const text = (await said.innerText()).trim();
    if (!text.includes(says)) throw new Error(`it said “${text}”`);
    return text;
  }
}
