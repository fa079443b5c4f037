import { Decimal } from 'decimal.js';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { WIRE_VERSION, type WireOrder } from '../../contract/index.ts';
import { PRODUCTS, type Product } from './catalogue.ts';
import { generateOrder, type SoldCard } from './generate-order.ts';
import { createRandom } from './random.ts';
import { makeShopSettings, type ShopSettings } from './shop-settings.ts';

export interface OutboxEvent {
  readonly sequence: number;
  readonly entity: 'order' | 'returnRequest';
  readonly entityId: number;
  readonly kind: string;
  readonly occurredOnUtc: string;
  readonly data?: Record<string, unknown>;
  isAccepted: boolean;
}

/** The event as the plugin's wire has it, without the store's own mark. */
export function toWireEvent(event: OutboxEvent): Omit<OutboxEvent, 'isAccepted'> {
  const { isAccepted: _isAccepted, ...wire } = event;
  return wire;
}

export interface Pairing {
  readonly keyId: string;
  readonly secret: string;
  readonly sidecarUrl: string;
}

interface ShopData {
  outboxEpoch: string;
  orders: WireOrder[];
  events: OutboxEvent[];
  notes: { id: number; orderId: number; text: string; dedupeKey: string | null }[];
  products: Product[];
  giftCards: SoldCard[];
  /** Stores of the shop beside its first one. */
  furtherStores?: { readonly id: number; readonly name: string }[];
  pairing: Pairing | null;
  seed: number;
  /** Orders placed so far, for the seed of the next. */
  placed: number;
}

export interface ShopOptions {
  readonly stateFile?: string;
  readonly seed?: number;
  readonly settings?: ShopSettings;
  /** Orders of files, with the shop's own info, in place of made-up ones. */
  readonly fixed?: { readonly info: unknown; readonly orders: readonly WireOrder[] };
  readonly now?: () => number;
}

/** The shop behind the demo store: orders, outbox, notes. Kept in one file when one is named. */
export class Shop {
  readonly settings: ShopSettings;
  readonly fixedInfo: Record<string, unknown> | undefined;
  /** As if the plugin were of another time. */
  wireVersion: number = WIRE_VERSION;
  readonly data: ShopData;
  readonly #stateFile: string | undefined;
  readonly #now: () => number;
  /** Another plugin keeps nopCommerce from marking orders as paid. */
  refusesPayments = false;
  /** Tells of no change, pushed or asked; orders are answered all the same. */
  isSilent = false;
  #isHeld = false;

  constructor(options: ShopOptions) {
    this.settings = options.settings ?? makeShopSettings('NZ');
    this.fixedInfo = options.fixed?.info as Record<string, unknown> | undefined;
    this.#stateFile = options.stateFile;
    this.#now = options.now ?? Date.now;
    const saved = this.#stateFile !== undefined && existsSync(this.#stateFile);
    this.data = saved
      ? (JSON.parse(readFileSync(this.#stateFile ?? '', 'utf8')) as ShopData)
      : makeData(options);
    this.save();
  }

  nowIso(): string {
    return new Date(this.#now()).toISOString();
  }

  /** Many changes, kept once. */
  together(work: () => void): void {
    this.#isHeld = true;
    work();
    this.#isHeld = false;
    this.save();
  }

  save(): void {
    if (this.#stateFile === undefined || this.#isHeld) return;
    writeFileSync(`${this.#stateFile}.new`, JSON.stringify(this.data));
    renameSync(`${this.#stateFile}.new`, this.#stateFile);
  }

  /** Places one more made-up order. */
  placeOrder(placedAt = this.nowIso(), storeId = 1): WireOrder {
    const { data } = this;
    data.placed += 1;
    const order = generateOrder({
      id: 1000 + data.placed,
      storeId,
      placedAt,
      settings: this.settings,
      random: createRandom(data.seed * 100_003 + data.placed),
      products: data.products,
      giftCards: data.giftCards,
    });
    data.orders.push(order);
    this.#moveGiftCards(order);
    this.note(order.id, 'Order placed');
    this.addEvent(order.id, 'placed');
    if (order.paymentStatus === 'Paid') this.addEvent(order.id, 'paid');
    return order;
  }

  /** Orders that have to be paid are paid with a method that was installed lately. */
  payWith(orders: readonly WireOrder[], systemName: string): void {
    for (const order of orders) {
      if (order.paymentMethodSystemName !== null) order.paymentMethodSystemName = systemName;
    }
  }

  /** The same cart again, under the same number: a number mask without the order's id does that. */
  repeatOrder(order: WireOrder): void {
    const { data } = this;
    data.placed += 1;
    const id = 1000 + data.placed;
    const items = order.items.map((item, i) => ({ ...item, id: id * 10 + i }));
    data.orders.push({ ...order, id, orderGuid: randomUUID(), items });
    this.note(id, 'Order placed');
    this.addEvent(id, 'placed');
    this.save();
  }

  /** The order as it stands after something happened to it elsewhere, told by one event. */
  takeOver(order: WireOrder): void {
    const { orders } = this.data;
    const index = orders.findIndex(({ id }) => id === order.id);
    const before = orders[index];
    if (before === undefined) orders.push(order);
    else orders[index] = order;
    const amount = new Decimal(order.refundedAmount).sub(before?.refundedAmount ?? 0);
    this.note(order.id, 'Order has changed');
    if (amount.isZero()) this.addEvent(order.id, before === undefined ? 'placed' : 'updated');
    else {
      const data = { amount: amount.toFixed(4), refundedTotal: order.refundedAmount };
      this.addEvent(order.id, 'refunded', data);
    }
    this.save();
  }

  addStore(store: { readonly id: number; readonly name: string }): void {
    this.data.furtherStores = [...(this.data.furtherStores ?? []), store];
    this.save();
  }

  findOrder(id: number): WireOrder | undefined {
    return this.data.orders.find((order) => order.id === id);
  }

  addEvent(orderId: number, kind: string, data?: Record<string, unknown>): void {
    this.#tell({
      entity: 'order',
      entityId: orderId,
      kind,
      ...(data === undefined ? {} : { data }),
    });
  }

  addReturnRequestEvent(entityId: number, orderId: number): void {
    this.#tell({ entity: 'returnRequest', entityId, kind: 'updated', data: { orderId } });
  }

  #tell(event: Pick<OutboxEvent, 'entity' | 'entityId' | 'kind' | 'data'>): void {
    this.data.events.push({
      sequence: this.data.events.length + 1,
      ...event,
      occurredOnUtc: this.nowIso(),
      isAccepted: false,
    });
  }

  /** The usage of its gift cards is gone and their value can be spent again (DeleteGiftCardUsageHistory). */
  giveCardsBack(order: WireOrder): void {
    for (const card of order.giftCardsUsed) {
      const { giftCardId, usedValue: balance, purchasedWithOrderItemId } = card;
      if (purchasedWithOrderItemId === null) continue;
      this.data.giftCards.push({ giftCardId, orderItemId: purchasedWithOrderItemId, balance });
    }
    order.giftCardsUsed = [];
  }

  /** Returns false when a note with the key is there already. */
  note(orderId: number, text: string, dedupeKey: string | null = null): boolean {
    const { notes } = this.data;
    if (dedupeKey !== null && notes.some((entry) => entry.dedupeKey === dedupeKey)) return false;
    notes.push({ id: notes.length + 1, orderId, text, dedupeKey });
    return true;
  }

  /** A copied or restored database: its outbox begins anew. */
  changeEpoch(): void {
    this.data.outboxEpoch = randomUUID();
  }

  #moveGiftCards(order: WireOrder): void {
    const { data } = this;
    const used = new Set(order.giftCardsUsed.map((card) => card.giftCardId));
    data.giftCards = data.giftCards.filter((card) => !used.has(card.giftCardId));
    if (order.paymentStatus !== 'Paid') return;
    for (const item of order.items) {
      for (const card of item.giftCards) {
        data.giftCards.push({ giftCardId: card.id, orderItemId: item.id, balance: card.amount });
      }
    }
  }
}

function makeData(options: ShopOptions): ShopData {
  const orders = [...(options.fixed?.orders ?? [])];
  return {
    outboxEpoch: randomUUID(),
    orders,
    events: [],
    notes: orders.map((order, i) => ({
      id: i + 1,
      orderId: order.id,
      text: 'Order placed',
      dedupeKey: null,
    })),
    products: PRODUCTS.map((product) => ({ ...product })),
    giftCards: [],
    pairing: null,
    seed: options.seed ?? 1,
    placed: 0,
  };
}
