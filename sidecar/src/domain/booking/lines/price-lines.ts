import {
  resolveRevenueAccount,
  resolveShippingAccount,
  resolveSpecialAccount,
} from '../../mapping/resolve-accounts.ts';
import { shareByWeights } from '../../money/allocate.ts';
import { parseFine } from '../../money/amount.ts';
import type { StoreOrderItem } from '../../order/store-order.ts';
import { addTax } from '../../order/tax-rate-of-line.ts';
import type { BookingInput } from '../booking-context.ts';
import { addCheckoutAttributes } from './checkout-attribute-lines.ts';
import { describeItem } from './describe-item.ts';
import { addGiftCard, isTaxedCard } from './gift-card-lines.ts';
import { ok, sharedHold } from '../hold.ts';
import type { LineMaker, TaxedPrice } from './line-maker.ts';
import type { PricedLine } from './priced-line.ts';
import { findShippingRate } from './shipping-rate.ts';

/**
 * The lines of an order in the order of accounting §2, up to the subtotal discount, each with what
 * nopCommerce says it costs. Discounts on the total and points follow in `addDeductions`.
 */
export function addSalesLines(
  maker: LineMaker,
  input: BookingInput,
  cashIntervalMinor: number,
): void {
  for (const item of input.order.items) addItem(maker, item, input);
  addCheckoutAttributes(maker, input, cashIntervalMinor);
  const discountable = [...maker.lines];
  addShipping(maker, input);
  addPaymentFee(maker, input);
  addSubtotalDiscount(maker, input, discountable);
}

function addItem(maker: LineMaker, item: StoreOrderItem, input: BookingInput): void {
  const price = readPrice(item.priceExclTax, item.priceInclTax);
  const isSinglePurpose = input.rules.settings.chargedGiftCards === 'singlePurpose';
  if (item.isGiftCard && !(isSinglePurpose && isTaxedCard(item))) {
    addGiftCard(maker, item, input);
    return;
  }
  if (isUnknownSku(item, input) && input.rules.items.unknownSku === 'hold') {
    maker.holds.push(sharedHold('mapping.item_missing', item.sku ?? '', { sku: item.sku ?? '' }));
  }
  const account = resolveRevenueAccount(item, input.order, input.rules);
  maker.addPriced(
    {
      role: 'item',
      description: describeItem(item),
      quantity: item.quantity,
      account: account.ok ? ok(account.value.accountCode) : account,
      item,
    },
    price,
  );
}

function isUnknownSku(item: StoreOrderItem, input: BookingInput): boolean {
  const sku = item.sku ?? '';
  if (sku === '' || !input.rules.items.useItems) return false;
  return !input.reference.items.some((entry) => entry.code === sku);
}

function addShipping(maker: LineMaker, input: BookingInput): void {
  const { order } = input;
  const price = readPrice(order.orderShippingExclTax, order.orderShippingInclTax);
  if (price.exclFine === 0 && price.inclFine === 0) return;
  maker.addPriced(
    {
      role: 'shipping',
      description: `Shipping: ${order.shippingMethod ?? 'standard'}`,
      account: resolveShippingAccount(order, input.rules),
    },
    price,
    findShippingRate(maker, input, price),
  );
}

function addPaymentFee(maker: LineMaker, input: BookingInput): void {
  const { order, info } = input;
  const price = readPrice(
    order.paymentMethodAdditionalFeeExclTax,
    order.paymentMethodAdditionalFeeInclTax,
  );
  if (price.exclFine === 0 && price.inclFine === 0) return;
  const method = info.paymentMethods.find(
    (entry) => entry.systemName === order.paymentMethodSystemName,
  );
  maker.addPriced(
    {
      role: 'paymentFee',
      description: `Payment fee: ${method?.friendlyName ?? order.paymentMethodSystemName ?? 'order'}`,
      account: resolveSpecialAccount('paymentFee', input.rules),
    },
    price,
  );
}

/** One negative line per tax type it was spread over, in proportion to the lines without tax. */
function addSubtotalDiscount(
  maker: LineMaker,
  input: BookingInput,
  discountable: readonly PricedLine[],
): void {
  const discountFine = parseFine(input.order.orderSubTotalDiscountExclTax);
  if (discountFine === 0) return;
  const groups = groupByTax(discountable);
  if (groups.length === 0) return;
  const shares = shareByWeights(
    discountFine,
    groups.map((group) => group.exclFine),
  );
  groups.forEach((group, i) => {
    const exclFine = -(shares[i] ?? 0);
    if (exclFine === 0) return;
    const price = { exclFine, inclFine: addTax(exclFine, group.rate) };
    maker.addLike(
      {
        role: 'subtotalDiscount',
        description: describeDiscount(input, 'AssignedToOrderSubTotal'),
        account: resolveSpecialAccount('discounts', input.rules),
      },
      price,
      group,
    );
  });
}

export interface TaxGroup {
  readonly rate: number;
  readonly taxType: string;
  readonly exclFine: number;
  readonly inclFine: number;
}

/** Lines summed by rate and tax type, in the order of their first line. */
export function groupByTax(lines: readonly PricedLine[]): TaxGroup[] {
  const groups = new Map<string, TaxGroup>();
  for (const line of lines) {
    const key = `${line.rate}:${line.taxType}`;
    const { rate, taxType } = line;
    const group = groups.get(key) ?? { rate, taxType, exclFine: 0, inclFine: 0 };
    groups.set(key, {
      ...group,
      exclFine: group.exclFine + line.exclFine,
      inclFine: group.inclFine + line.inclFine,
    });
  }
  return [...groups.values()];
}

/** "Discount: Summer sale, Loyal customers", from the names that nopCommerce keeps. */
export function describeDiscount(input: BookingInput, type: string): string {
  const names = input.order.discounts.filter((entry) => entry.type === type);
  return names.length === 0
    ? 'Discount'
    : `Discount: ${names.map((entry) => entry.name).join(', ')}`;
}

export function readPrice(exclText: string, inclText: string): TaxedPrice {
  return { exclFine: parseFine(exclText), inclFine: parseFine(inclText) };
}
