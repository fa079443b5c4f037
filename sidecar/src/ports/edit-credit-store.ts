import type { OrderKey } from './order-store.ts';

/** What was decided to be credited: because an order was edited, or is to be out of the books. */
export interface EditCredit {
  /**
   * The whole invoice, so that another one takes its place; the whole invoice, with nothing in its place; or
   * what the edit took off.
   */
  readonly credits: 'invoice' | 'takenOut' | 'difference';
  readonly decidedAt: string;
  /** Of an invoice what stood on the order by then, of a difference what is to stand: our own JSON. */
  readonly documents: unknown;
}

export function isOfWholeInvoice({ credits }: EditCredit): boolean {
  return credits !== 'difference';
}

export interface EditCreditStore {
  /** In the order they were decided. */
  list(key: OrderKey): Promise<readonly EditCredit[]>;
  add(key: OrderKey, credit: EditCredit): Promise<void>;
  /** Whether anything takes the place of the invoice that was credited last. */
  setLast(key: OrderKey, credits: 'invoice' | 'takenOut'): Promise<void>;
  /** Nothing of the order stands any more. */
  drop(key: OrderKey): Promise<void>;
}
