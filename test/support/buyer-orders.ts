import { randomUUID } from 'node:crypto';
import type { WireOrder } from '../../sidecar/src/contract/index.ts';
import type { EndToEndShop } from './end-to-end-shop.ts';

type WireAddress = NonNullable<WireOrder['billingAddress']>;

export interface Buyer {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone?: string;
  readonly postalCode?: string;
  readonly vatNumber?: string;
  readonly company?: string;
}

/** Orders of buyers that a test makes up: a paid order of the demo store, bought by somebody else. */
export class BuyerOrders {
  readonly #shop: EndToEndShop;
  #template: WireOrder | undefined;
  #nextId = 50_000;

  constructor(shop: EndToEndShop) {
    this.#shop = shop;
  }

  async place(buyer: Buyer): Promise<WireOrder> {
    const template = await this.#findTemplate();
    this.#nextId += 1;
    const id = this.#nextId;
    return this.change({
      ...toBuyers(template, buyer),
      id,
      orderGuid: randomUUID(),
      customOrderNumber: String(id),
      createdOnUtc: new Date(this.#shop.clocks.nowMs()).toISOString(),
      items: template.items.map((item, index) => ({ ...item, id: id * 10 + index })),
    });
  }

  /** The order as it is now in the store. */
  async change(order: WireOrder): Promise<WireOrder> {
    await this.#shop.client.control('/orders/take-over', { orders: [order] });
    return order;
  }

  async #findTemplate(): Promise<WireOrder> {
    for (let tries = 0; this.#template === undefined && tries < 60; tries += 1) {
      const order = await this.#shop.placePaid();
      const isPlain =
        Number(order.orderTotal) > 0 &&
        order.giftCardsUsed.length === 0 &&
        order.items.every(({ isGiftCard }) => !isGiftCard);
      const { state } = await this.#shop.waitFor(order.id, 'booked', 'held');
      if (isPlain && state === 'booked') this.#template = order;
    }
    if (this.#template === undefined) throw new Error('no plain order');
    return this.#template;
  }
}

export function toBuyers(order: WireOrder, buyer: Buyer): WireOrder {
  const { firstName, lastName, email } = buyer;
  const address: WireAddress = {
    ...(order.billingAddress as WireAddress),
    firstName,
    lastName,
    email,
    company: buyer.company ?? null,
    phoneNumber: buyer.phone ?? null,
    zipPostalCode: buyer.postalCode ?? null,
  };
  return {
    ...order,
    customerId: buyer.id,
    vatNumber: buyer.vatNumber ?? null,
    customer: {
      ...order.customer,
      id: buyer.id,
      email,
      firstName,
      lastName,
      company: buyer.company ?? null,
      vatNumber: buyer.vatNumber ?? null,
      isGuest: false,
    },
    billingAddress: address,
    shippingAddress: order.shippingAddress === null ? null : address,
  };
}
