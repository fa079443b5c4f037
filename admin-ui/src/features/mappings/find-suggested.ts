import type { WireSuggestion } from '../../../../sidecar/src/contract/index.ts';
import type { MappingRow } from './mapping-row.ts';

export interface SuggestedChoice {
  readonly row: MappingRow;
  readonly value: string;
  readonly reason: string;
  readonly isSure: boolean;
}

/** What the suggestion has for rows that are missing. */
export function findSuggested(
  rows: readonly MappingRow[],
  { ruleSet, reasons }: WireSuggestion,
): readonly SuggestedChoice[] {
  return rows.flatMap((row) => {
    const key = row.key.split('|')[1] ?? '';
    const value =
      row.tab === 'paymentMethods'
        ? ruleSet.paymentMethods.find(({ systemName }) => systemName === key)?.accountId
        : ruleSet.taxes.find(({ rate }) => Number(rate) === Number(key))?.taxType;
    const reason = reasons.find((one) => one.table === row.tab && one.key === key);
    if (!row.isMissing || value === undefined || reason === undefined) return [];
    return [{ row, value, reason: reason.reason, isSure: reason.sure }];
  });
}
