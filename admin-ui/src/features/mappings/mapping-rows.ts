import type { WireRuleSet } from '../../../../sidecar/src/contract/index.ts';
import { listAccountRows, listShippingRows } from './account-rows.ts';
import { listContactRows } from './contact-rows.ts';
import { MAPPING_TABS, type MappingRow, type MappingTab, type RowSources } from './mapping-row.ts';
import { listPaymentRows } from './payment-rows.ts';
import { listRevenueRows } from './revenue-rows.ts';
import { listTaxRows } from './tax-rows.ts';

const LISTS: Readonly<Record<MappingTab, (sources: RowSources) => readonly MappingRow[]>> = {
  paymentMethods: listPaymentRows,
  taxes: listTaxRows,
  revenue: listRevenueRows,
  shipping: listShippingRows,
  accounts: listAccountRows,
  contacts: listContactRows,
};

/** The rows of a tab, missing ones first, then those that came since the rules were applied. */
export function listRows(
  tab: MappingTab,
  sources: RowSources,
  publishedAt?: string,
): readonly MappingRow[] {
  const rank = (row: MappingRow): number => {
    if (row.isMissing) return 0;
    return isNew(row, publishedAt) ? 1 : 2;
  };
  return [...LISTS[tab](sources)].sort((a, b) => rank(a) - rank(b));
}

/** Sold for the first time since somebody last looked at the rules; it goes where the rest goes. */
export function isNew(row: MappingRow, publishedAt: string | undefined): boolean {
  if (publishedAt === undefined || row.value !== null || row.inherited === undefined) return false;
  return row.uses.some(({ firstUsedAt }) => firstUsedAt !== null && firstUsedAt > publishedAt);
}

/** Every row of a draft, in the order of what is applied: no row moves while it is being changed. */
export function listDraftRows(
  sources: RowSources,
  published: { readonly ruleSet: WireRuleSet; readonly publishedAt: string },
): { readonly applied: readonly MappingRow[]; readonly rows: readonly MappingRow[] } {
  const listAll = (rules: WireRuleSet): readonly MappingRow[] =>
    MAPPING_TABS.flatMap((tab) => listRows(tab, { ...sources, rules }, published.publishedAt));
  const applied = listAll(published.ruleSet);
  const places = new Map(applied.map((row, place) => [row.key, place]));
  const placeOf = (row: MappingRow): number => places.get(row.key) ?? applied.length;
  return {
    applied,
    rows: [...listAll(sources.rules)].sort((a, b) => placeOf(a) - placeOf(b)),
  };
}

export interface RowChange {
  readonly row: MappingRow;
  readonly before: string | null;
  readonly after: string | null;
  /** Fees of before and of now, where they are others. */
  readonly fees?: { readonly before: string; readonly after: string };
}

/** What is different row by row: for the person who applies it. */
export function listChanges(
  applied: readonly MappingRow[],
  rows: readonly MappingRow[],
): readonly RowChange[] {
  const before = new Map(applied.map((row) => [row.key, row.value]));
  const feesBefore = new Map(applied.map((row) => [row.key, row.fees]));
  const left = new Set(rows.map(({ key }) => key));
  return [
    ...rows.map((row) => ({
      row,
      before: before.get(row.key) ?? null,
      after: row.value,
      ...findFeeChange(feesBefore.get(row.key), row.fees),
    })),
    ...applied
      .filter(({ key }) => !left.has(key))
      .map((row) => ({ row, before: row.value, after: null })),
  ].filter((change) => change.before !== change.after || 'fees' in change);
}

function findFeeChange(before = '', after = ''): Pick<RowChange, 'fees'> {
  return before === after || before === '' ? {} : { fees: { before, after } };
}
