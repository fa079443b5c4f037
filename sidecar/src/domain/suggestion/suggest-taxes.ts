import { askForTax } from '../mapping/resolve-tax.ts';
import type { TaxRule, ZeroReason } from '../mapping/rule-set.ts';
import type { XeroReference, XeroTaxRate } from '../mapping/xero-reference.ts';
import { formatRate, parseFine } from '../money/amount.ts';
import { withKnownRates } from '../order/recomputed-rates.ts';
import type { PartialSuggestion, SuggestionInput, SuggestionReason } from './suggestion.ts';

const ZERO_REASONS: readonly ZeroReason[] = [
  'domestic',
  'export',
  'euGoods',
  'euServices',
  'exemptProduct',
  'exemptCustomer',
];

/** What a zero rate usually is, by reason: Xero's own tax types, the first that the organisation has. */
const ZERO_TYPES: Readonly<Record<ZeroReason, readonly string[]>> = {
  domestic: ['ZERORATEDOUTPUT', 'ZERORATED', 'EXEMPTOUTPUT', 'NONE'],
  export: ['EXEMPTEXPORT', 'ZERORATEDOUTPUT', 'ZERORATED', 'EXEMPTOUTPUT', 'NONE'],
  euGoods: ['ECZROUTPUT', 'ZERORATEDOUTPUT', 'ZERORATED', 'EXEMPTOUTPUT', 'NONE'],
  euServices: ['ECZROUTPUTSERVICES', 'ECZROUTPUT', 'ZERORATEDOUTPUT', 'ZERORATED', 'NONE'],
  exemptProduct: ['EXEMPTOUTPUT', 'ZERORATEDOUTPUT', 'ZERORATED', 'NONE'],
  exemptCustomer: ['EXEMPTOUTPUT', 'ZERORATEDOUTPUT', 'ZERORATED', 'NONE'],
};

/** Out-of-scope tax types by country: lines that belong in no tax return (accounting §2). */
export function suggestNoTaxType(reference: XeroReference): string {
  const preferred = reference.organisation.countryCode === 'AU' ? ['BASEXCLUDED'] : [];
  const types = new Set(
    reference.taxRates.filter(({ status }) => status === 'ACTIVE').map(({ taxType }) => taxType),
  );
  return [...preferred, 'NONE', 'BASEXCLUDED'].find((taxType) => types.has(taxType)) ?? 'NONE';
}

/** A tax type for each rate that orders really used, by exact effective rate. */
export function suggestTaxes(input: SuggestionInput): PartialSuggestion<TaxRule[]> {
  const value: TaxRule[] = [];
  const reasons: SuggestionReason[] = [];
  const missing: { table: string; key: string }[] = [];
  for (const rate of listRates(input)) {
    const found = findByRate(rate, input.reference);
    const key = formatRate(rate);
    if (found === undefined) {
      missing.push({ table: 'taxes', key });
      continue;
    }
    value.push(makeRule(key, null, found.taxRate.taxType));
    reasons.push(explain(key, found.taxRate, found.sure));
  }
  const zero = suggestZeroRates(input);
  return {
    value: [...value, ...zero.value],
    reasons: [...reasons, ...zero.reasons],
    missing: [...missing, ...zero.missing],
  };
}

/** Rates that the store read off the prices of an edited order are none that Xero should have. */
function listRates({ orders, reference }: SuggestionInput): number[] {
  const inXero = listOutputRates(reference).map((taxRate) => parseFine(taxRate.effectiveRate));
  const rates = orders.flatMap((order) =>
    withKnownRates(order, inXero).taxRates.map((entry) => parseFine(entry.rate)),
  );
  return [...new Set(rates)].filter((rate) => rate > 0).toSorted((a, b) => b - a);
}

function findByRate(
  rate: number,
  reference: XeroReference,
): { taxRate: XeroTaxRate; sure: boolean } | undefined {
  const fitting = listOutputRates(reference).filter(
    (taxRate) => parseFine(taxRate.effectiveRate) === rate,
  );
  const standard = fitting.filter(({ taxType }) => /OUTPUT/.test(taxType));
  const [taxRate] = standard.length > 0 ? standard : fitting;
  return taxRate === undefined ? undefined : { taxRate, sure: fitting.length === 1 };
}

/** Purchases share rates with sales, and imports and capital goods are none of a shop's sales. */
function listOutputRates(reference: XeroReference): XeroTaxRate[] {
  return reference.taxRates.filter(
    ({ status, canApplyToRevenue, taxType }) =>
      status === 'ACTIVE' && canApplyToRevenue && !/INPUT|CAPEX|IMPORT|GSTONIMP/.test(taxType),
  );
}

function suggestZeroRates(input: SuggestionInput): PartialSuggestion<TaxRule[]> {
  const types = new Map(listOutputRates(input.reference).map((rate) => [rate.taxType, rate]));
  const used = listZeroReasons(input);
  const value: TaxRule[] = [];
  const reasons: SuggestionReason[] = [];
  const missing: { table: string; key: string }[] = [];
  for (const reason of ZERO_REASONS) {
    const taxType = ZERO_TYPES[reason].find(
      (type) => parseFine(types.get(type)?.effectiveRate ?? '1') === 0,
    );
    const taxRate = taxType === undefined ? undefined : types.get(taxType);
    if (taxRate !== undefined) {
      value.push(makeRule('0', reason, taxRate.taxType));
      if (used.has(reason)) reasons.push(explain(`0 ${reason}`, taxRate, false));
    } else if (used.has(reason)) missing.push({ table: 'taxes', key: `0 ${reason}` });
  }
  return { value, reasons, missing };
}

function listZeroReasons(input: SuggestionInput): Set<ZeroReason> {
  const home = input.reference.organisation.countryCode;
  const reasons = input.orders.flatMap((order) =>
    order.items.map((item) => askForTax({ rate: 0, item }, order, home).zeroReason),
  );
  return new Set(reasons.filter((reason) => reason !== null));
}

function makeRule(rate: string, zeroReason: ZeroReason | null, taxType: string): TaxRule {
  return {
    rate,
    country: null,
    state: null,
    taxCategoryId: null,
    supply: null,
    zeroReason,
    taxType,
  };
}

function explain(key: string, taxRate: XeroTaxRate, sure: boolean): SuggestionReason {
  return {
    table: 'taxes',
    key,
    choice: taxRate.taxType,
    reason: `“${taxRate.name}” is ${formatRate(parseFine(taxRate.effectiveRate))} % in Xero.`,
    sure,
  };
}
