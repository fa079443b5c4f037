import { resolveSpecialAccount } from '../../mapping/resolve-accounts.ts';
import { FINE_PER_MINOR, formatFine, parseFine, sum } from '../../money/amount.ts';
import { getCurrencyExponent } from '../../money/currency.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import { getCashIntervalMinor } from '../../order/cash-rounding.ts';
import { readAttributePrices, readShownRounding } from '../../order/checkout-attribute-prices.ts';
import { cutText, toPlainText } from '../../order/product-text.ts';
import type { BookingInput } from '../booking-context.ts';
import { explainAttributes, type AttributePart } from './explain-attributes.ts';
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
  for (const { rate, ...price } of parts) maker.addAtRate(request, price, rate);
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
 * As the currency writes its prices, and as a shop's own format may: of "7.770" the decimals are three or
 * none, and only one of the two explains the value.
 */
function explainBeyond(
  beyond: TaxedPrice,
  input: BookingInput,
  taxLeft: ReadonlyMap<number, number>,
): readonly AttributePart[] | undefined {
  const own = getCurrencyExponent(input.order.customerCurrencyCode);
  for (const decimals of new Set([own, 3, 4])) {
    const parts = explainPrices(beyond, input, { decimals, taxLeft });
    if (parts !== undefined) return parts;
  }
  return undefined;
}

/** The order's own rates first; those of the tax table for what was discounted down to no tax. */
function explainPrices(
  beyond: TaxedPrice,
  input: BookingInput,
  { decimals, taxLeft }: { decimals: number; taxLeft: ReadonlyMap<number, number> },
): readonly AttributePart[] | undefined {
  const { order, info, rules } = input;
  const { checkoutAttributeDescription: description } = order;
  const prices = readAttributePrices(description, decimals).map((price) =>
    toPrimaryFine(price, input),
  );
  const ownMinor = getCashIntervalMinor(info, order.primaryCurrencyCode);
  const shownMinor = getCashIntervalMinor(info, order.customerCurrencyCode);
  const shownFine = Math.max(shownMinor * FINE_PER_MINOR, readShownRounding(description, decimals));
  // Each price was rounded once for display and once by the shop.
  const toleranceFine =
    prices.length * (toPrimaryFine(shownFine, input) + ownMinor * FINE_PER_MINOR);
  const ownRates = order.taxRates.map((entry) => parseFine(entry.rate));
  const knownRates = rules.taxes.map((rule) => parseFine(rule.rate));
  for (const rates of [ownRates, [...ownRates, ...knownRates]]) {
    const options = {
      rates: [...new Set([0, ...rates])],
      toleranceFine,
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
