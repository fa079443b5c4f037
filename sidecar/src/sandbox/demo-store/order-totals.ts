import { Decimal } from 'decimal.js';
import { applyTax, roundIfSet, roundPrice, sumDecimals, type Taxed } from './nop-arithmetic.ts';
import type { ShopSettings } from './shop-settings.ts';

/** A line or checkout attribute with its two prices and its rate. */
export interface TaxedLine extends Taxed {
  readonly rate: number;
}

export interface CartInput {
  readonly lines: readonly TaxedLine[];
  readonly attributes: readonly TaxedLine[];
  /** Of the subtotal without tax, as an amount. */
  readonly subtotalDiscount: Decimal;
  /** Of the total, as an amount. */
  readonly orderDiscount: Decimal;
  readonly shippingPrice: Decimal;
  readonly fee: Decimal;
  readonly giftCardBalance: Decimal;
  readonly pointsBalance: Decimal;
  /** Exempt buyers pay no tax on anything. */
  readonly isTaxExempt: boolean;
}

export interface OrderTotals {
  readonly subtotal: Taxed;
  readonly subtotalDiscount: Taxed;
  readonly shipping: Taxed;
  readonly fee: Taxed;
  readonly taxRates: readonly { readonly rate: number; readonly amount: Decimal }[];
  readonly tax: Decimal;
  readonly orderDiscount: Decimal;
  readonly giftCardUsed: Decimal;
  readonly pointsUsed: Decimal;
  readonly total: Decimal;
}

const ZERO = new Decimal(0);

/** nopCommerce's total, always on the side without tax (facts §4): each step rounded where it rounds. */
export function computeTotals(cart: CartInput, settings: ShopSettings): OrderTotals {
  const taxes = new Map<number, Decimal>();
  const sold = [...cart.lines, ...cart.attributes];
  for (const line of sold) addTax(taxes, line.rate, line.incl.sub(line.excl));
  const subtotalExcl = roundIfSet(sumDecimals(sold.map(({ excl }) => excl)), settings);
  const subtotalIncl = roundIfSet(sumDecimals(sold.map(({ incl }) => incl)), settings);
  const discount = applySubtotalDiscount(taxes, { cart, settings, subtotalExcl });
  const shipping = taxExtra(cart.shippingPrice, cart, {
    settings,
    isTaxable: settings.shippingIsTaxable,
    includesTax: settings.shippingPriceIncludesTax,
    isRounded: true,
  });
  const fee = taxExtra(cart.fee, cart, {
    settings,
    isTaxable: settings.feeIsTaxable,
    includesTax: settings.feeIncludesTax,
    isRounded: false,
  });
  const standard = settings.rates[0] ?? 0;
  for (const extra of [shipping, fee]) addTax(taxes, standard, extra.incl.sub(extra.excl));
  const taxRates = [...taxes]
    .filter(([, amount]) => amount.gt(0))
    .toSorted(([a], [b]) => a - b)
    .map(([rate, amount]) => ({ rate, amount }));
  const tax = roundIfSet(sumDecimals(taxRates.map(({ amount }) => amount)), settings);
  const gross = roundIfSet(
    sumDecimals([subtotalExcl, discount.excl.neg(), shipping.excl, fee.excl, tax]),
    settings,
  );
  const orderDiscount = Decimal.min(roundIfSet(cart.orderDiscount, settings), gross);
  const afterDiscount = gross.sub(orderDiscount);
  const giftCardUsed = Decimal.min(cart.giftCardBalance, afterDiscount);
  const pointsUsed = roundIfSet(
    Decimal.min(cart.pointsBalance, afterDiscount.sub(giftCardUsed)),
    settings,
  );
  return {
    subtotal: { excl: subtotalExcl, incl: subtotalIncl },
    subtotalDiscount: discount,
    shipping,
    fee,
    taxRates,
    tax,
    orderDiscount,
    giftCardUsed,
    pointsUsed,
    total: afterDiscount.sub(giftCardUsed).sub(pointsUsed),
  };
}

function addTax(taxes: Map<number, Decimal>, rate: number, amount: Decimal): void {
  if (rate > 0 && amount.gt(0)) taxes.set(rate, (taxes.get(rate) ?? ZERO).add(amount));
}

/** The discount takes its share of each rate's tax along; each rate is rounded then. */
function applySubtotalDiscount(
  taxes: Map<number, Decimal>,
  sale: {
    readonly cart: CartInput;
    readonly settings: ShopSettings;
    readonly subtotalExcl: Decimal;
  },
): Taxed {
  const { cart, settings, subtotalExcl } = sale;
  const excl = Decimal.min(roundIfSet(cart.subtotalDiscount, settings), subtotalExcl);
  let incl = excl;
  for (const [rate, amount] of taxes) {
    const share = subtotalExcl.gt(0) ? amount.mul(excl.div(subtotalExcl)) : ZERO;
    incl = incl.add(share);
    taxes.set(rate, roundIfSet(amount.sub(share), settings));
  }
  return { excl, incl: roundIfSet(incl, settings) };
}

interface ExtraOptions {
  readonly settings: ShopSettings;
  readonly isTaxable: boolean;
  readonly includesTax: boolean;
  readonly isRounded: boolean;
}

/** Shipping is rounded, the payment fee never is. */
function taxExtra(price: Decimal, cart: CartInput, options: ExtraOptions): Taxed {
  const { settings, isRounded } = options;
  const standard = settings.rates[0] ?? 0;
  const isTaxed = options.isTaxable && standard > 0;
  const taxed = isTaxed
    ? applyTax(price, standard, options.includesTax)
    : { excl: price, incl: price };
  const bought = cart.isTaxExempt ? { excl: taxed.excl, incl: taxed.excl } : taxed;
  if (!isRounded) return bought;
  return settings.roundPrices
    ? { excl: roundPrice(bought.excl, settings), incl: roundPrice(bought.incl, settings) }
    : bought;
}
