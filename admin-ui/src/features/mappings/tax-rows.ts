import type { TFunction } from 'i18next';
import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { joinKey, type MappingRow, type RowSources, type Use } from './mapping-row.ts';

/** The rates that have a tax rate in Xero, and those that orders carry without one. */
export function listTaxRows({ rules, used, t }: RowSources): MappingRow[] {
  const uses = used.filter(({ table }) => table === 'taxes');
  const isRate = (rate: string) => (use: Use) => Number(use.key) === Number(rate);
  const known = rules.taxes.map((row): MappingRow => {
    const { taxType: _, ...conditions } = row;
    const key = joinKey('taxes', ...Object.values(conditions));
    const isSame = (other: typeof row): boolean => {
      const { taxType: __, ...its } = other;
      return joinKey('taxes', ...Object.values(its)) === key;
    };
    return {
      tab: 'taxes',
      key,
      name: `${row.rate} %`,
      note: describeTax(row, t),
      kind: 'tax',
      value: row.taxType,
      isMissing: false,
      uses: uses.filter(isRate(row.rate)),
      change: (before, taxType) => ({
        ...before,
        taxes: before.taxes.map((other) => (isSame(other) ? { ...other, taxType } : other)),
      }),
      clear: (before) => ({ ...before, taxes: before.taxes.filter((other) => !isSame(other)) }),
    };
  });
  const rates = [...new Set(uses.map(({ key }) => key))].filter(
    (rate) => !rules.taxes.some((row) => Number(row.rate) === Number(rate)),
  );
  return [...rates.map((rate) => makeMissingTax(rate, uses.filter(isRate(rate)), t)), ...known];
}

const ANYWHERE = {
  country: null,
  state: null,
  taxCategoryId: null,
  supply: null,
  zeroReason: null,
} as const;

function makeMissingTax(rate: string, uses: readonly Use[], t: TFunction): MappingRow {
  return {
    tab: 'taxes',
    key: joinKey('taxes', rate, null, null, null, null, null),
    name: `${rate} %`,
    note: t('mappings.everywhere'),
    kind: 'tax',
    value: null,
    isMissing: true,
    uses,
    change: (before, taxType) => addTax(before, rate, taxType),
  };
}

/** A rate of the store that has no tax rate in Xero yet, wherever it is charged. */
export function addTax(rules: WireRuleSet, rate: string, taxType: string): WireRuleSet {
  return { ...rules, taxes: [...rules.taxes, { rate, ...ANYWHERE, taxType }] };
}

function describeTax(row: WireRuleSet['taxes'][number], t: TFunction): string {
  const parts = [
    row.zeroReason === null ? '' : t(`mappings.zeroReasons.${row.zeroReason}`),
    row.country ?? '',
    row.state ?? '',
    row.supply === null ? '' : t(`mappings.supplies.${row.supply}`),
    row.taxCategoryId === null ? '' : t('mappings.taxCategory', { id: row.taxCategoryId }),
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('mappings.everywhere') : parts.join(', ');
}
