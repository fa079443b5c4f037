import { checkPaymentAccount } from '../../mapping/check-mapping.ts';
import { resolveSpecialAccount } from '../../mapping/resolve-accounts.ts';
import type { SpecialAccounts } from '../../mapping/rule-set.ts';
import { shareByWeights } from '../../money/allocate.ts';
import {
  FINE_PER_MINOR,
  fineToMinor,
  formatMinor,
  parseFine,
  parseMinor,
  sum,
  WHOLE_RATE,
} from '../../money/amount.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import { computeLineTax } from '../../money/tax.ts';
import type { OrderAmounts, RateTax } from '../../order/order-amounts.ts';
import type { GiftCardUsage } from '../../order/store-order.ts';
import type { BookingInput, TaxedCardSale } from '../booking-context.ts';
import { sharedHold, type Hold } from '../hold.ts';
import type { LineMaker } from './line-maker.ts';
import { describeDiscount, groupByTax } from './price-lines.ts';
import type { LineRole } from './line-role.ts';
import type { PricedLine } from './priced-line.ts';
import { takeSaleBack, takeTaxBack } from '../tenders/take-sale-back.ts';
import type { GiftCardLine, GiftCardTender } from '../xero-documents.ts';

export interface Deductions {
  /** What the invoice comes to after the negative lines that are not part of the order's value. */
  readonly invoiceTotalMinor: number;
  /** The tax promise, less what a price reduction takes with it. */
  readonly taxes: readonly RateTax[];
  readonly giftCardTenders: readonly GiftCardTender[];
  readonly giftCardLines: readonly GiftCardLine[];
  /** Undefined where points are a line, or there are none. */
  readonly rewardPointsMinor: number | undefined;
}

/** Order discount, reward points and gift cards used (accounting §2 and §6). */
export function addDeductions(
  maker: LineMaker,
  input: BookingInput,
  amounts: OrderAmounts,
): Deductions {
  const sales = [...maker.lines];
  let taxes = amounts.taxes;
  const discountFine = readOrderDiscount(input, amounts);
  if (discountFine !== 0) {
    const description = describeDiscount(input, 'AssignedToOrderTotal');
    taxes = addGrossDeduction(maker, input, {
      role: 'orderDiscount',
      account: 'orderDiscounts',
      description,
      fine: discountFine,
      sales,
      taxes,
      isFixed: false,
      leavesMinor: amounts.valueMinor,
    });
  }
  let totalMinor = amounts.valueMinor;
  const rewardPointsMinor = payByPoints(maker, input, amounts);
  if (amounts.rewardPointsMinor !== 0 && rewardPointsMinor === undefined) {
    const points = input.order.rewardPointsUsed?.points ?? 0;
    totalMinor -= amounts.rewardPointsMinor;
    taxes = addGrossDeduction(maker, input, {
      role: 'rewardPoints',
      account: 'rewardPoints',
      description: `Reward points used: ${Math.abs(points)}`,
      fine: amounts.rewardPointsMinor * FINE_PER_MINOR,
      sales,
      taxes,
      isFixed: true,
      leavesMinor: totalMinor,
    });
  }
  const { giftCardTenders, giftCardLines } = useGiftCards(maker, input);
  const tendered = sum(giftCardTenders.map(({ amountMinor }) => amountMinor));
  totalMinor -= amounts.giftCardsMinor - tendered;
  return {
    invoiceTotalMinor: totalMinor,
    taxes: takeTaxBack(taxes, giftCardLines),
    giftCardTenders,
    giftCardLines,
    rewardPointsMinor,
  };
}

/**
 * What points pay where the shop books them as owed when they are earned: the account that owes them has
 * to take payments, for a line would make them a discount once more (accounting §2).
 */
function payByPoints(
  maker: LineMaker,
  { rules, reference }: BookingInput,
  { rewardPointsMinor }: OrderAmounts,
): number | undefined {
  if (rewardPointsMinor === 0 || rules.settings.rewardPointsUse !== 'payment') return undefined;
  const code = resolveSpecialAccount('loyaltyLiability', rules);
  if (!code.ok) {
    maker.holds.push(...code.holds);
    return rewardPointsMinor;
  }
  const account = reference.accounts.find((entry) => entry.code === code.value);
  maker.holds.push(
    ...(account === undefined
      ? [sharedHold('mapping.account_gone', code.value, { account: code.value })]
      : checkPaymentAccount(account.accountId, reference)),
  );
  return rewardPointsMinor;
}

/** nopCommerce never discounts below zero: only what the parts carry was taken. */
function readOrderDiscount(input: BookingInput, amounts: OrderAmounts): number {
  const discountFine = parseFine(input.order.orderDiscount);
  return amounts.grossFine < 0 ? discountFine + amounts.grossFine : discountFine;
}

interface GrossDeduction {
  readonly role: LineRole;
  readonly account: keyof SpecialAccounts;
  readonly description: string;
  readonly fine: number;
  readonly sales: readonly PricedLine[];
  readonly taxes: readonly RateTax[];
  readonly isFixed: boolean;
  /** What the order still comes to after it. */
  readonly leavesMinor: number;
}

/** "As charged" leaves nopCommerce's tax alone; "price reduction" takes its share of the tax along. */
function addGrossDeduction(
  maker: LineMaker,
  input: BookingInput,
  deduction: GrossDeduction,
): readonly RateTax[] {
  const request = {
    role: deduction.role,
    description: deduction.description,
    account: resolveSpecialAccount(deduction.account, input.rules),
  };
  if (input.rules.settings.orderDiscountTax === 'asCharged') {
    maker.addUntaxed(request, -deduction.fine, deduction.isFixed);
    return deduction.taxes;
  }
  const groups = groupByTax(deduction.sales).filter((group) => group.inclFine > 0);
  if (groups.length === 0) {
    maker.addUntaxed(request, -deduction.fine, deduction.isFixed);
    return deduction.taxes;
  }
  const shares = shareByWeights(
    fineToMinor(deduction.fine),
    groups.map((group) => group.inclFine),
  );
  let taxes = deduction.taxes;
  groups.forEach((group, i) => {
    const shareMinor = shares[i] ?? 0;
    const inclFine = -shareMinor * FINE_PER_MINOR;
    const exclFine = removeTax(inclFine, group.rate);
    maker.addLike(request, { exclFine, inclFine }, group);
    const taxMinor = computeLineTax(shareMinor, group.rate, 'Inclusive');
    taxes = taxes.map((entry) =>
      entry.rate === group.rate
        ? { ...entry, taxMinor: Math.max(0, entry.taxMinor - taxMinor) }
        : entry,
    );
  });
  // What is given away whole carries no tax, whatever its shares were rounded to.
  return deduction.leavesMinor === 0 ? taxes.map((entry) => ({ ...entry, taxMinor: 0 })) : taxes;
}

function removeTax(fine: number, rate: number): number {
  return roundRatio(BigInt(fine) * BigInt(WHOLE_RATE), BigInt(WHOLE_RATE + rate), 'halfEven');
}

/** What of the cards used is a payment, and what a line. */
function useGiftCards(
  maker: LineMaker,
  input: BookingInput,
): Pick<Deductions, 'giftCardTenders' | 'giftCardLines'> {
  const giftCardTenders: GiftCardTender[] = [];
  const giftCardLines: GiftCardLine[] = [];
  for (const card of input.order.giftCardsUsed) {
    for (const { isPayment, ...use } of addGiftCardUse(maker, input, { card, giftCardLines })) {
      (isPayment ? giftCardTenders : giftCardLines).push(use);
    }
  }
  return { giftCardTenders, giftCardLines };
}

interface CardToUse {
  readonly card: GiftCardUsage;
  /** What the order's cards before it took off. */
  readonly giftCardLines: readonly GiftCardLine[];
}

/**
 * A card that nobody bought is a promotion; a bought one pays, once its sale is in the books, or takes
 * that back where it was taxed.
 */
function addGiftCardUse(
  maker: LineMaker,
  input: BookingInput,
  { card, giftCardLines: earlier }: CardToUse,
): CardUse[] {
  const { giftCardId } = card;
  const amountMinor = parseMinor(card.usedValue);
  if (amountMinor === 0) return [];
  const source = findCardSource(input, card);
  switch (source.kind) {
    case 'owed':
      return payByGiftCard(maker, input, { giftCardId, amountMinor });
    case 'soldWithTax':
      return takeSaleBack(maker, input, {
        giftCardId,
        amountMinor,
        sale: source.sale,
        earlier,
      }).map((use) => ({ ...use, isPayment: false }));
    case 'held':
      maker.holds.push(source.hold);
      return [];
    case 'promotion':
      maker.addUntaxed(
        {
          role: 'promotion',
          description: 'Promotional gift card',
          account: resolveSpecialAccount('promotions', input.rules),
        },
        -amountMinor * FINE_PER_MINOR,
        true,
      );
      return [];
  }
}

type CardSource =
  | { kind: 'owed' | 'promotion' }
  | { kind: 'soldWithTax'; sale: TaxedCardSale }
  | { kind: 'held'; hold: Hold };

/** Owed is what was booked as sold, or what a person confirmed: never more of a card than that. */
function findCardSource({ order, context }: BookingInput, card: GiftCardUsage): CardSource {
  const { giftCardId, purchasedWithOrderItemId: itemId } = card;
  if (itemId !== null && context.bookedGiftCardItems.includes(itemId)) return { kind: 'owed' };
  const sale = context.taxedGiftCardSales.find(({ orderItemId }) => orderItemId === itemId);
  if (sale !== undefined) return { kind: 'soldWithTax', sale };
  const opening = context.giftCardOpenings.find((entry) => entry.giftCardId === giftCardId);
  if (opening === undefined) {
    if (itemId === null) return { kind: 'promotion' };
    const details = { card: giftCardId };
    const hold = sharedHold('order.gift_card_sale_not_booked', String(giftCardId), details);
    return { kind: 'held', hold };
  }
  const uses = order.giftCardsUsed.filter((entry) => entry.giftCardId === giftCardId);
  const usedMinor = sum(uses.map((entry) => parseMinor(entry.usedValue)));
  const isSameCurrency = opening.currency === order.primaryCurrencyCode;
  if (isSameCurrency && usedMinor <= opening.leftMinor) return { kind: 'owed' };
  const details = {
    card: giftCardId,
    amount: formatMinor(usedMinor),
    left: `${formatMinor(Math.max(0, opening.leftMinor))} ${opening.currency}`,
  };
  const hold = sharedHold('order.gift_card_beyond_opening', String(giftCardId), details);
  return { kind: 'held', hold };
}

interface CardUse extends GiftCardLine {
  /** Else it is a line. */
  readonly isPayment: boolean;
}

function payByGiftCard(maker: LineMaker, input: BookingInput, tender: GiftCardTender): CardUse[] {
  const account = resolveSpecialAccount('giftCardLiability', input.rules);
  if (!account.ok) {
    maker.holds.push(...account.holds);
    return [];
  }
  const liability = input.reference.accounts.find((entry) => entry.code === account.value);
  const isPayable = liability?.enablePaymentsToAccount === true;
  if (input.rules.settings.giftCardUse === 'payment' && isPayable) {
    return [{ ...tender, isPayment: true }];
  }
  if (liability === undefined) {
    maker.holds.push(sharedHold('mapping.account_gone', account.value, { account: account.value }));
    return [];
  }
  maker.addUntaxed(
    { role: 'giftCardUse', description: 'Gift card used', account },
    -tender.amountMinor * FINE_PER_MINOR,
    true,
  );
  return [{ ...tender, isPayment: false }];
}
