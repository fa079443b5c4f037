import { computeLineTax } from '../../money/tax.ts';
import { FINE_PER_MINOR, formatMinor, parseRate, sum } from '../../money/amount.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import type { RateTax } from '../../order/order-amounts.ts';
import type { BookingInput, CardSaleLine, TaxedCardSale } from '../booking-context.ts';
import { ok, orderHold, sharedHold } from '../hold.ts';
import type { LineMaker } from '../lines/line-maker.ts';
import type { GiftCardLine, GiftCardTender } from '../xero-documents.ts';

export interface CardUsed extends GiftCardTender {
  readonly sale: TaxedCardSale;
  /** Of the same order: what its cards before this one took back. */
  readonly earlier: readonly GiftCardLine[];
}

/**
 * What was sold with tax was taxed when it was sold, so using it is no second supply: a negative line
 * at account and tax type of the sale takes back what is used, with the sale's tax on it (decision
 * 0016). Never more than the sale had.
 */
export function takeSaleBack(
  maker: LineMaker,
  input: BookingInput,
  { sale, earlier, giftCardId, amountMinor }: CardUsed,
): GiftCardLine[] {
  const { line, number, orderItemId } = sale;
  const doubt = sale.doubt ?? findOtherCurrency(input, line);
  if (line === undefined || doubt !== undefined) {
    const details = {
      card: giftCardId,
      amount: formatMinor(amountMinor),
      number,
      why: doubt ?? '',
    };
    maker.holds.push(orderHold('order.gift_card_single_purpose', details));
    return [];
  }
  const own = earlier.filter((use) => use.sale?.orderItemId === orderItemId);
  const before = {
    amountMinor: sale.taken.amountMinor + sum(own.map((use) => use.amountMinor)),
    taxMinor: sale.taken.taxMinor + sum(own.map((use) => use.sale?.taxMinor ?? 0)),
  };
  if (before.amountMinor + amountMinor > line.grossMinor) {
    const details = {
      card: giftCardId,
      amount: formatMinor(amountMinor),
      sold: formatMinor(line.grossMinor),
      number,
      left: formatMinor(Math.max(0, line.grossMinor - before.amountMinor)),
    };
    maker.holds.push(sharedHold('order.gift_card_beyond_sale', String(giftCardId), details));
    return [];
  }
  const { taxOverride } = input.rules.settings;
  const rate = parseRate(line.taxRate);
  const taxMinor = taxOverride
    ? shareTaxOfSale(line, { before, amountMinor })
    : computeLineTax(amountMinor, rate, 'Inclusive');
  const exclFine = (taxMinor - amountMinor) * FINE_PER_MINOR;
  maker.addTakenBack(
    {
      role: 'giftCardTakenBack',
      description: `Gift card used, sold with tax on ${number}`,
      account: ok(line.accountCode),
      tracking: line.tracking,
    },
    { exclFine, inclFine: -amountMinor * FINE_PER_MINOR },
    { rate, taxType: line.taxType, ...(taxOverride ? { pinnedTaxMinor: -taxMinor } : {}) },
  );
  const { taxRate } = line;
  return [{ giftCardId, amountMinor, sale: { orderItemId, taxRate, taxMinor } }];
}

function findOtherCurrency(
  { order }: BookingInput,
  line: CardSaleLine | undefined,
): string | undefined {
  if (line === undefined || line.currency === order.primaryCurrencyCode) return undefined;
  return `that is in ${line.currency}`;
}

export interface Taken {
  readonly amountMinor: number;
  readonly taxMinor: number;
}

/**
 * The share of all that was used by then, less what was taken before: so any uses that come to the whole
 * sale take its tax back to the cent, in whatever parts.
 */
export function shareTaxOfSale(
  sale: { readonly grossMinor: number; readonly taxMinor: number },
  { before, amountMinor }: { readonly before: Taken; readonly amountMinor: number },
): number {
  const usedMinor = BigInt(before.amountMinor + amountMinor);
  const due = roundRatio(usedMinor * BigInt(sale.taxMinor), BigInt(sale.grossMinor), 'halfEven');
  return Math.min(amountMinor, Math.max(0, due - before.taxMinor));
}

/** The tax that the order's invoice is to have, less what its cards take back. */
export function takeTaxBack(
  taxes: readonly RateTax[],
  uses: readonly Pick<GiftCardLine, 'sale'>[],
): readonly RateTax[] {
  const back = uses.flatMap(({ sale }) =>
    sale === undefined ? [] : [{ rate: parseRate(sale.taxRate), taxMinor: -sale.taxMinor }],
  );
  return [...taxes, ...back];
}
