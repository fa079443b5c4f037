import { resolveSpecialAccount } from '../../mapping/resolve-accounts.ts';
import { shareByWeights } from '../../money/allocate.ts';
import { parseRate, sum } from '../../money/amount.ts';
import type { BookingInput } from '../booking-context.ts';
import { makeCreditLines, type CardShare, type CreditLines } from './credit-lines.ts';
import { groupLeftToCredit, shareRefund, sumGross } from './credit-shares.ts';
import type { OrHeld } from '../hold.ts';
import { isCardUse, type LineRole } from '../lines/line-role.ts';
import { readGrossMinor } from '../lines/read-gross.ts';
import { sumCardLines } from './returned-tenders.ts';
import type { BookedCreditNote, BookedInvoice, DocumentLine } from '../xero-documents.ts';

export interface RefundShare {
  readonly totalMinor: number;
  /** Value of gift cards that a line of the invoice took off and that is owed to the customer again. */
  readonly cardLineMinor: number;
  readonly earlier: readonly BookedCreditNote[];
}

/** Lines of what is given back: of goods by their tax, then of gift cards sold (accounting §7). */
export function makeRefundLines(
  input: BookingInput,
  invoice: BookedInvoice,
  { totalMinor, cardLineMinor, earlier }: RefundShare,
): OrHeld<CreditLines> {
  const left = groupLeftToCredit(invoice, earlier);
  const cardsLeft = listCardsLeft(invoice, earlier);
  const givenMinor = totalMinor + cardLineMinor;
  const goodsMinor = findGoodsShare(givenMinor, sumGross(left), sumMinor(cardsLeft));
  return makeCreditLines(input, {
    shares: shareRefund(left, goodsMinor),
    returns: resolveSpecialAccount('returns', input.rules),
    cards: [
      ...shareCardsSold(cardsLeft, givenMinor - goodsMinor),
      ...takeLinesBack(invoice, cardLineMinor),
    ],
    totalMinor,
  });
}

/**
 * Goods first. Where discounts took more than the goods were worth, they took it off the cards: both are
 * given back in proportion.
 */
function findGoodsShare(givenMinor: number, goodsLeft: number, cardsLeft: number): number {
  if (goodsLeft >= 0 || cardsLeft <= 0) return Math.max(0, Math.min(givenMinor, goodsLeft));
  const [goodsMinor = 0] = shareByWeights(givenMinor, [goodsLeft, cardsLeft]);
  return goodsMinor;
}

const SOLD_ROLES: readonly LineRole[] = ['giftCard', 'giftCardDiscount'];

/** What of the cards sold is not given back yet: their value, and what they were sold above or below. */
function listCardsLeft(
  invoice: BookedInvoice,
  earlier: readonly BookedCreditNote[],
): readonly CardShare[] {
  const left = new Map<string, CardShare>();
  const add = (line: DocumentLine, sign: 1 | -1): void => {
    if (!SOLD_ROLES.includes(line.role)) return;
    const key = [line.role, line.accountCode, line.taxType].join(' ');
    const minor = (left.get(key)?.minor ?? 0) + sign * line.lineMinor;
    left.set(key, { ...toShare(line), minor });
  };
  for (const line of invoice.lines) add(line, 1);
  for (const line of earlier.flatMap((note) => note.lines)) add(line, -1);
  return [...left.values()];
}

/** Cards sold for another price than their value: each side gives back its share of the price. */
function shareCardsSold(left: readonly CardShare[], cardsMinor: number): CardShare[] {
  if (cardsMinor === 0 || left.length === 0) return [];
  const shares = shareByWeights(
    cardsMinor,
    left.map(({ minor }) => minor),
  );
  return left
    .map((part, i) => ({ ...part, minor: shares[i] ?? 0 }))
    .filter(({ minor }) => minor !== 0);
}

function sumMinor(shares: readonly CardShare[]): number {
  return sum(shares.map(({ minor }) => minor));
}

/** Cards used as lines come back whole, all of an order's at once. */
function takeLinesBack(invoice: BookedInvoice, cardLineMinor: number): CardShare[] {
  if (cardLineMinor !== -sumCardLines(invoice)) return [];
  return invoice.lines.filter(isCardUse).map((line) => ({
    ...toShare(line),
    minor: readGrossMinor(line, invoice.lineAmountTypes),
    tax: { rate: parseRate(line.taxRate), taxMinor: line.taxMinor },
  }));
}

const DESCRIPTIONS: Partial<Record<LineRole, string>> = {
  giftCard: 'Refund of gift cards',
  giftCardDiscount: 'Refund of gift cards: difference to face value',
  giftCardUse: 'Gift card given back',
};

function toShare({ description, ...line }: DocumentLine): Omit<CardShare, 'minor'> {
  const { role, accountCode, taxType } = line;
  return {
    role,
    accountCode,
    taxType,
    description: DESCRIPTIONS[role] ?? `Given back: ${description}`,
  };
}
