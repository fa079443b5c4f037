import type { BookingContext, TaxedCardSale } from '../../domain/booking/booking-context.ts';
import { readCardSale } from '../../domain/booking/tenders/card-sale.ts';
import { isTaxedCard } from '../../domain/booking/lines/gift-card-lines.ts';
import { sum } from '../../domain/money/amount.ts';
import type { BookedCardSale, TakenOfSale } from '../../ports/gift-card-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { listAsCounted } from '../summaries/list-as-counted.ts';

type CardSales = Pick<
  BookingContext,
  'bookedGiftCardItems' | 'taxedGiftCardSales' | 'takenOfSoldMinor'
>;

/** The sales of the cards that the order used, and what others took back of those that it sold. */
export async function loadCardSales(stores: Stores, record: OrderRecord): Promise<CardSales> {
  const { linkId, orderGuid, snapshot } = record;
  const used = snapshot.giftCardsUsed.flatMap(({ purchasedWithOrderItemId: id }) =>
    id === null ? [] : [id],
  );
  const sales = used.length === 0 ? [] : await stores.giftCards.findBookedSales(linkId, used);
  const taxed = sales.filter(({ isTaxed }) => isTaxed);
  const sold = snapshot.items.filter((item) => item.isGiftCard && isTaxedCard(item));
  const ids = [...taxed.map(({ orderItemId }) => orderItemId), ...sold.map(({ id }) => id)];
  const taken = await stores.giftCards.listTaken(linkId, ids, orderGuid);
  const taxedGiftCardSales: TaxedCardSale[] = [];
  for (const sale of taxed) {
    taxedGiftCardSales.push(await loadTaxedSale(stores, linkId, { sale, taken }));
  }
  const ofSold = taken.filter(({ orderItemId }) => sold.some(({ id }) => id === orderItemId));
  return {
    bookedGiftCardItems: sales.flatMap((sale) => (sale.isTaxed ? [] : [sale.orderItemId])),
    taxedGiftCardSales,
    takenOfSoldMinor: sum(ofSold.map(({ amountMinor }) => amountMinor)),
  };
}

async function loadTaxedSale(
  stores: Stores,
  linkId: string,
  { sale, taken }: { readonly sale: BookedCardSale; readonly taken: readonly TakenOfSale[] },
): Promise<TaxedCardSale> {
  const { orderItemId } = sale;
  const key = { linkId, orderGuid: sale.orderGuid ?? '' };
  const record = await stores.orders.find(key);
  const own = taken.filter((entry) => entry.orderItemId === orderItemId);
  const sums = {
    amountMinor: sum(own.map(({ amountMinor }) => amountMinor)),
    taxMinor: sum(own.map(({ taxMinor }) => taxMinor)),
  };
  if (record === undefined) {
    const doubt = 'the order that sold it is not known any more';
    return { orderItemId, number: '', line: undefined, doubt, taken: sums };
  }
  const entries = await listAsCounted(stores, key);
  return { ...readCardSale({ order: record.snapshot, entries }, orderItemId), taken: sums };
}
