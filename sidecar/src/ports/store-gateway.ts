import type { StoreInfo } from '../domain/order/store-info.ts';
import type { StoreOrder } from '../domain/order/store-order.ts';
import type { StoreEvent } from './store-event-store.ts';

/** Where a shop answers and the secret of its pairing. */
export interface StoreAddress {
  readonly pairingId: string;
  readonly keyId: string;
  readonly secret: string;
  readonly storeUrl: string;
}

export interface OrdersRead {
  readonly orders: readonly StoreOrder[];
  readonly missing: readonly number[];
  /** Orders that could not be understood, raw, with the path of the first bad field. */
  readonly malformed: readonly {
    readonly orderId: number;
    readonly raw: string;
    readonly path: string;
  }[];
}

/** Signed reads and writes of the plugin. Throws DaybookError `store.*` (operational) when it cannot. */
export interface StoreGateway {
  readInfo(address: StoreAddress): Promise<StoreInfo>;
  readOrders(address: StoreAddress, orderIds: readonly number[]): Promise<OrdersRead>;
  /** Keyset page by id, oldest first, optionally by creation time. */
  readOrderPage(address: StoreAddress, page: OrderPage): Promise<OrdersRead>;
  /** Rows not accepted yet, oldest first; malformed ones apart. */
  readEvents(address: StoreAddress, limit: number): Promise<EventsRead>;
  readOrderNotes(address: StoreAddress, afterId: number, limit: number): Promise<OrderNotesRead>;
  markPaid(
    address: StoreAddress,
    orderId: number,
    reference: string,
  ): Promise<'marked' | 'alreadyPaid' | 'notPossible'>;
  addNote(
    address: StoreAddress,
    orderId: number,
    note: { text: string; dedupeKey: string },
  ): Promise<void>;
}

export interface OrderPage {
  readonly afterId: number;
  readonly limit: number;
  readonly createdFrom?: string;
  readonly createdTo?: string;
}

export interface EventsRead {
  readonly outboxEpoch: string;
  readonly events: readonly StoreEvent[];
  readonly malformed: readonly {
    readonly sequence: number;
    readonly raw: string;
    readonly path: string;
  }[];
}

export interface OrderNotesRead {
  readonly notes: readonly { readonly id: number; readonly orderId: number }[];
}
