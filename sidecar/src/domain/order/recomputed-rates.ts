import { FINE_PER_MINOR, formatFine, formatRate, parseFine, WHOLE_RATE } from '../money/amount.ts';
import { roundRatio } from '../money/round-ratio.ts';
import type { OrderTaxRate, StoreOrder, StoreOrderItem } from './store-order.ts';
import { listLineRates } from './tax-rate-of-line.ts';

interface SoldPrice {
  readonly exclFine: number;
  readonly inclFine: number;
  readonly quantity: number;
  readonly unitRoundingFine: number;
}

/**
 * The order with the rates it was really taxed at. A store that computes totals anew when an order is
 * edited reads each line's rate off its two prices, to three decimals: 18.996 and 19.003 where it is 19.
 * Such a rate becomes the one of `knownRates` that explains every price that it was read off; one that
 * none explains stays as it is.
 */
export function withKnownRates(order: StoreOrder, knownRates: readonly number[]): StoreOrder {
  const known = new Set(knownRates);
  const prices = listPrices(order);
  const snapped = order.taxRates.map((entry): OrderTaxRate => {
    const rate = parseFine(entry.rate);
    if (rate === 0 || known.has(rate)) return entry;
    const found = findTrueRate(
      prices.filter((price) => readRate(price) === rate),
      knownRates,
    );
    return found === undefined ? entry : { ...entry, rate: formatRate(found) };
  });
  const isChanged = snapped.some((entry, i) => entry !== order.taxRates[i]);
  return isChanged ? { ...order, taxRates: merge(snapped) } : order;
}

function listPrices(order: StoreOrder): SoldPrice[] {
  const fee = {
    quantity: 1,
    unitRoundingFine: 0,
    exclFine: parseFine(order.paymentMethodAdditionalFeeExclTax),
    inclFine: parseFine(order.paymentMethodAdditionalFeeInclTax),
  };
  const items = order.items.map((item) => ({
    quantity: item.quantity,
    unitRoundingFine: measureUnitRounding(item),
    exclFine: parseFine(item.priceExclTax),
    inclFine: parseFine(item.priceInclTax),
  }));
  return [...items, fee].filter(({ exclFine }) => exclFine > 0);
}

/** As the store reads it: a per cent to three decimals. */
function readRate({ exclFine, inclFine }: SoldPrice): number {
  const thousandths = BigInt(WHOLE_RATE / 10) * BigInt(inclFine - exclFine);
  return roundRatio(thousandths, BigInt(exclFine), 'halfEven') * 10;
}

/** Undefined where there is no price, or not one rate that explains them all. */
function findTrueRate(
  prices: readonly SoldPrice[],
  knownRates: readonly number[],
): number | undefined {
  const found = new Set(prices.map((price) => explainPrice(price, knownRates)));
  const [rate] = found;
  return found.size === 1 ? rate : undefined;
}

/** A price of whole cents may have been rounded to them; any other is off by its last decimal. */
function explainPrice(price: SoldPrice, knownRates: readonly number[]): number | undefined {
  const { exclFine, inclFine, quantity, unitRoundingFine } = price;
  const exactFine = 2 + quantity;
  const roundingFine = ([exclFine, inclFine].filter(isWholeMinor).length * FINE_PER_MINOR) / 2;
  const toleranceFine = exactFine + Math.max(roundingFine, unitRoundingFine);
  const search = { orderRates: knownRates, knownRates: [], exactFine, toleranceFine };
  // A rate comes first, for of next to nothing no tax comes near as well; no tax is rounding alone.
  const rates = listLineRates(price, search);
  return rates.find((rate) => rate > 0) ?? rates[0];
}

/**
 * How far a line's prices may be off because those of its unit are of whole cents, with tax and without:
 * as a person types them. What either was rounded by counts as often as the item was sold.
 */
function measureUnitRounding(item: StoreOrderItem): number {
  const unit = [item.unitPriceExclTax, item.unitPriceInclTax].map(parseFine);
  return unit.every(isWholeMinor) ? item.quantity * FINE_PER_MINOR : 0;
}

function isWholeMinor(fine: number): boolean {
  return fine % FINE_PER_MINOR === 0;
}

function merge(entries: readonly OrderTaxRate[]): OrderTaxRate[] {
  const byRate = new Map<number, number>();
  for (const { rate, amount } of entries) {
    const key = parseFine(rate);
    byRate.set(key, (byRate.get(key) ?? 0) + parseFine(amount));
  }
  return [...byRate].map(([rate, fine]) => ({ rate: formatRate(rate), amount: formatFine(fine) }));
}
