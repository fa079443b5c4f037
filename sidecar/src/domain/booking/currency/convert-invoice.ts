import { FINE_PER_MINOR, formatMinor, formatRate, sum } from '../../money/amount.ts';
import { convertMinor, invertRate, type ExchangeRate } from '../../money/exchange-rate.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import type { RateTax } from '../../order/order-amounts.ts';
import { getTaxSlackMinor, readBookedAmounts, readCustomerRate } from './booked-currency.ts';
import type { BookingInput } from '../booking-context.ts';
import { closeTaxes } from '../lines/close-taxes.ts';
import { chooseCurrencyRate } from './currency-rate.ts';
import { distributeCents, type FittedLine } from '../lines/distribute-cents.ts';
import { pinMidpoints, type Fit } from '../lines/fit-lines.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import type { PricedLine } from '../lines/priced-line.ts';
import type { Remark } from '../xero-documents.ts';

/** An invoice's lines in the currency that it is booked in, with what is to be told of it. */
export interface ConvertedFit extends Omit<Fit, 'taxDifferences'> {
  /** The rate that the invoice is sent with; undefined where Xero takes its own. */
  readonly rate: ExchangeRate | undefined;
  readonly remarks: readonly Remark[];
}

/**
 * An invoice that was fitted in the store's currency, in the customer's. Its total is what the customer
 * was asked for, shared out among the lines, tax included, by largest remainder. The tax of a rate is
 * Xero's own where that is worth nopCommerce's in the store's currency, to the cent; else it is sent with
 * the lines, by no more than one cent of the store's currency comes to; what cannot be is told
 * (accounting §3, step 5).
 */
export function convertFit(
  input: BookingInput,
  fit: Fit,
  promised: readonly RateTax[],
): OrHeld<ConvertedFit> {
  const { toPayMinor: totalMinor } = readBookedAmounts(input);
  const inStoreMinor = fit.totalMinor;
  const sent = chooseCurrencyRate(input, { totalMinor, inStoreMinor });
  if (!sent.ok) return sent;
  const own = readCustomerRate(input.order);
  const isNothing = totalMinor === 0 || inStoreMinor === 0;
  const worth = isNothing
    ? own
    : { numerator: BigInt(totalMinor), denominator: BigInt(inStoreMinor) };
  const lines = worth === undefined ? undefined : shareOut(fit, { totalMinor, rate: worth });
  if (worth === undefined || lines === undefined) {
    return held(orderHold('order.lines_do_not_fit', { value: formatMinor(inStoreMinor) }));
  }
  const isBaseOfStore =
    input.order.primaryCurrencyCode === input.reference.organisation.baseCurrency;
  const rate = (isBaseOfStore ? sent.value : undefined) ?? worth;
  const taxed = closeToPromise(input, lines, { promised, rate });
  const { taxOverride: allowsOverride } = input.rules.settings;
  const converted = pinMidpoints({ amounts: 'Inclusive' as const, lines: taxed }, allowsOverride);
  return ok({
    ...converted,
    totalMinor,
    taxMinor: sum(taxed.map((line) => line.taxMinor)),
    rate: sent.value,
    remarks: [
      ...remarkTaxes(taxed, promised, rate),
      ...(isBaseOfStore ? remarkTotal({ totalMinor, inStoreMinor }, sent.value) : []),
    ],
  });
}

function shareOut(
  fit: Fit,
  { totalMinor, rate }: { readonly totalMinor: number; readonly rate: ExchangeRate },
): FittedLine[] | undefined {
  return distributeCents({
    lines: fit.lines.map((line) => convertLine(line, fit, rate)),
    amounts: 'Inclusive',
    targetMinor: totalMinor,
    taxes: [],
    rounding: undefined,
  });
}

/** In proportion to the total, so that the parts come to it but for their own rounding. */
function convertLine(line: FittedLine, { amounts }: Fit, rate: ExchangeRate): PricedLine {
  const grossMinor = amounts === 'Inclusive' ? line.lineMinor : line.lineMinor + line.taxMinor;
  const convert = (minor: number): number =>
    roundRatio(BigInt(minor * FINE_PER_MINOR) * rate.numerator, rate.denominator, 'halfEven');
  return {
    ...line,
    inclFine: convert(grossMinor),
    exclFine: convert(grossMinor - line.taxMinor),
    isFixed: false,
  };
}

interface TaxPromise {
  readonly promised: readonly RateTax[];
  /** Of the customer's currency for one of the store's. */
  readonly rate: ExchangeRate;
}

/** Each rate's tax worth what nopCommerce says, where the lines can carry it. */
function closeToPromise(
  input: BookingInput,
  lines: readonly FittedLine[],
  { promised, rate }: TaxPromise,
): readonly FittedLine[] {
  if (!input.rules.settings.taxOverride) return lines;
  let closed = lines;
  for (const entry of compareTaxes(lines, promised, rate)) {
    const wantedMinor = convertMinor(entry.promisedMinor, rate, 'halfEven');
    const difference = { rate: entry.rate, taxMinor: wantedMinor - entry.taxMinor };
    const isNearer =
      Math.abs(readWorth(wantedMinor, rate) - entry.promisedMinor) <
      Math.abs(entry.worthMinor - entry.promisedMinor);
    if (isNearer) closed = closeTaxes(closed, [difference], getTaxSlackMinor(input)) ?? closed;
  }
  return closed;
}

interface ComparedTax {
  readonly rate: number;
  /** Of the lines, in the currency that they are booked in, and what that is worth in the store's. */
  readonly taxMinor: number;
  readonly worthMinor: number;
  readonly promisedMinor: number;
}

/** The rates whose tax is worth something else than nopCommerce's, in the store's currency. */
function compareTaxes(
  lines: readonly FittedLine[],
  promised: readonly RateTax[],
  rate: ExchangeRate,
): ComparedTax[] {
  const rates = new Set([...promised, ...lines].map((entry) => entry.rate));
  const pick = (entries: readonly RateTax[], taxRate: number): number =>
    sum(entries.map((entry) => (entry.rate === taxRate ? entry.taxMinor : 0)));
  return [...rates]
    .map((taxRate) => {
      const taxMinor = pick(lines, taxRate);
      const worthMinor = readWorth(taxMinor, rate);
      return { rate: taxRate, taxMinor, worthMinor, promisedMinor: pick(promised, taxRate) };
    })
    .filter(({ worthMinor, promisedMinor }) => worthMinor !== promisedMinor);
}

function readWorth(minor: number, rate: ExchangeRate): number {
  return convertMinor(minor, invertRate(rate), 'halfAwayFromZero');
}

function remarkTaxes(
  lines: readonly FittedLine[],
  promised: readonly RateTax[],
  rate: ExchangeRate,
): Remark[] {
  return compareTaxes(lines, promised, rate).map(
    ({ rate: taxRate, worthMinor, promisedMinor }) => ({
      code: 'order.tax_differs',
      details: { rate: formatRate(taxRate), difference: formatMinor(promisedMinor - worthMinor) },
    }),
  );
}

/** Six decimals of a rate do not always give the total back, to the cent. */
function remarkTotal(
  { totalMinor, inStoreMinor }: { readonly totalMinor: number; readonly inStoreMinor: number },
  rate: ExchangeRate | undefined,
): Remark[] {
  if (rate === undefined) return [];
  const worthMinor = readWorth(totalMinor, rate);
  if (worthMinor === inStoreMinor) return [];
  const details = { total: formatMinor(inStoreMinor), worth: formatMinor(worthMinor) };
  return [{ code: 'order.rate_not_exact', details }];
}
