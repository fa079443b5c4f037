import type { Hold } from './hold.ts';
import type { Remark } from './xero-documents.ts';

type Details = Hold['details'];

/** The details of a reason that are money: a person reads them with their currency. */
const AMOUNTS: Readonly<Record<string, readonly string[]>> = {
  'order.total_off': ['value', 'parts', 'difference'],
  'order.lines_off_subtotal': ['subtotal', 'lines', 'difference'],
  'order.tax_rates_off': ['tax', 'rates'],
  'order.tax_without_rates': ['tax'],
  'order.tax_on_nothing': ['tax'],
  'order.negative_amount': ['total'],
  'order.refunded_too_much': ['refunded', 'paid'],
  'order.refund_taken_back': ['credited', 'refunded'],
  'order.gift_card_beyond_opening': ['amount'],
  'order.gift_card_beyond_sale': ['amount', 'sold', 'left'],
  'order.gift_card_single_purpose': ['amount'],
  'order.refund_of_used_card': ['amount', 'used'],
  'order.lines_do_not_fit': ['value'],
  'order.tax_does_not_fit': ['difference'],
  'order.credit_does_not_fit': ['amount'],
  'order.tax_differs': ['difference'],
  'order.rate_not_exact': ['total', 'worth'],
};

/** "A gift card paid 25.00 EUR": the reason with the order's currency at each of its amounts. */
export function nameAmounts<Reason extends Hold | Remark>(
  reason: Reason,
  currency: string,
): Reason {
  const amounts = AMOUNTS[reason.code] ?? [];
  const named: Details = Object.fromEntries(
    Object.entries(reason.details).map(([name, value]) => [
      name,
      amounts.includes(name) ? `${value} ${currency}` : value,
    ]),
  );
  return amounts.length === 0 ? reason : { ...reason, details: named };
}
