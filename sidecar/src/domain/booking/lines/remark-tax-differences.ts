import { formatMinor, formatRate } from '../../money/amount.ts';
import type { RateTax } from '../../order/order-amounts.ts';
import type { Remark } from '../xero-documents.ts';

/** The promise's one named exception is told: the total is exact, a rate's tax is not (accounting §3). */
export function remarkTaxDifferences(differences: readonly RateTax[]): Remark[] {
  return differences.map(({ rate, taxMinor }) => ({
    code: 'order.tax_differs',
    details: { rate: formatRate(rate), difference: formatMinor(taxMinor) },
  }));
}
