import { Decimal } from 'decimal.js';
import type { Random } from '../../../sidecar/src/sandbox/demo-store/random.ts';
import { roundAsNop } from './nop-rounding.ts';
import type { UnseenShop } from './random-shop.ts';

export interface Taxed {
  readonly excl: Decimal;
  readonly incl: Decimal;
  /** Per cent that the line was really taxed at. */
  readonly rate: number;
}

export interface CartLine extends Taxed {
  readonly quantity: number;
  readonly unit: Taxed;
  readonly categoryId: number;
  readonly isExempt: boolean;
  /** Face value of each card; null for what is no gift card. */
  readonly cardFace: Decimal | null;
}

/** Where the order goes: what decides its zero rates. */
export type Buyer = 'home' | 'exempt' | 'export' | 'euBusiness';

export function makeCart(shop: UnseenShop, random: Random, buyer: Buyer): CartLine[] {
  const count = random.pick([1, 1, 1, 2, 2, 3, 4, 7, 15]);
  return Array.from({ length: count }, () => makeLine(shop, random, buyer));
}

function makeLine(shop: UnseenShop, random: Random, buyer: Buyer): CartLine {
  const isCard = random.chance(0.04);
  const category = random.int(0, shop.rates.length - 1);
  const isExempt = isCard || random.chance(0.05);
  const quantity = isCard
    ? random.pick([1, 1, 2, 3])
    : random.pick([1, 1, 1, 1, 2, 2, 3, 5, 6, 11, 24, 100, 133, 333, 1000]);
  const listed = isCard ? new Decimal(random.pick([10, 25, 50])) : choosePrice(random, quantity);
  const discount = !isCard && random.chance(0.15) ? random.pick([0.05, 0.1, 0.15, 0.333, 1]) : 0;
  const rounded = (value: Decimal): Decimal =>
    shop.roundsPrices ? roundAsNop(value, shop.roundingType) : value;
  const price = rounded(listed.mul(1 - discount));
  const rate = buyer === 'home' && !isExempt ? (shop.rates[category] ?? 0) : 0;
  const own = shop.rates[category] ?? 0;
  const tax = (amount: Decimal): Taxed =>
    taxPrice(amount, { own: isCard ? 0 : own, rate, includesTax: shop.pricesIncludeTax });
  const unit = tax(price);
  const total = tax(price.mul(quantity));
  return {
    ...total,
    quantity,
    unit,
    categoryId: category + 1,
    isExempt,
    cardFace: isCard ? (random.chance(0.2) ? price.mul(1.2) : unit.excl) : null,
  };
}

function choosePrice(random: Random, quantity: number): Decimal {
  const top = quantity > 20 ? 4000 : random.pick([120, 2000, 2000, 9999, 99_999]);
  return random.chance(0.02) ? new Decimal(0) : new Decimal(random.int(1, top)).div(100);
}

/** TaxService: unrounded; what is exempt loses the tax that was in its price. */
export function taxPrice(
  price: Decimal,
  tax: { readonly own: number; readonly rate: number; readonly includesTax: boolean },
): Taxed {
  const { own, rate, includesTax } = tax;
  if (includesTax) {
    const excl = price.sub(price.div(100 + own).mul(own));
    return { excl, incl: rate === 0 ? excl : price, rate };
  }
  return { excl: price, incl: price.mul(100 + rate).div(100), rate };
}
