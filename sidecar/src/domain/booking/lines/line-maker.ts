import { checkLineTarget } from '../../mapping/check-mapping.ts';
import { resolveTracking } from '../../mapping/resolve-accounts.ts';
import { askForTax, resolveTaxType } from '../../mapping/resolve-tax.ts';
import { FINE_PER_MINOR, formatFine, parseFine } from '../../money/amount.ts';
import { findLineRate, listLineRates, type RateSearch } from '../../order/tax-rate-of-line.ts';
import { cutText } from '../../order/product-text.ts';
import type { StoreOrderItem } from '../../order/store-order.ts';
import type { BookingInput } from '../booking-context.ts';
import { orderHold, type Hold, type OrHeld } from '../hold.ts';
import type { LineRole } from './line-role.ts';
import type { PricedLine } from './priced-line.ts';
import { splitTrackedLine } from './split-tracked-line.ts';

const MAX_DESCRIPTION = 4000;

export interface TaxedPrice {
  readonly exclFine: number;
  readonly inclFine: number;
}

export interface LineRequest {
  readonly role: LineRole;
  readonly description: string;
  readonly quantity?: number;
  readonly account: OrHeld<string>;
  readonly item?: StoreOrderItem;
  /** Else it is chosen by the rules. */
  readonly tracking?: PricedLine['tracking'];
}

type LineTax = Pick<PricedLine, 'rate' | 'taxType' | 'isFixed' | 'pinnedTaxMinor'>;

/** Makes the lines of one order and gathers every reason why one cannot be made. */
export class LineMaker {
  readonly lines: PricedLine[] = [];
  readonly holds: Hold[] = [];
  readonly #input: BookingInput;
  readonly #orderRates: readonly number[];
  readonly #knownRates: readonly number[];
  readonly #toleranceFine: number;

  constructor(input: BookingInput, orderRates: readonly number[], cashIntervalMinor: number) {
    this.#input = input;
    this.#orderRates = orderRates;
    this.#knownRates = input.rules.taxes.map((rule) => parseFine(rule.rate));
    this.#toleranceFine = Math.max(2, cashIntervalMinor) * FINE_PER_MINOR;
  }

  /** A line whose tax rate is read off its two prices. */
  addPriced(
    request: LineRequest,
    price: TaxedPrice,
    rate = this.findRate(price, request.quantity),
  ): void {
    if (rate === undefined) {
      this.holds.push(
        orderHold('order.line_tax_unclear', {
          line: request.description.slice(0, 80),
          withoutTax: formatFine(price.exclFine),
          withTax: formatFine(price.inclFine),
        }),
      );
      return;
    }
    this.addAtRate(request, price, rate);
  }

  /** The rate that two prices say; undefined where none explains them. */
  findRate(price: TaxedPrice, quantity = 1): number | undefined {
    return findLineRate(price, this.#makeSearch(quantity));
  }

  /** Each rate of the order that explains two prices, nearest first. */
  listRates(price: TaxedPrice): readonly number[] {
    return listLineRates(price, this.#makeSearch(1));
  }

  #makeSearch(quantity: number): RateSearch {
    const exactFine = 2 + quantity;
    return {
      orderRates: this.#orderRates,
      knownRates: this.#knownRates,
      exactFine,
      toleranceFine: this.#toleranceFine + exactFine,
    };
  }

  /** A line at a known rate of the order; its tax type comes from the tax table. */
  addAtRate(request: LineRequest, price: TaxedPrice, rate: number): void {
    const { order, reference, rules } = this.#input;
    const line = request.item === undefined ? { rate } : { rate, item: request.item };
    const question = askForTax(line, order, reference.organisation.countryCode);
    const isFree = price.exclFine === 0 && price.inclFine === 0 && rate === 0;
    const taxType = isFree
      ? ({ ok: true, value: rules.settings.noTaxType } as const)
      : resolveTaxType(question, rules);
    if (!taxType.ok) this.holds.push(...taxType.holds);
    else this.#push(request, price, { rate, taxType: taxType.value, isFixed: false });
  }

  /** A line like others of the order, with their tax type: a discount's share. */
  addLike(
    request: LineRequest,
    price: TaxedPrice,
    tax: { readonly rate: number; readonly taxType: string },
  ): void {
    this.#push(request, price, { rate: tax.rate, taxType: tax.taxType, isFixed: false });
  }

  /** A line outside the tax return. Fixed ones stand to the cent. */
  addUntaxed(request: LineRequest, fine: number, isFixed: boolean): void {
    const { noTaxType } = this.#input.rules.settings;
    const price = { exclFine: fine, inclFine: fine };
    this.#push(request, price, { rate: 0, taxType: noTaxType, isFixed });
  }

  /** A line that takes a sale of before back: it stands to the cent, and so does its tax where it is given. */
  addTakenBack(request: LineRequest, price: TaxedPrice, tax: Omit<LineTax, 'isFixed'>): void {
    this.#push(request, price, { ...tax, isFixed: true });
  }

  #push(request: LineRequest, price: TaxedPrice, tax: LineTax): void {
    if (!request.account.ok) {
      this.holds.push(...request.account.holds);
      return;
    }
    const { order, reference, rules } = this.#input;
    const accountCode = request.account.value;
    this.holds.push(
      ...checkLineTarget({ accountCode, taxType: tax.taxType, rate: tax.rate }, reference),
    );
    const line: PricedLine = {
      role: request.role,
      description: cutText(request.description, MAX_DESCRIPTION),
      quantity: request.quantity ?? 1,
      ...price,
      ...tax,
      accountCode,
      itemCode: findItemCode(request.item, this.#input),
      ...(request.item === undefined ? {} : { orderItemId: request.item.id }),
      tracking: request.tracking ?? resolveTracking(request.item, order, rules),
    };
    const isTracked = reference.items.some((item) => item.code === line.itemCode && item.isTracked);
    this.lines.push(...(isTracked ? splitTrackedLine(line) : [line]));
  }
}

/** A longer SKU has no item: cut short, it could be another product's. */
const LONGEST_ITEM_CODE = 30;

function findItemCode(item: StoreOrderItem | undefined, input: BookingInput): string | null {
  const sku = item?.sku ?? '';
  if (sku === '' || sku.length > LONGEST_ITEM_CODE || !input.rules.items.useItems) return null;
  const known = input.reference.items.some((entry) => entry.code === sku);
  return known || input.rules.items.unknownSku === 'createUntracked' ? sku : null;
}
