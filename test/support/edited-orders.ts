import assert from 'node:assert/strict';
import type {
  WireChoicePreview,
  WireOrder,
  WireOrderRow,
} from '../../sidecar/src/contract/index.ts';
import type { EndToEndShop } from './end-to-end-shop.ts';
import { isOfOrder, sumBooks } from './sum-books.ts';

export const pathOf = ({ linkId, orderId }: WireOrderRow): string => `/orders/${linkId}/${orderId}`;

export interface Receivable {
  readonly InvoiceNumber?: string;
  readonly CreditNoteNumber?: string;
  readonly Reference: string;
  readonly Status: string;
  readonly Total: number;
  readonly AmountDue?: number;
  readonly RemainingCredit?: number;
}

/** Orders that are edited after they were booked, and what a person decides of them. */
export class EditedOrders {
  readonly #getShop: () => EndToEndShop;

  constructor(getShop: () => EndToEndShop) {
    this.#getShop = getShop;
  }

  async settle(orderId: number): Promise<WireOrderRow> {
    await this.#getShop().settle();
    return this.#getShop().waitFor(orderId, 'booked', 'skipped', 'held');
  }

  /** An order that waits for its money, so that its invoice may still change. */
  async placePending(): Promise<WireOrder> {
    for (let tries = 0; tries < 80; tries += 1) {
      const [order] = await this.#getShop().place();
      const isPlain = order?.giftCardsUsed.length === 0 && !order.items.some((it) => it.isGiftCard);
      if (order?.paymentStatus === 'Pending' && isPlain && Number(order.orderTotal) > 40) {
        return order;
      }
    }
    throw new Error('the shop sells for ready money only');
  }

  /** Booked and paid, then edited: held. */
  async editPaid(refunded?: string): Promise<WireOrderRow> {
    const { id } = await this.placePending();
    await this.#getShop().act(id, 'pay');
    if (refunded !== undefined) await this.#getShop().act(id, 'refund', refunded);
    await this.settle(id);
    return this.edit(id, '3.00');
  }

  async edit(orderId: number, off: string): Promise<WireOrderRow> {
    await this.#getShop().act(orderId, 'addDiscount', off);
    const row = await this.settle(orderId);
    assert.deepEqual([row.state, row.reason?.code], ['held', 'order.changed_after_payment']);
    return row;
  }

  readPlan(row: WireOrderRow, choice: string): Promise<WireChoicePreview> {
    return this.#getShop().client.admin('GET', `${pathOf(row)}/decide?choice=${choice}`);
  }

  async decide(row: WireOrderRow, choice: string): Promise<WireOrderRow> {
    await this.#getShop().client.admin('POST', `${pathOf(row)}/decide`, { choice });
    const after = await this.settle(row.orderId);
    assert.deepEqual([after.state, after.reason], ['booked', null]);
    return after;
  }

  /** The order's invoices and credit notes that stand, with what is open on each. */
  async listReceivable(orderId: number): Promise<Receivable[]> {
    const { invoices, creditNotes } = await this.#getShop().readBooks();
    return ([...invoices, ...creditNotes] as unknown as Receivable[]).filter(
      (document) =>
        isOfOrder(document, String(orderId)) && !['VOIDED', 'DELETED'].includes(document.Status),
    );
  }

  /** Nothing is open, and the money in Xero is the order's. */
  async checkPaid(orderId: number): Promise<void> {
    const open = await this.listReceivable(orderId);
    assert.deepEqual(
      open.map((entry) => entry.AmountDue ?? entry.RemainingCredit),
      open.map(() => 0),
    );
    const order = (await this.#getShop().client.storeOrders()).find(({ id }) => id === orderId);
    const sums = Object.entries(sumBooks(await this.#getShop().readBooks(), String(orderId)));
    const [money = [], lines = []] = [true, false].map((isMoney) =>
      sums.filter(([key]) => key.startsWith('money') === isMoney).map(([, sum]) => Number(sum)),
    );
    const cents = (amounts: readonly number[]): number =>
      amounts.reduce((total, amount) => total + Math.round(100 * amount), 0);
    const worth = cents([Number(order?.orderTotal), -Number(order?.refundedAmount)]);
    assert.deepEqual([cents(money), cents(lines)], [worth, worth]);
    assert.deepEqual(await this.#getShop().findDifferences(), []);
  }
}
