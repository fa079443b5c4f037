import {
  chainRates,
  convertMinor,
  formatXeroRate,
  invertRate,
  nearestXeroRates,
  parseExchangeRate,
  type ExchangeRate,
} from '../../money/exchange-rate.ts';
import { getBookedCurrency, readCustomerRate } from './booked-currency.ts';
import type { BookingInput } from '../booking-context.ts';
import { held, ok, sharedHold, type OrHeld } from '../hold.ts';

/** The rate that a document is sent with; undefined where Xero takes its own, or needs none. */
export type CurrencyRate = OrHeld<ExchangeRate | undefined>;

interface Totals {
  /** As booked, and in the store's currency. */
  readonly totalMinor: number;
  readonly inStoreMinor: number;
}

/**
 * Whose exchange rate an invoice has (accounting §4). Units of its currency for one of the organisation's:
 * the way round that Xero has it (docs/decisions/0017-the-customers-currency.md). Where the store's
 * currency is the organisation's, the rate that makes the invoice worth the order's own total there.
 */
export function chooseCurrencyRate(input: BookingInput, totals: Totals): CurrencyRate {
  const { order, rules, reference } = input;
  const { baseCurrency } = reference.organisation;
  const isBase = getBookedCurrency(input) === baseCurrency;
  if (isBase || rules.settings.currencyRate === 'xero') return ok(undefined);
  if (order.primaryCurrencyCode === baseCurrency) return ok(pinToTotal(input, totals));
  const inBase = readStoreRate(input);
  if (inBase === undefined) {
    const details = { currency: baseCurrency, store: order.primaryCurrencyCode };
    return held(sharedHold('organisation.rate_missing', baseCurrency, details));
  }
  const own = input.context.inCustomerCurrency ? readCustomerRate(order) : undefined;
  return ok(own === undefined ? inBase : chainRates(own, inBase));
}

/** Of the rates that Xero can keep the one that gives back the total, else the nearest. */
function pinToTotal(input: BookingInput, { totalMinor, inStoreMinor }: Totals) {
  if (totalMinor === 0 || inStoreMinor === 0) return readCustomerRate(input.order);
  const exact = { numerator: BigInt(totalMinor), denominator: BigInt(inStoreMinor) };
  const candidates = nearestXeroRates(exact);
  return candidates.find((rate) => isWorth(rate, { totalMinor, inStoreMinor })) ?? candidates[0];
}

function isWorth(rate: ExchangeRate, { totalMinor, inStoreMinor }: Totals): boolean {
  return convertMinor(totalMinor, invertRate(rate), 'halfAwayFromZero') === inStoreMinor;
}

/** Of the store's currency for one of the organisation's, by the store's own table of rates. */
function readStoreRate({ order, info, reference }: BookingInput): ExchangeRate | undefined {
  const find = (code: string): ExchangeRate | undefined =>
    parseExchangeRate(info.currencies.find((entry) => entry.code === code)?.rate ?? '');
  const ofStore = find(order.primaryCurrencyCode);
  const ofOrganisation = find(reference.organisation.baseCurrency);
  if (ofStore === undefined || ofOrganisation === undefined) return undefined;
  return chainRates(ofStore, invertRate(ofOrganisation));
}

/** As Xero takes it. */
export function writeCurrencyRate(
  rate: ExchangeRate | undefined,
): { readonly currencyRate: string } | Record<string, never> {
  const text = rate === undefined ? undefined : formatXeroRate(rate);
  return text === undefined ? {} : { currencyRate: text };
}
