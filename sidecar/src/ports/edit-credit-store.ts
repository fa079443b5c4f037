import type { OrderKey } from './order-store.ts';

/** What was decided to be credited because an order was edited. */
export interface EditCredit {
  /** The whole invoice, so that another one takes its place, or what the edit took off. */
  readonly credits: 'invoice' | 'difference';
  readonly decidedAt: string;
  /** Of an invoice what stood on the order by then, of a difference what is to stand: our own JSON. */
  readonly documents: unknown;
}

export interface EditCreditStore {
  /** In the order they were decided. */
  list(key: OrderKey): Promise<readonly EditCredit[]>;
  add(key: OrderKey, credit: EditCredit): Promise<void>;
  /** Nothing of the order stands any more. */
  drop(key: OrderKey): Promise<void>;
}
