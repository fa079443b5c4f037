import { resolveSpecialAccount } from '../../mapping/resolve-accounts.ts';
import { FINE_PER_MINOR, parseFine, parseMinor, sum } from '../../money/amount.ts';
import { cutText } from '../../order/product-text.ts';
import type { StoreOrderItem } from '../../order/store-order.ts';
import type { BookingInput } from '../booking-context.ts';
import { describeItem } from './describe-item.ts';
import { orderHold } from '../hold.ts';
import type { LineMaker } from './line-maker.ts';

/** True when nopCommerce charged tax on a card sold: it is revenue then, or a question. */
export function isTaxedCard(item: StoreOrderItem): boolean {
  const taxFine = parseFine(item.priceInclTax) - parseFine(item.priceExclTax);
  return Math.abs(taxFine) >= FINE_PER_MINOR;
}

/** A card sold is money owed: its face value, without tax; what it was sold above or below beside it. */
export function addGiftCard(maker: LineMaker, item: StoreOrderItem, input: BookingInput): void {
  if (isTaxedCard(item)) {
    const product = cutText(item.productName, 80);
    maker.holds.push(orderHold('order.gift_card_taxed', { product }));
    return;
  }
  const priceFine = parseFine(item.priceExclTax);
  const faceFine = readOtherFace(item, priceFine);
  const description = describeItem(item);
  maker.addUntaxed(
    {
      role: 'giftCard',
      description,
      quantity: item.quantity,
      account: resolveSpecialAccount('giftCardLiability', input.rules),
    },
    faceFine ?? priceFine,
    faceFine !== undefined,
  );
  if (faceFine === undefined) return;
  maker.addUntaxed(
    {
      role: 'giftCardDiscount',
      description: `${description}: difference to face value`,
      account: resolveSpecialAccount('giftCardDiscounts', input.rules),
    },
    priceFine - faceFine,
    false,
  );
}

/**
 * The face value in whole cents where it is not the price; undefined where the cards were sold at it.
 * Each card has the unit price at four decimals, so both differ by that much for every card. Cards
 * appear when nopCommerce generates them: none means the price too.
 */
function readOtherFace(item: StoreOrderItem, priceFine: number): number | undefined {
  const cards = item.giftCards.map((card) => card.amount);
  const isPrice = Math.abs(sum(cards.map(parseFine)) - priceFine) <= cards.length;
  if (cards.length === 0 || isPrice) return undefined;
  return sum(cards.map(parseMinor)) * FINE_PER_MINOR;
}
