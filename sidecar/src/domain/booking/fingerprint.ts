import { formatMinor } from '../money/amount.ts';
import type { StoreOrder } from '../order/store-order.ts';
import type { BookingContext } from './booking-context.ts';
import type { ReturnedTender } from './xero-documents.ts';

type FingerprintedContext = Pick<
  BookingContext,
  'contactNumber' | 'correctedBy' | 'inCustomerCurrency'
>;

/**
 * The order facts that an invoice is made of: money, items, parties. Never product names or
 * categories, rules or code, so that renaming, remapping and upgrading leave a document alone.
 * Only a person who asks a booked order to be corrected makes the rules part of it.
 * The text itself is the fingerprint: no collisions, and the difference can be shown.
 */
export function fingerprintInvoice(
  order: StoreOrder,
  { contactNumber, correctedBy, inCustomerCurrency }: FingerprintedContext,
): string {
  const destination = order.shippingAddress ?? order.billingAddress;
  return canonical({
    currency: order.primaryCurrencyCode,
    subtotal: [order.orderSubtotalExclTax, order.orderSubtotalInclTax],
    subtotalDiscount: order.orderSubTotalDiscountExclTax,
    shipping: [order.orderShippingExclTax, order.orderShippingInclTax],
    fee: [order.paymentMethodAdditionalFeeExclTax, order.paymentMethodAdditionalFeeInclTax],
    taxes: order.taxRates.map((entry) => [entry.rate, entry.amount]),
    tax: order.orderTax,
    discount: order.orderDiscount,
    total: order.orderTotal,
    cards: order.giftCardsUsed.map((card) => [card.giftCardId, card.usedValue]),
    points: order.rewardPointsUsed?.amount ?? null,
    items: order.items.map((item) => [
      item.id,
      item.productId,
      item.quantity,
      item.priceExclTax,
      item.priceInclTax,
    ]),
    contact: contactNumber,
    destination: [destination?.countryCode ?? null, destination?.stateProvince ?? null],
    vatNumber: order.vatNumber,
    ...(inCustomerCurrency ? { in: [order.customerCurrencyCode, order.currencyRate] } : {}),
    ...(correctedBy === undefined ? {} : { correctedBy }),
  });
}

/** Of the gateway's payment: what was asked for, and how. */
export function fingerprintPayment(order: StoreOrder, toPayMinor: number): string {
  return canonical({ amount: formatMinor(toPayMinor), method: order.paymentMethodSystemName });
}

/** Of a credit note: its invoice, and the cumulative refund before and after it, in minor units. */
export function fingerprintCredit(
  invoiceFingerprint: string,
  { before, after }: { readonly before: number; readonly after: number },
): string {
  return canonical({ invoice: invoiceFingerprint, before, after });
}

/** Of a credit note that gives back what was paid by gift card or points. */
export function fingerprintReturn({ kind, paidMinor, lineMinor }: ReturnedTender): string {
  return canonical({ returned: kind, paid: formatMinor(paidMinor), line: formatMinor(lineMinor) });
}

/** Of what settles a credit note: a refund, or its allocation to the invoice. */
export function fingerprintSettlement(creditFingerprint: string): string {
  return canonical({ note: creditFingerprint });
}

/** The rules that an invoice was corrected by after it was booked; undefined where it was not. */
export function readCorrectedBy(fingerprint: string): number | undefined {
  const found = /"correctedBy":(\d+)\}$/.exec(fingerprint)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The gift cards that an invoice was made of, with what each paid; none where that cannot be told. */
export function readBookedCards(fingerprint: string): readonly (readonly [number, string])[] {
  const found = /"cards":(\[\[.*?\]\]),"points":/.exec(fingerprint)?.[1];
  // Our own JSON, written by `fingerprintInvoice`.
  return found === undefined ? [] : (JSON.parse(found) as [number, string][]);
}

/** JSON with the keys in the order given: the same facts make the same text. */
export function canonical(facts: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(facts);
}
