import { sharedHold, type OrHeld, held, ok } from '../booking/hold.ts';
import { formatRate, parseFine } from '../money/amount.ts';
import type { StoreOrder, StoreOrderItem } from '../order/store-order.ts';
import type { RuleSet, TaxRule, ZeroReason } from './rule-set.ts';

/** What the tax table is asked for one line. */
export interface TaxQuestion {
  readonly rate: number;
  readonly country: string | null;
  readonly state: string | null;
  readonly taxCategoryId: number | null;
  readonly supply: 'goods' | 'service';
  readonly zeroReason: ZeroReason | null;
}

const EU_COUNTRIES: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** The question for a line of an order; `item` is undefined for shipping, fees and discounts. */
export function askForTax(
  line: { readonly rate: number; readonly item?: StoreOrderItem },
  order: StoreOrder,
  homeCountry: string,
): TaxQuestion {
  // What is picked up changes hands there: it is no export, wherever the customer lives.
  const sentTo = order.pickupInStore ? order.pickupAddress : order.shippingAddress;
  const destination = sentTo ?? order.billingAddress;
  const country = destination?.countryCode ?? null;
  const supply = line.item !== undefined && !line.item.isShipEnabled ? 'service' : 'goods';
  return {
    rate: line.rate,
    country,
    state: destination?.stateProvince ?? null,
    taxCategoryId: line.item?.taxCategory?.id ?? null,
    supply,
    zeroReason:
      line.rate === 0 ? findZeroReason(order, { country, homeCountry, supply }, line.item) : null,
  };
}

function findZeroReason(
  order: StoreOrder,
  sale: { country: string | null; homeCountry: string; supply: 'goods' | 'service' },
  item: StoreOrderItem | undefined,
): ZeroReason {
  const { country, homeCountry, supply } = sale;
  if (country !== null && country !== homeCountry) {
    const isIntraEu = EU_COUNTRIES.has(homeCountry) && EU_COUNTRIES.has(country);
    if (!isIntraEu) return 'export';
    if (hasVatNumber(order)) return supply === 'goods' ? 'euGoods' : 'euServices';
  }
  if (order.customer.isTaxExempt || order.customer.roles.some((role) => role.taxExempt)) {
    return 'exemptCustomer';
  }
  return item?.isTaxExempt === true ? 'exemptProduct' : 'domestic';
}

function hasVatNumber(order: StoreOrder): boolean {
  return order.vatNumber !== null && order.vatNumber !== '';
}

/** The tax type of the most specific rule that fits; a tie between two types is held, never guessed. */
export function resolveTaxType(question: TaxQuestion, rules: RuleSet): OrHeld<string> {
  const fitting = rules.taxes.filter((rule) => fits(rule, question));
  const top = Math.max(...fitting.map(countConditions));
  const types = new Set(
    fitting.filter((rule) => countConditions(rule) === top).map((rule) => rule.taxType),
  );
  const [taxType] = types;
  if (taxType !== undefined && types.size === 1) return ok(taxType);
  const rate = formatRate(question.rate);
  const cause = `${rate}:${question.zeroReason ?? ''}:${question.country ?? ''}`;
  const code = taxType === undefined ? 'mapping.tax_missing' : 'mapping.tax_ambiguous';
  return held(
    sharedHold(code, cause, {
      rate,
      country: question.country ?? '',
      reason: question.zeroReason ?? '',
    }),
  );
}

function fits(rule: TaxRule, question: TaxQuestion): boolean {
  return (
    parseFine(rule.rate) === question.rate &&
    (rule.country === null || rule.country === question.country) &&
    (rule.state === null || rule.state === question.state) &&
    (rule.taxCategoryId === null || rule.taxCategoryId === question.taxCategoryId) &&
    (rule.supply === null || rule.supply === question.supply) &&
    (rule.zeroReason === null || rule.zeroReason === question.zeroReason)
  );
}

function countConditions(rule: TaxRule): number {
  const conditions = [rule.country, rule.state, rule.taxCategoryId, rule.supply, rule.zeroReason];
  return conditions.filter((condition) => condition !== null).length;
}
