import { resolveSpecialAccount } from '../../mapping/resolve-accounts.ts';
import { FINE_PER_MINOR, formatFine, parseFine, sum } from '../../money/amount.ts';
import { getCurrencyExponent } from '../../money/currency.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import { getCashIntervalMinor } from '../../order/cash-rounding.ts';
import { readAttributePrices, readShownRounding } from '../../order/checkout-attribute-prices.ts';
import { cutText, toPlainText } from '../../order/product-text.ts';
import type { BookingInput } from '../booking-context.ts';
import { explainAttributes, type AttributePart, type PriceKind } from './explain-attributes.ts';
import { orderHold } from '../hold.ts';
import type { LineMaker, TaxedPrice } from './line-maker.ts';
import { readTaxLeftForAttributes } from './tax-left-for-attributes.ts';

/**
 * The value of checkout attributes is what the subtotal has beyond the lines. It is booked only when
 * the prices in the order's description explain it; anything else is an edit by hand (accounting §2).
 */
export function addCheckoutAttributes(
  maker: LineMaker,
  input: BookingInput,
  cashIntervalMinor: number,
): void {
  const { order, rules } = input;
  const beyond = readBeyondLines(input);
  const rounding = Math.max(1, cashIntervalMinor) * FINE_PER_MINOR;
  const taxLeft = readTaxLeftForAttributes(maker, input);
  const parts = explainBeyond(beyond, input, taxLeft);
  if (parts === undefined) {
    if (Math.abs(beyond.exclFine) <= rounding) return;
    maker.holds.push(
      orderHold('order.lines_off_subtotal', {
        subtotal: order.orderSubtotalExclTax,
        lines: formatFine(parseFine(order.orderSubtotalExclTax) - beyond.exclFine),
        difference: formatFine(beyond.exclFine),
      }),
    );
    return;
  }
  const description = toPlainText(order.checkoutAttributeDescription ?? '').replace(/\n/g, ', ');
  const request = {
    role: 'checkoutAttribute' as const,
    description: cutText(description, 500) || 'Checkout options',
    account: resolveSpecialAccount('checkoutAttributes', rules),
  };
  for (const part of parts) {
    if (part.isReduction) maker.addUntaxed(request, part.exclFine, false);
    else maker.addAtRate(request, part, part.rate);
  }
}

function readBeyondLines(input: BookingInput): TaxedPrice {
  const { order } = input;
  return {
    exclFine:
      parseFine(order.orderSubtotalExclTax) -
      sum(order.items.map((item) => parseFine(item.priceExclTax))),
    inclFine:
      parseFine(order.orderSubtotalInclTax) -
      sum(order.items.map((item) => parseFine(item.priceInclTax))),
  };
}

/**
 * First by what the options cost in the shop, which is exact while nobody changed it, and the only word on
 * those that take something off. Else by the prices that the order shows, as the currency writes them and
 * as a shop's own format may: of "7.770" the decimals are three or none, and one of the two explains it.
 */
function explainBeyond(
  beyond: TaxedPrice,
  input: BookingInput,
  taxLeft: ReadonlyMap<number, number>,
): readonly AttributePart[] | undefined {
  const decimals = getCurrencyExponent(input.order.customerCurrencyCode);
  const readings = [...new Set([decimals, 3, 4])].map((most) => () => readShown(input, most));
  for (const read of [() => readToday(input), ...readings]) {
    const parts = explainPrices(beyond, input, { ...read(), taxLeft });
    if (parts !== undefined) return parts;
  }
  return undefined;
}

interface OptionPrices {
  /** In the store's currency, in ten-thousandths. */
  readonly prices: readonly number[];
  /** How far each may be off. */
  readonly roundingFine: number;
  readonly kinds: readonly PriceKind[];
}

function readToday({ order, info }: BookingInput): OptionPrices {
  const ownMinor = getCashIntervalMinor(info, order.primaryCurrencyCode);
  const prices = (order.checkoutAttributePrices ?? []).map(parseFine);
  const kinds = ['withTax', 'withoutTax', 'taxTakenOut'] as const;
  return { prices, roundingFine: ownMinor * FINE_PER_MINOR, kinds };
}

/** Each price was rounded once for display and once by the shop. */
function readShown(input: BookingInput, decimals: number): OptionPrices {
  const { order, info } = input;
  const { checkoutAttributeDescription: description } = order;
  const prices = readAttributePrices(description, decimals);
  const ownMinor = getCashIntervalMinor(info, order.primaryCurrencyCode);
  const shownMinor = getCashIntervalMinor(info, order.customerCurrencyCode);
  const shownFine = Math.max(shownMinor * FINE_PER_MINOR, readShownRounding(description, decimals));
  return {
    prices: prices.map((price) => toPrimaryFine(price, input)),
    roundingFine: toPrimaryFine(shownFine, input) + ownMinor * FINE_PER_MINOR,
    kinds: ['withTax', 'withoutTax'],
  };
}

/** The order's own rates first; those of the tax table for what was discounted down to no tax. */
function explainPrices(
  beyond: TaxedPrice,
  { order, info, rules }: BookingInput,
  { prices, roundingFine, kinds, taxLeft }: OptionPrices & { taxLeft: ReadonlyMap<number, number> },
): readonly AttributePart[] | undefined {
  const ownMinor = getCashIntervalMinor(info, order.primaryCurrencyCode);
  const ownRates = order.taxRates.map((entry) => parseFine(entry.rate));
  const knownRates = rules.taxes.map((rule) => parseFine(rule.rate));
  for (const rates of [ownRates, [...ownRates, ...knownRates]]) {
    const options = {
      kinds,
      rates: [...new Set([0, ...rates])],
      toleranceFine: prices.length * roundingFine,
      taxToleranceFine: ownMinor * FINE_PER_MINOR,
      taxLeft,
    };
    const parts = explainAttributes(prices, beyond, options);
    if (parts !== undefined) return parts;
  }
  return undefined;
}

/** Customer's currency to the store's: shown = amount × currencyRate. */
function toPrimaryFine(fine: number, input: BookingInput): number {
  const rate = readCurrencyRate(input);
  return roundRatio(BigInt(fine) * 100_000_000n, rate, 'halfEven');
}

/** Hundred-millionths, as nopCommerce keeps eight decimals; 1 where the rate makes no sense. */
function readCurrencyRate(input: BookingInput): bigint {
  const [whole = '1', fraction = ''] = input.order.currencyRate.split('.');
  const rate = BigInt(whole) * 100_000_000n + BigInt(fraction.padEnd(8, '0').slice(0, 8));
  return rate > 0n ? rate : 100_000_000n;
}
