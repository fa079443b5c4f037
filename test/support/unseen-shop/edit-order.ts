import { Decimal } from 'decimal.js';
import type { StoreOrder } from '../../../sidecar/src/domain/order/store-order.ts';
import type { Random } from '../../../sidecar/src/sandbox/demo-store/random.ts';
import { sum } from './checkout.ts';
import { makeItem, type UnseenOrder } from './make-order.ts';
import { roundAsNop, toWireMoney } from './nop-rounding.ts';
import type { CartLine } from './random-cart.ts';
import type { UnseenShop } from './random-shop.ts';

/** What a rate that was read off prices is of the tax, and the rate that those were really taxed at. */
interface ReadTax {
  readonly read: number;
  readonly rate: number;
  readonly amount: Decimal;
}

const ZERO = new Decimal(0);

/**
 * An order that somebody edited in a shop that computes totals anew (UpdateOrderTotalsAsync): from the
 * prices as they are stored, with each line's rate read off them, and without the checkout attributes.
 * Undefined where the order was free and is not any more, as nothing says how it is paid, and where it comes
 * to less than its cards and points paid.
 */
export function editUnseenOrder(
  made: UnseenOrder,
  shop: UnseenShop,
  random: Random,
): UnseenOrder | undefined {
  const kept = made.lines.map((line, index) => ({ line: toStored(line), index }));
  const edited = editOne(kept, random);
  const lines = edited.map(({ line }) => line);
  const totals = computeTotals(made, lines, shop);
  if (totals === undefined || isPaidByNothing(made, totals.money)) return undefined;
  const parts = { id: made.order.id, random };
  const items = edited.map(({ line, index }) => makeItem(parts, line, index));
  const order = { ...made.order, ...totals.money, items };
  return { ...made, order, lines, indexes: edited.map(({ index }) => index), taxes: totals.taxes };
}

function isPaidByNothing({ order }: UnseenOrder, { orderTotal }: Money): boolean {
  return order.paymentMethodSystemName === null && Number(orderTotal) > 0;
}

interface KeptLine {
  readonly line: CartLine;
  readonly index: number;
}

/** decimal(18,4), as the next computation reads it. */
function toStored(line: CartLine): CartLine {
  const { excl, incl, unit } = line;
  const [exclStored, inclStored] = [store(excl), store(incl)];
  const storedUnit = { ...unit, excl: store(unit.excl), incl: store(unit.incl) };
  return { ...line, excl: exclStored, incl: inclStored, unit: storedUnit };
}

function store(value: Decimal): Decimal {
  return new Decimal(toWireMoney(value));
}

function editOne(kept: readonly KeptLine[], random: Random): KeptLine[] {
  const goods = kept.filter(({ line }) => line.cardFace === null);
  if (goods.length === 0) return [...kept];
  const chosen = random.pick(goods);
  const kind = random.pick(['quantity', 'price', 'remove', 'save']);
  if (kind === 'remove' && kept.length > 1) return kept.filter((entry) => entry !== chosen);
  const line = kind === 'save' ? chosen.line : editLine(chosen.line, kind, random);
  return kept.map((entry) => (entry === chosen ? { ...entry, line } : entry));
}

function editLine(line: CartLine, kind: string, random: Random): CartLine {
  const isTyped = kind === 'price' && line.unit.excl.gt(5);
  const unit = isTyped ? typePrice(line, random) : line.unit;
  // What is typed in whole cents is off by up to one for each that was sold.
  const quantity = isTyped ? 1 : line.quantity + random.int(1, 3);
  const excl = unit.excl.mul(quantity);
  const incl = unit.incl.mul(quantity);
  return { ...line, unit, quantity, excl, incl };
}

function typePrice({ unit, rate }: CartLine, random: Random): CartLine['unit'] {
  const excl = unit.excl.mul(0.9).toDecimalPlaces(2);
  const incl = excl.mul(100 + rate).div(100);
  return { ...unit, excl, incl: incl.toDecimalPlaces(random.pick([2, 4])) };
}

type Money = Pick<
  StoreOrder,
  | 'orderSubtotalExclTax'
  | 'orderSubtotalInclTax'
  | 'orderSubTotalDiscountExclTax'
  | 'orderSubTotalDiscountInclTax'
  | 'taxRates'
  | 'orderTax'
  | 'orderDiscount'
  | 'orderTotal'
>;

function computeTotals(
  { order, checkout }: UnseenOrder,
  lines: readonly CartLine[],
  shop: UnseenShop,
): { money: Money; taxes: UnseenOrder['taxes'] } | undefined {
  const rounded = (value: Decimal): Decimal =>
    shop.roundsPrices ? roundAsNop(value, shop.roundingType) : value;
  const subtotal = sum(lines.map(({ excl }) => excl));
  const discount = Decimal.min(new Decimal(order.orderSubTotalDiscountExclTax), subtotal);
  const left = subtotal.gt(0) ? subtotal.sub(discount).div(subtotal) : ZERO;
  const ofLines = lines.flatMap(readTax).map((tax) => ({ ...tax, amount: tax.amount.mul(left) }));
  const { shipping } = checkout;
  const ofShipping = { read: shipping.rate, rate: shipping.rate, amount: readStoredTax(shipping) };
  const fee = { ...checkout.fee, excl: store(checkout.fee.excl), incl: store(checkout.fee.incl) };
  const all = [...ofLines, ofShipping, ...readTax(fee)].filter(({ amount }) => amount.gt(0));
  if (hasTwoMeanings(all)) return undefined;
  const tax = rounded(sum(all.map(({ amount }) => amount)));
  const net = rounded(subtotal).sub(rounded(discount));
  const gross = net.add(store(shipping.excl)).add(fee.excl).add(tax);
  const orderDiscount = Decimal.min(new Decimal(order.orderDiscount), gross);
  const paid = sum(checkout.cards.map(({ value }) => value)).add(checkout.points);
  const open = gross.sub(orderDiscount).sub(paid);
  if (open.lt(0)) return undefined;
  const read = sumBy(all, (entry) => entry.read);
  return {
    taxes: sumBy(all, (entry) => entry.rate),
    money: {
      orderSubtotalExclTax: toWireMoney(rounded(subtotal)),
      orderSubtotalInclTax: toWireMoney(rounded(sum(lines.map(({ incl }) => incl)))),
      orderSubTotalDiscountExclTax: toWireMoney(rounded(discount)),
      orderSubTotalDiscountInclTax: order.orderSubTotalDiscountInclTax,
      taxRates: read.length === 0 ? [{ rate: '0.0000', amount: '0.0000' }] : read,
      orderTax: toWireMoney(tax),
      orderDiscount: toWireMoney(orderDiscount),
      orderTotal: toWireMoney(rounded(open)),
    },
  };
}

/** The rate to three decimals, and nothing where a price is too small to have any. */
function readTax({ excl, incl, rate }: CartLine['unit']): ReadTax[] {
  if (excl.lte(0)) return [];
  const amount = incl.sub(excl);
  const read = amount.mul(100).div(excl).toDecimalPlaces(3, Decimal.ROUND_HALF_EVEN).toNumber();
  return read > 0 ? [{ read, rate, amount }] : [];
}

function readStoredTax({ excl, incl, rate }: CartLine['unit']): Decimal {
  return rate === 0 ? ZERO : Decimal.max(0, store(incl).sub(store(excl)));
}

/** Small prices at two rates may say the same, or what another rate of the shop is. */
function hasTwoMeanings(taxes: readonly ReadTax[]): boolean {
  return taxes.some((tax) =>
    taxes.some(({ read, rate }) => tax.rate !== rate && (tax.read === read || tax.read === rate)),
  );
}

function sumBy(
  taxes: readonly ReadTax[],
  getRate: (tax: ReadTax) => number,
): { rate: string; amount: string }[] {
  const byRate = new Map<number, Decimal>();
  for (const tax of taxes) {
    byRate.set(getRate(tax), (byRate.get(getRate(tax)) ?? ZERO).add(tax.amount));
  }
  return [...byRate]
    .toSorted(([a], [b]) => a - b)
    .map(([rate, amount]) => ({
      rate: new Decimal(rate).toFixed(4),
      amount: toWireMoney(amount),
    }));
}
