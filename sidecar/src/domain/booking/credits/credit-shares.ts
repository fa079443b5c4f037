import { shareByWeights } from '../../money/allocate.ts';
import { parseRate, sum } from '../../money/amount.ts';
import type { LineRole } from '../lines/line-role.ts';
import { readGrossMinor } from '../lines/read-gross.ts';
import type {
  BookedCreditNote,
  BookedInvoice,
  DocumentLine,
  LineAmountTypes,
} from '../xero-documents.ts';

/** Lines of one tax belong together. */
export interface Tax {
  readonly rate: number;
  readonly taxType: string;
}

/** What a document has at one rate and tax type, tax included. */
export interface CreditGroup extends Tax {
  readonly grossMinor: number;
  readonly taxMinor: number;
}

/** What a credit gives back at one tax. */
export interface CreditShare extends CreditGroup {
  /** The words of its line, where it is for certain items. */
  readonly description?: string;
}

/**
 * Lines of gift cards, sold and used: given back only when nothing else is left to credit. Told by
 * their role, for a shop may book them to an account that other lines share.
 */
const CARD_ROLES: ReadonlySet<LineRole> = new Set([
  'giftCard',
  'giftCardDiscount',
  'giftCardUse',
  'giftCardTakenBack',
]);

/**
 * What of an invoice may still be credited, by rate and tax type, tax included: its lines other than
 * gift cards, less those of the credit notes before. So no group is ever credited beyond the invoice,
 * and the last of several refunds takes every remainder (accounting §7).
 */
export function groupLeftToCredit(
  invoice: BookedInvoice,
  earlier: readonly BookedCreditNote[],
): CreditGroup[] {
  const groups = new Map<string, CreditGroup>();
  addLines(groups, invoice, 1);
  for (const note of earlier) addLines(groups, note, -1);
  return [...groups.values()];
}

function addLines(
  groups: Map<string, CreditGroup>,
  document: {
    readonly lines: readonly DocumentLine[];
    readonly lineAmountTypes: LineAmountTypes;
  },
  sign: 1 | -1,
): void {
  for (const line of document.lines) {
    if (CARD_ROLES.has(line.role)) continue;
    const { taxType, taxMinor } = line;
    const key = `${line.taxRate}:${taxType}`;
    const group = groups.get(key) ?? {
      rate: parseRate(line.taxRate),
      taxType,
      grossMinor: 0,
      taxMinor: 0,
    };
    const grossMinor = readGrossMinor(line, document.lineAmountTypes);
    groups.set(key, {
      ...group,
      grossMinor: group.grossMinor + sign * grossMinor,
      taxMinor: group.taxMinor + sign * taxMinor,
    });
  }
}

/**
 * Shares of a refund among what is left: of the gross by largest remainder, and of each group's tax in
 * the same proportion. The whole of what is left gives back each group to the cent.
 */
export function shareRefund(left: readonly CreditGroup[], refundedMinor: number): CreditGroup[] {
  if (refundedMinor === 0 || left.length === 0) return [];
  const gross = shareByWeights(
    refundedMinor,
    left.map((group) => group.grossMinor),
  );
  return left
    .map((group, i) => ({
      ...group,
      grossMinor: gross[i] ?? 0,
      taxMinor: shareTax(group, gross[i] ?? 0),
    }))
    .filter((group) => group.grossMinor !== 0 || group.taxMinor !== 0);
}

/** A group's tax in proportion to a part of its gross; the whole gross takes all of it. */
export function shareTax(group: CreditGroup, grossMinor: number): number {
  if (group.grossMinor === grossMinor) return group.taxMinor;
  if (group.grossMinor === 0) return 0;
  const rest = group.grossMinor - group.taxMinor;
  const [taxMinor = 0] = shareByWeights(grossMinor, [group.taxMinor, rest]);
  return taxMinor;
}

/** Each group less what the others have at its tax. */
export function subtractGroups(
  groups: readonly CreditGroup[],
  less: readonly CreditGroup[],
): CreditGroup[] {
  const added = less.filter((group) => !groups.some((other) => isSameTax(group, other)));
  return [...groups, ...added.map((group) => ({ ...group, grossMinor: 0, taxMinor: 0 }))].map(
    (group) => {
      const other = less.find((entry) => isSameTax(entry, group));
      return {
        ...group,
        grossMinor: group.grossMinor - (other?.grossMinor ?? 0),
        taxMinor: group.taxMinor - (other?.taxMinor ?? 0),
      };
    },
  );
}

export function isSameTax(a: Tax, b: Tax): boolean {
  return a.rate === b.rate && a.taxType === b.taxType;
}

export function sumGross(groups: readonly Pick<CreditGroup, 'grossMinor'>[]): number {
  return sum(groups.map((group) => group.grossMinor));
}
