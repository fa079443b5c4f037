import { resolveSpecialAccount } from '../mapping/resolve-accounts.ts';
import { FINE_PER_MINOR, formatFine, parseFine, sum, WHOLE_RATE } from '../money/amount.ts';
import { roundRatio } from '../money/round-ratio.ts';
import { getCashIntervalMinor } from '../order/cash-rounding.ts';
import { readAttributePrices } from '../order/checkout-attribute-prices.ts';
import { cutText, toPlainText } from '../order/product-text.ts';
import { findLineRate } from '../order/tax-rate-of-line.ts';
import type { BookingInput } from './booking-context.ts';
import { orderHold } from './hold.ts';
import type { LineMaker, TaxedPrice } from './line-maker.ts';

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
  const prices = readAttributePrices(order.checkoutAttributeDescription);
  if (!isExplained(beyond, prices, input)) {
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
  for (const part of splitByRate(beyond, prices, input)) maker.addPriced(request, part);
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

/** The bracket prices, in the customer's currency, as they are or without the tax of one of the rates. */
function isExplained(beyond: TaxedPrice, prices: readonly number[], input: BookingInput): boolean {
  if (prices.length === 0 || sum(prices) === 0) return false;
  const total = toPrimaryFine(sum(prices), input);
  const tolerance = getPriceTolerance(prices.length, input);
  const rates = listRates(input);
  const between = Math.min(...rates.map((rate) => removeTax(total, rate)));
  // A fully discounted order keeps no rates, but its subtotal has the price with tax as well.
  const nearOne =
    Math.abs(total - beyond.inclFine) <= tolerance ||
    rates.some((rate) => Math.abs(removeTax(total, rate) - beyond.exclFine) <= tolerance);
  // Several attributes at several rates lie between "no tax" and "the highest rate" of their sum.
  const isMixed =
    prices.length > 1 &&
    beyond.exclFine >= between - tolerance &&
    beyond.exclFine <= total + tolerance;
  return nearOne || isMixed;
}

/** One part where one rate explains both prices, else a part for each attribute at its own rate. */
function splitByRate(
  beyond: TaxedPrice,
  prices: readonly number[],
  input: BookingInput,
): TaxedPrice[] {
  const isOneRate = findLineRate(beyond, listRates(input), 2 * FINE_PER_MINOR) !== undefined;
  if (isOneRate || prices.length < 2) return [beyond];
  const taxFine = beyond.inclFine - beyond.exclFine;
  const rates = listRates(input);
  for (const high of rates) {
    const highExcl =
      high === 0 ? 0 : roundRatio(BigInt(taxFine) * BigInt(WHOLE_RATE), BigInt(high), 'halfEven');
    const isPart = highExcl > 0 && highExcl < beyond.exclFine;
    if (isPart && explainsSome(highExcl, prices, input)) {
      const untaxed = beyond.exclFine - highExcl;
      return [
        { exclFine: highExcl, inclFine: highExcl + taxFine },
        { exclFine: untaxed, inclFine: untaxed },
      ];
    }
  }
  return [beyond];
}

function explainsSome(exclFine: number, prices: readonly number[], input: BookingInput): boolean {
  return prices.some((price) =>
    listRates(input).some(
      (rate) =>
        Math.abs(removeTax(toPrimaryFine(price, input), rate) - exclFine) <=
        getPriceTolerance(prices.length, input),
    ),
  );
}

function listRates(input: BookingInput): number[] {
  return [0, ...input.order.taxRates.map((entry) => parseFine(entry.rate))];
}

function removeTax(fine: number, rate: number): number {
  return roundRatio(BigInt(fine) * BigInt(WHOLE_RATE), BigInt(WHOLE_RATE + rate), 'halfEven');
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

/** Each price was rounded once for display and once by the shop. */
function getPriceTolerance(count: number, input: BookingInput): number {
  const { info, order } = input;
  const shownMinor = getCashIntervalMinor(info, order.customerCurrencyCode);
  const ownMinor = getCashIntervalMinor(info, order.primaryCurrencyCode);
  return count * (toPrimaryFine(shownMinor * FINE_PER_MINOR, input) + ownMinor * FINE_PER_MINOR);
}
