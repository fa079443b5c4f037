import type { TFunction } from 'i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { FIXED, PERCENT, type Fees } from './fees-of-row.ts';
import type { MappingRow } from './mapping-row.ts';

/** Beside a payment method’s account; a file without them leaves fees as they are. */
export const FEE_COLUMNS = ['Fee %', 'Fee fixed', 'Fee account', 'Fee tax rate'] as const;

export function writeFeeCells({ feeTerms }: MappingRow, choices: WireChoices): string[] {
  if (feeTerms === undefined || feeTerms === null) return FEE_COLUMNS.map(() => '');
  const { percent, fixed, accountCode, taxType } = feeTerms;
  const rate = choices.taxRates.find((one) => one.taxType === taxType);
  return [percent, fixed, accountCode, rate === undefined ? taxType : nameRate(rate)];
}

interface Sources {
  readonly choices: WireChoices;
  readonly t: TFunction;
  /** The account that the row goes to with what the file says. */
  readonly accountId: string | null;
}

export type FeesGiven =
  | { readonly kind: 'same' }
  /** Null: no fees any more. */
  | { readonly kind: 'changed'; readonly fees: Fees | null }
  | { readonly kind: 'wrong'; readonly text: string };

/** What the cells of a row say of its fees: all four of them, or none. */
export function readFeeCells(
  row: MappingRow,
  cells: readonly string[],
  { choices, t, accountId }: Sources,
): FeesGiven {
  if (row.feeTerms === undefined) return { kind: 'same' };
  const [percent = '', fixed = '', account = '', tax = ''] = cells.map((cell) => cell.trim());
  const wrong = (value: string): FeesGiven => ({
    kind: 'wrong',
    text: t('mappings.csvFees', { name: row.name, value }),
  });
  const present = row.feeTerms;
  if ([percent, fixed, account, tax].every((cell) => cell === '')) {
    return present === null ? { kind: 'same' } : { kind: 'changed', fees: null };
  }
  const figures = { percent: percent.replace(',', '.'), fixed: fixed.replace(',', '.') };
  if (!PERCENT.test(figures.percent)) return wrong(percent);
  if (!FIXED.test(figures.fixed)) return wrong(fixed);
  const target = choices.accounts.find(({ code }) => code !== '' && code === account);
  const isSameAccount = account === present?.accountCode;
  if (!isSameAccount && (target?.isActive !== true || target.type === 'BANK')) {
    return wrong(account);
  }
  const rate = choices.taxRates.find((one) => one.taxType === tax || nameRate(one) === tax);
  const taxType = rate?.taxType ?? (tax === present?.taxType ? tax : undefined);
  if (taxType === undefined) return wrong(tax);
  if (taxType !== present?.taxType && rate?.isActive !== true) return wrong(tax);
  const fees = { ...figures, accountCode: account, taxType };
  if (present !== null && areSame(present, fees)) return { kind: 'same' };
  const clearing = choices.accounts.find((one) => one.accountId === accountId);
  if (clearing?.type !== 'BANK') {
    return { kind: 'wrong', text: t('mappings.csvFeesNoBank', { name: row.name }) };
  }
  return { kind: 'changed', fees };
}

/** A program for tables writes 0.30 as 0.3. */
function areSame(a: Fees, b: Fees): boolean {
  return (
    Number(a.percent) === Number(b.percent) &&
    Number(a.fixed) === Number(b.fixed) &&
    a.accountCode === b.accountCode &&
    a.taxType === b.taxType
  );
}

function nameRate({ name, rate }: { readonly name: string; readonly rate: string }): string {
  return `${name} (${rate} %)`;
}
