import { shareByWeights } from '../money/allocate.ts';
import { parseRate, sum } from '../money/amount.ts';
import type { BookedInvoice, DocumentLine } from './xero-documents.ts';

/** What an invoice charged at one rate and tax type, tax included. */
export interface CreditGroup {
  readonly rate: number;
  readonly taxType: string;
  readonly grossMinor: number;
  readonly taxMinor: number;
}

/**
 * The invoice by rate and tax type, tax included, without the lines of `excludedAccounts`
 * (gift cards sold, unless nothing else is left to credit).
 */
export function groupInvoiceForCredit(
  invoice: BookedInvoice,
  excludedAccounts: readonly string[],
): CreditGroup[] {
  const lines = invoice.lines.filter((line) => !excludedAccounts.includes(line.accountCode));
  const groups = new Map<string, CreditGroup>();
  for (const line of lines) {
    const key = `${line.taxRate}:${line.taxType}`;
    const group = groups.get(key) ?? {
      rate: parseRate(line.taxRate),
      taxType: line.taxType,
      grossMinor: 0,
      taxMinor: 0,
    };
    groups.set(key, {
      ...group,
      grossMinor: group.grossMinor + getGross(line, invoice),
      taxMinor: group.taxMinor + line.taxMinor,
    });
  }
  return [...groups.values()];
}

function getGross(line: DocumentLine, invoice: BookedInvoice): number {
  return invoice.lineAmountTypes === 'Inclusive' ? line.lineMinor : line.lineMinor + line.taxMinor;
}

/**
 * What is credited of each group once `refundedMinor` in all is refunded: shares of the gross by
 * largest remainder, and of each group's tax in the same proportion. The whole amount gives back
 * each group to the cent, so the last of several refunds takes every remainder (accounting §7).
 */
export function shareRefund(groups: readonly CreditGroup[], refundedMinor: number): CreditGroup[] {
  if (groups.length === 0) return [];
  const gross = shareByWeights(
    refundedMinor,
    groups.map((group) => group.grossMinor),
  );
  return groups.map((group, i) => ({
    ...group,
    grossMinor: gross[i] ?? 0,
    taxMinor: shareTax(group, gross[i] ?? 0),
  }));
}

function shareTax(group: CreditGroup, grossMinor: number): number {
  if (group.grossMinor === 0) return 0;
  const rest = group.grossMinor - group.taxMinor;
  const [taxMinor = 0] = shareByWeights(grossMinor, [group.taxMinor, rest]);
  return taxMinor;
}

/** What one refund credits: the shares after it less the shares before it. */
export function subtractShares(
  after: readonly CreditGroup[],
  before: readonly CreditGroup[],
): CreditGroup[] {
  return after
    .map((group, i) => ({
      ...group,
      grossMinor: group.grossMinor - (before[i]?.grossMinor ?? 0),
      taxMinor: group.taxMinor - (before[i]?.taxMinor ?? 0),
    }))
    .filter((group) => group.grossMinor !== 0 || group.taxMinor !== 0);
}

export function sumGross(groups: readonly CreditGroup[]): number {
  return sum(groups.map((group) => group.grossMinor));
}
