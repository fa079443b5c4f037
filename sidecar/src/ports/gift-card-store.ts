import type { OrderKey } from './order-store.ts';

/** A card that was sold before Daybook, with what it was worth then, as a person confirmed it. */
export interface GiftCardOpening {
  readonly giftCardId: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly confirmedAt: string;
  readonly confirmedBy: string;
}

/** An order item that sold cards. With tax they are goods that were sold, and nothing is owed on them. */
export interface CardSale {
  readonly orderItemId: number;
  readonly isTaxed: boolean;
}

/** A sale that stands in the books; sales from before it was kept which order sold them have none. */
export interface BookedCardSale extends CardSale {
  readonly orderGuid: string | null;
}

/** What an order took back of the sale of a card that was sold with tax. */
export interface TakenOfSale {
  readonly orderItemId: number;
  readonly amountMinor: number;
  readonly taxMinor: number;
}

/** A card that an order was paid with, while the order is held. */
export interface HeldCardUse {
  readonly orderGuid: string;
  readonly giftCardId: number;
  readonly usedValue: string;
  readonly purchasedWithOrderItemId: number | null;
}

export interface GiftCardStore {
  /** Gift card sales that stand in the books, of the order items asked for. */
  findBookedSales(
    linkId: string,
    orderItemIds: readonly number[],
  ): Promise<readonly BookedCardSale[]>;
  /** The items of the order that sold cards; replaces what was kept of it. */
  setSales(key: OrderKey, sales: readonly CardSale[]): Promise<void>;
  listOpenings(linkId: string): Promise<readonly GiftCardOpening[]>;
  /** Replaces what was confirmed of the card; an amount of 0 takes it back. */
  confirm(linkId: string, opening: GiftCardOpening): Promise<void>;
  /**
   * What each card has paid by the invoices of the link that stand or are about to, less what was given
   * back; one order can be left out.
   */
  sumUsed(
    linkId: string,
    giftCardIds: readonly number[],
    exceptOrderGuid?: string,
  ): Promise<ReadonlyMap<number, number>>;
  /**
   * What orders other than this one took back of the sales of these items, by invoices that stand or are
   * about to, less what was given back.
   */
  listTaken(
    linkId: string,
    orderItemIds: readonly number[],
    exceptOrderGuid: string,
  ): Promise<readonly TakenOfSale[]>;
  /** Cards of orders that are held with one of these codes. */
  listHeldUses(linkId: string, reasonCodes: readonly string[]): Promise<readonly HeldCardUse[]>;
}
