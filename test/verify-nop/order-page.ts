import type { FrameLocator, Page } from 'playwright-core';
import type { BackOffice } from './back-office.ts';

/** nopCommerce's page of an order, with what the plugin adds to it. */
export class OrderPage {
  readonly #office: BackOffice;
  readonly #orderId: number;

  constructor(office: BackOffice, orderId: number) {
    this.#office = office;
    this.#orderId = orderId;
  }

  get #page(): Page {
    return this.#office.page;
  }

  get block(): FrameLocator {
    return this.#page.frameLocator(`iframe[src*="/app/embed/orders/${this.#orderId}"]`);
  }

  async open(): Promise<void> {
    await this.#office.open(`/Admin/Order/Edit/${this.#orderId}`);
  }

  async markAsPaid(): Promise<void> {
    await this.open();
    await this.#confirm('markorderaspaid');
  }

  async refundPartially(amount: string): Promise<void> {
    await this.open();
    const opened = this.#page.context().waitForEvent('page');
    await this.#page.locator('#partiallyrefundorderoffline').click();
    const popup = await opened;
    await popup.locator('#AmountToRefund').waitFor();
    await popup.evaluate(
      `document.querySelector('#AmountToRefund').value = ${JSON.stringify(amount)}`,
    );
    const closed = popup.waitForEvent('close', { timeout: 30_000 });
    await popup.locator('#partialrefundorder').click();
    await closed;
  }

  /** Another quantity of the first line, as an administrator may type it. */
  async changeFirstQuantity(quantity: number): Promise<void> {
    await this.open();
    const edit = this.#page.locator('button[id^=btnEditOrderItem]').first();
    const itemId = (await edit.getAttribute('id'))?.replace('btnEditOrderItem', '') ?? '';
    await edit.scrollIntoViewIfNeeded();
    await edit.click();
    await this.#page.locator(`#pvQuantity${itemId}`).fill(String(quantity));
    await this.#confirm(`btnSaveOrderItem${itemId}`);
  }

  /** What the header's button says of the order. */
  async readButton(): Promise<string> {
    const button = this.#page.getByRole('button', { name: /^Xero: / });
    await button.waitFor({ timeout: 30_000 });
    return (await button.innerText()).trim();
  }

  async resync(): Promise<void> {
    await this.block.getByRole('button', { name: 'Resync order' }).click({ timeout: 30_000 });
  }

  async readBlock(): Promise<string> {
    await this.block.getByRole('button', { name: 'Resync order' }).waitFor({ timeout: 30_000 });
    return (await this.block.locator('body').innerText()).replaceAll(/\s+/g, ' ').trim();
  }

  async #confirm(buttonId: string): Promise<void> {
    await this.#page.locator(`#${buttonId}`).click();
    const yes = this.#page.locator(`#${buttonId}-action-confirmation-submit-button`);
    await yes.waitFor();
    await Promise.all([this.#page.waitForEvent('load', { timeout: 60_000 }), yes.click()]);
  }
}
