import { Decimal } from 'decimal.js';
import type { WireOrder } from '../../contract/index.ts';
import type { Shop } from './shop.ts';

export interface OrderAction {
  readonly action:
    | 'pay'
    | 'ship'
    | 'cancel'
    | 'cancelGivingBack'
    | 'delete'
    | 'refund'
    | 'refundAll'
    | 'editTotals'
    | 'addDiscount'
    | 'editLine'
    | 'changeMethod'
    | 'void'
    | 'reopen'
    | 'askReturn'
    | 'refundReturns'
    | 'rejectReturns'
    | 'repeat'
    | 'touch';
  readonly amount?: string;
}

const METHODS: readonly string[] = ['Payments.Manual', 'Payments.CheckMoneyOrder'];

/** What happens to an order after it was placed, with nopCommerce's events (facts §9). */
export function actOnOrder(shop: Shop, order: WireOrder, request: OrderAction): void {
  switch (request.action) {
    case 'pay':
      order.paymentStatus = 'Paid';
      order.paidDateUtc = shop.nowIso();
      order.orderStatus = 'Processing';
      if (order.paymentMethodSystemName === 'Payments.Manual') {
        order.captureTransactionId = `ch_${order.id}`;
      }
      return tell(shop, order, {
        note: 'Order has been marked as paid',
        kinds: ['statusChanged', 'paid'],
      });
    case 'ship':
      order.shipments.push({
        id: order.id,
        trackingNumber: `TRK${order.id}`,
        shippedDateUtc: shop.nowIso(),
        deliveredDateUtc: null,
      });
      order.shippingStatus = 'Shipped';
      return tell(shop, order, { note: 'Shipment has been sent', kinds: ['updated'] });
    case 'cancel':
      order.orderStatus = 'Cancelled';
      return tell(shop, order, { note: 'Order has been cancelled', kinds: ['statusChanged'] });
    case 'cancelGivingBack':
      order.orderStatus = 'Cancelled';
      shop.giveCardsBack(order);
      return tell(shop, order, { note: 'Order has been cancelled', kinds: ['statusChanged'] });
    case 'delete':
      order.deleted = true;
      return tell(shop, order, { note: 'Order has been deleted', kinds: ['deleted'] });
    case 'refund':
      return refund(shop, order, new Decimal(request.amount ?? '1.00'));
    case 'refundAll':
      return refund(shop, order, new Decimal(order.orderTotal).sub(order.refundedAmount));
    case 'editTotals':
      order.orderShippingExclTax = add(order.orderShippingExclTax, '5');
      order.orderTotal = add(order.orderTotal, '7.10');
      return tell(shop, order, { note: 'Order totals have been edited', kinds: ['updated'] });
    case 'addDiscount':
      order.orderDiscount = add(order.orderDiscount, request.amount ?? '1');
      order.orderTotal = add(order.orderTotal, `-${request.amount ?? '1'}`);
      return tell(shop, order, { note: 'Order totals have been edited', kinds: ['updated'] });
    case 'editLine':
      editLine(order, Number(request.amount ?? '1'));
      return tell(shop, order, { note: 'Order item has been edited', kinds: ['updated'] });
    case 'changeMethod': {
      const others = METHODS.filter((name) => name !== order.paymentMethodSystemName);
      order.paymentMethodSystemName = others[0] ?? null;
      return tell(shop, order, { note: 'Payment method has been edited', kinds: ['updated'] });
    }
    case 'void':
      order.paymentStatus = 'Voided';
      return tell(shop, order, { note: 'Order has been voided', kinds: ['voided'] });
    case 'reopen':
      order.deleted = false;
      order.orderStatus = order.paidDateUtc === null ? 'Pending' : 'Processing';
      return tell(shop, order, { note: 'Order status has been edited', kinds: ['statusChanged'] });
    case 'askReturn':
      return askReturn(shop, order, Number(request.amount ?? '0'));
    case 'refundReturns':
    case 'rejectReturns':
      return decideReturns(shop, order, request.action);
    case 'repeat':
      return shop.repeatOrder(order);
    case 'touch':
      return tell(shop, order, { note: 'Order has been looked at', kinds: ['updated'] });
  }
}

/** As nopCommerce leaves it by default: the line is another one, and every total as it was (facts §9). */
function editLine(order: WireOrder, more: number): void {
  const [item] = order.items;
  if (item === undefined) return;
  item.quantity += more;
  item.priceExclTax = new Decimal(item.unitPriceExclTax).mul(item.quantity).toFixed(4);
  item.priceInclTax = new Decimal(item.unitPriceInclTax).mul(item.quantity).toFixed(4);
}

/** The customer wants to send one of an item back: nopCommerce keeps no amount of it (facts §9). */
function askReturn(shop: Shop, order: WireOrder, index: number): void {
  const item = order.items[index % order.items.length];
  if (item === undefined) return;
  const id = order.id * 100 + order.returnRequests.length;
  order.returnRequests.push({
    id,
    orderItemId: item.id,
    quantity: 1,
    returnedQuantity: 0,
    status: 'Pending',
  });
  shop.addReturnRequestEvent(id, order.id);
  shop.save();
}

function decideReturns(
  shop: Shop,
  order: WireOrder,
  decision: 'refundReturns' | 'rejectReturns',
): void {
  const status = decision === 'refundReturns' ? 'ItemsRefunded' : 'RequestRejected';
  for (const request of order.returnRequests) {
    request.status = status;
    shop.addReturnRequestEvent(request.id, order.id);
  }
  shop.save();
}

function refund(shop: Shop, order: WireOrder, amount: Decimal): void {
  order.refundedAmount = add(order.refundedAmount, amount.toFixed(4));
  const isWhole = new Decimal(order.refundedAmount).gte(order.orderTotal);
  order.paymentStatus = isWhole ? 'Refunded' : 'PartiallyRefunded';
  shop.note(order.id, `Order has been refunded. Amount = ${amount.toFixed(2)}`);
  shop.addEvent(order.id, 'refunded', {
    amount: amount.toFixed(4),
    refundedTotal: order.refundedAmount,
  });
  shop.save();
}

interface Telling {
  readonly note: string;
  readonly kinds: readonly string[];
}

function tell(shop: Shop, order: WireOrder, telling: Telling): void {
  shop.note(order.id, telling.note);
  for (const kind of telling.kinds) shop.addEvent(order.id, kind);
  shop.save();
}

function add(amount: string, more: string): string {
  return new Decimal(amount).add(more).toFixed(4);
}
