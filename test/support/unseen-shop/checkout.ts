import { Decimal } from 'decimal.js';
import type { Random } from '../../../sidecar/src/sandbox/demo-store/random.ts';
import { roundAsNop } from './nop-rounding.ts';
import { taxPrice, type Buyer, type CartLine, type Taxed } from './random-cart.ts';
import type { UnseenShop } from './random-shop.ts';

export interface UsedCard {
  readonly value: Decimal;
  readonly isBought: boolean;
}

export interface Option extends Taxed {
  /** As the shop has it. */
  readonly price: Decimal;
}

export interface Checkout {
  readonly attributes: readonly Option[];
  readonly subtotal: Taxed;
  readonly subtotalDiscount: Taxed;
  readonly shipping: Taxed;
  readonly fee: Taxed;
  readonly taxRates: readonly { readonly rate: number; readonly amount: Decimal }[];
  readonly tax: Decimal;
  readonly orderDiscount: Decimal;
  readonly cards: readonly UsedCard[];
  readonly points: Decimal;
  readonly total: Decimal;
}

const ZERO = new Decimal(0);

/** OrderTotalCalculationService, written from its source: always on the side without tax. */
export class Till {
  readonly #shop: UnseenShop;
  readonly #random: Random;
  readonly #buyer: Buyer;
  readonly #taxes = new Map<number, Decimal>();
  #taxTotal = ZERO;

  constructor(shop: UnseenShop, random: Random, buyer: Buyer) {
    this.#shop = shop;
    this.#random = random;
    this.#buyer = buyer;
  }

  checkOut(lines: readonly CartLine[]): Checkout {
    const random = this.#random;
    const chosen = this.#chooseAttributes();
    // Nobody sells for less than nothing.
    const isTooMuch = sum([...lines, ...chosen].map((line) => line.excl)).lt(0);
    const attributes = isTooMuch ? chosen.filter(({ price }) => price.gt(0)) : chosen;
    const sold = [...lines, ...attributes];
    for (const line of sold) this.#addTax(line.rate, line.incl.sub(line.excl));
    const bareExcl = this.#round(sum(sold.map((line) => line.excl)));
    const discount = this.#discountSubtotal(bareExcl);
    this.#taxTotal = sum([...this.#taxes.values()]);
    const shipping = this.#chooseShipping();
    const fee = this.#chooseFee(bareExcl);
    const tax = this.#round(this.#taxTotal);
    const net = this.#round(bareExcl.sub(discount.bareExcl));
    const gross = this.#round(net.add(shipping.excl).add(fee.excl).add(tax));
    const wanted = random.chance(0.15) ? random.pick([2.5, 5, 7.77, 30]) : 0;
    const percent = random.chance(0.05) ? random.pick([0.1, 0.25, 1]) : 0;
    const orderDiscount = Decimal.min(this.#round(gross.mul(percent).add(wanted)), gross);
    let open = this.#round(Decimal.max(0, gross.sub(orderDiscount)));
    const cards: UsedCard[] = [];
    for (let index = 0; index < 3 && open.gt(0) && random.chance(0.06); index += 1) {
      const value = Decimal.min(open, new Decimal(random.pick([5, 10, 12.34, 50])));
      cards.push({ value, isBought: random.chance(0.6) });
      open = open.sub(value);
    }
    open = this.#round(open);
    const balance = this.#round(
      new Decimal(random.chance(0.06) ? random.pick([0.65, 3.33, 12.34]) : 0),
    );
    const points = Decimal.min(balance, open);
    return {
      attributes,
      subtotal: {
        excl: bareExcl,
        incl: this.#round(sum(sold.map((line) => line.incl))),
        rate: 0,
      },
      subtotalDiscount: discount.shown,
      shipping,
      fee,
      taxRates: this.#listTaxes(),
      tax,
      orderDiscount,
      cards,
      points,
      total: this.#round(open.sub(points)),
    };
  }

  #round(value: Decimal): Decimal {
    return this.#shop.roundsPrices ? roundAsNop(value, this.#shop.roundingType) : value;
  }

  #rateFor(rate: number): number {
    return this.#buyer === 'home' ? rate : 0;
  }

  #addTax(rate: number, amount: Decimal): void {
    if (rate > 0 && amount.gt(0))
      this.#taxes.set(rate, (this.#taxes.get(rate) ?? ZERO).add(amount));
  }

  #listTaxes(): { rate: number; amount: Decimal }[] {
    const listed = [...this.#taxes]
      .filter(([, amount]) => amount.gt(0))
      .toSorted(([a], [b]) => a - b)
      .map(([rate, amount]) => ({ rate, amount }));
    return listed.length === 0 ? [{ rate: 0, amount: ZERO }] : listed;
  }

  #chooseAttributes(): Option[] {
    const count = this.#random.pick([0, 0, 0, 0, 0, 0, 1, 1, 2, 3]);
    return Array.from({ length: count }, () => {
      const own = this.#random.pick([...this.#shop.rates, 0]);
      // No description shows one that takes something off.
      const reductions = this.#shop.tellsOptionPrices ? [-0.5, -1] : [];
      const price = new Decimal(this.#random.pick([5, 7.77, 10, 2.5, 0.5, 33.33, ...reductions]));
      const includesTax = this.#shop.pricesIncludeTax;
      return { ...taxPrice(price, { own, rate: this.#rateFor(own), includesTax }), price };
    });
  }

  #discountSubtotal(bareExcl: Decimal): { bareExcl: Decimal; shown: Taxed } {
    const random = this.#random;
    const amount = random.chance(0.18)
      ? random.pick([
          new Decimal(3.33),
          new Decimal(12.5),
          bareExcl.mul(0.1),
          bareExcl.mul(0.333),
          bareExcl,
        ])
      : ZERO;
    // Taken off as it is, and rounded only to be kept.
    const excl = Decimal.min(amount, bareExcl);
    let incl = excl;
    for (const [rate, tax] of this.#taxes) {
      const share = bareExcl.gt(0) ? tax.mul(excl.div(bareExcl)) : ZERO;
      incl = incl.add(share);
      this.#taxes.set(rate, this.#round(tax.sub(share)));
    }
    return {
      bareExcl: excl,
      shown: { excl: this.#round(excl), incl: this.#round(incl), rate: 0 },
    };
  }

  #chooseShipping(): Taxed {
    const price = this.#round(new Decimal(this.#random.pick([0, 0, 4.95, 4.99, 7.5, 12.37, 49])));
    const { shippingRate: own, shippingIncludesTax: includesTax } = this.#shop;
    const taxed = taxPrice(price, { own, rate: this.#rateFor(own), includesTax });
    const shipping = {
      excl: this.#round(taxed.excl),
      incl: this.#round(taxed.incl),
      rate: taxed.rate,
    };
    this.#addExtra(shipping);
    return shipping;
  }

  #chooseFee(bareExcl: Decimal): Taxed {
    const { fee, feePercent, feeRate: own, feeIncludesTax: includesTax } = this.#shop;
    const hasFee = this.#random.chance(0.4);
    const price = hasFee ? new Decimal(fee).add(bareExcl.mul(feePercent).div(100)) : ZERO;
    const taxed = taxPrice(price, { own, rate: this.#rateFor(own), includesTax });
    this.#addExtra(taxed);
    return taxed;
  }

  #addExtra(extra: Taxed): void {
    const tax = Decimal.max(0, extra.incl.sub(extra.excl));
    // A rounding difference of an untaxed price is no tax.
    if (extra.rate === 0) return;
    this.#taxTotal = this.#taxTotal.add(tax);
    this.#addTax(extra.rate, tax);
  }
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.add(value), ZERO);
}
