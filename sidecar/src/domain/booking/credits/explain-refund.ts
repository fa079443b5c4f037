import { FINE_PER_MINOR, parseFine, parseRate } from '../../money/amount.ts';
import { roundRatio } from '../../money/round-ratio.ts';
import type { ReturnRequest, StoreOrder, StoreOrderItem } from '../../order/store-order.ts';
import type { BookedInvoice, DocumentLine } from '../xero-documents.ts';
import { groupLeftToCredit, isSameTax, sumGross, type Tax } from './credit-shares.ts';

/** Statuses of nopCommerce in which no money goes back for what was sent back. */
const WITHOUT_MONEY: readonly string[] = ['ItemsRepaired', 'RequestRejected', 'Cancelled'];
const REFUNDED = 'ItemsRefunded';
/** Of more requests that nobody has said to be refunded, all or none are tried. */
const MOST_TRIED = 10;

/** What a return request gives back, at the tax of its item on the invoice. */
export interface ReturnedItem extends Tax {
  readonly requestId: number;
  readonly name: string;
  readonly quantity: number;
  /** Tax included. */
  readonly grossMinor: number;
}

/**
 * The items that a cumulative refund, in minor units, is for (accounting §7, decision 0010): those of
 * return requests that are marked as refunded, and of others as many as come to just the amount; where
 * several ways do and differ in tax, none does. An item is worth what was paid for it, before or after the
 * discounts on the whole order. Empty where nothing explains the refund.
 */
export function explainRefund(
  order: StoreOrder,
  invoice: BookedInvoice,
  refundedMinor: number,
): readonly ReturnedItem[] {
  const requests = listRequests(order, invoice);
  const priced = [WHOLE, findDiscountFactor(order)].map((factor) =>
    requests.map((request) => price(request, factor)),
  );
  const wayOf = (find: (all: readonly PricedRequest[]) => Way): Way =>
    priced.map(find).find((items) => items !== undefined && fitsInvoice(items, invoice));
  return (
    wayOf((all) => findExact(all, refundedMinor)) ??
    wayOf((all) => findPart(all, refundedMinor)) ??
    []
  );
}

type Way = readonly ReturnedItem[] | undefined;

interface Request {
  readonly request: ReturnRequest;
  readonly item: StoreOrderItem;
  readonly line: DocumentLine;
}

interface PricedRequest {
  readonly isRefunded: boolean;
  readonly item: ReturnedItem;
}

/** Never more of an item than was ordered: those that were refunded for sure come first. */
function listRequests({ items, returnRequests }: StoreOrder, { lines }: BookedInvoice): Request[] {
  const left = new Map(items.map(({ id, quantity }) => [id, quantity]));
  const open = returnRequests.filter(({ status }) => !WITHOUT_MONEY.includes(status));
  return open.toSorted(compareRequests).flatMap((request) => {
    const item = items.find(({ id }) => id === request.orderItemId);
    const line = lines.find(
      ({ orderItemId, role }) => role === 'item' && orderItemId === request.orderItemId,
    );
    const rest = (left.get(request.orderItemId) ?? 0) - request.quantity;
    if (item === undefined || line === undefined || request.quantity <= 0 || rest < 0) return [];
    left.set(request.orderItemId, rest);
    return [{ request, item, line }];
  });
}

function compareRequests(a: ReturnRequest, b: ReturnRequest): number {
  return Number(b.status === REFUNDED) - Number(a.status === REFUNDED) || a.id - b.id;
}

interface Factor {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const WHOLE: Factor = { numerator: 1n, denominator: 1n };

/** What the discounts on the subtotal and on the total leave of an item's price. */
function findDiscountFactor(order: StoreOrder): Factor {
  const subtotal = parseFine(order.orderSubtotalInclTax);
  const discounted = subtotal - parseFine(order.orderSubTotalDiscountInclTax);
  const whole =
    discounted +
    parseFine(order.orderShippingInclTax) +
    parseFine(order.paymentMethodAdditionalFeeInclTax);
  if (subtotal <= 0 || whole <= 0) return WHOLE;
  const left = whole - parseFine(order.orderDiscount);
  return {
    numerator: BigInt(discounted) * BigInt(left),
    denominator: BigInt(subtotal) * BigInt(whole),
  };
}

function price({ request, item, line }: Request, factor: Factor): PricedRequest {
  const grossMinor = roundRatio(
    BigInt(parseFine(item.priceInclTax)) * BigInt(request.quantity) * factor.numerator,
    BigInt(item.quantity) * BigInt(FINE_PER_MINOR) * factor.denominator,
    'halfEven',
  );
  const tax = { rate: parseRate(line.taxRate), taxType: line.taxType };
  const { id: requestId, quantity, status } = request;
  const returned = { ...tax, requestId, name: item.productName, quantity, grossMinor };
  return { isRefunded: status === REFUNDED, item: returned };
}

function findExact(all: readonly PricedRequest[], refundedMinor: number): Way {
  const certain = listCertain(all);
  const others = all.filter(({ isRefunded }) => !isRefunded).map(({ item }) => item);
  const ways = listSelections(others)
    .map((chosen) => [...certain, ...chosen])
    .filter((items) => items.length > 0 && sumGross(items) === refundedMinor);
  const taxes = new Set(ways.map(nameTaxes));
  return taxes.size === 1 ? ways[0] : undefined;
}

/** More was given back than the items: the rest is for nothing in particular. */
function findPart(all: readonly PricedRequest[], refundedMinor: number): Way {
  const certain = listCertain(all);
  return certain.length > 0 && sumGross(certain) <= refundedMinor ? certain : undefined;
}

function listCertain(all: readonly PricedRequest[]): readonly ReturnedItem[] {
  return all.filter(({ isRefunded }) => isRefunded).map(({ item }) => item);
}

/** Every choice among the items, the fewest first. */
function listSelections(items: readonly ReturnedItem[]): (readonly ReturnedItem[])[] {
  if (items.length > MOST_TRIED) return [[], items];
  const selections = items.reduce<(readonly ReturnedItem[])[]>(
    (chosen, item) => [...chosen, ...chosen.map((some) => [...some, item])],
    [[]],
  );
  return selections.toSorted((a, b) => a.length - b.length);
}

/** What the items come to at each tax. */
export function sumByTax(items: readonly ReturnedItem[]): (Tax & { grossMinor: number })[] {
  return items.reduce<(Tax & { grossMinor: number })[]>((sums, { rate, taxType, grossMinor }) => {
    const known = sums.find((other) => isSameTax(other, { rate, taxType }));
    if (known === undefined) return [...sums, { rate, taxType, grossMinor }];
    return sums.map((other) =>
      other === known ? { ...known, grossMinor: known.grossMinor + grossMinor } : other,
    );
  }, []);
}

function nameTaxes(items: readonly ReturnedItem[]): string {
  const names = sumByTax(items).map(({ rate, taxType, grossMinor }) =>
    [rate, taxType, grossMinor].join(),
  );
  return names.toSorted().join(' ');
}

/** Never more at a tax than the invoice has. */
function fitsInvoice(items: readonly ReturnedItem[], invoice: BookedInvoice): boolean {
  const groups = groupLeftToCredit(invoice, []);
  return sumByTax(items).every((sum) => {
    const group = groups.find((other) => isSameTax(other, sum));
    return sum.grossMinor >= 0 && sum.grossMinor <= (group?.grossMinor ?? 0);
  });
}
