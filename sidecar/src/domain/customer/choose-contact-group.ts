import type { BookingSettings } from '../mapping/rule-set.ts';
import type { StoreOrder } from '../order/store-order.ts';

/** Who shares a contact with the order's customer. */
export type ContactGroup =
  | { readonly kind: 'own' }
  | { readonly kind: 'company'; readonly company: string }
  | { readonly kind: 'guests' }
  | { readonly kind: 'store' }
  | { readonly kind: 'country'; readonly country: string };

/**
 * By the shop's rule (accounting §5). A buyer with a VAT number keeps a contact of its own: tax returns
 * name it.
 */
export function chooseContactGroup(
  order: StoreOrder,
  { contactPer }: Pick<BookingSettings, 'contactPer'>,
): ContactGroup {
  const vatNumbers = [order.vatNumber, order.customer.vatNumber];
  if (vatNumbers.some((number) => tidy(number) !== '')) return { kind: 'own' };
  switch (contactPer) {
    case 'customer':
      return { kind: 'own' };
    case 'company': {
      const company = tidy(order.billingAddress?.company) || tidy(order.customer.company);
      return company === '' ? { kind: 'own' } : { kind: 'company', company };
    }
    case 'guestsTogether':
      return order.customer.isGuest ? { kind: 'guests' } : { kind: 'own' };
    case 'store':
      return { kind: 'store' };
    case 'country': {
      const address = order.billingAddress ?? order.shippingAddress;
      const country = tidy(address?.countryCode).toUpperCase();
      return country === '' ? { kind: 'store' } : { kind: 'country', country };
    }
  }
}

/** One spelling of a company is one company, however it is spaced or written in capitals. */
export function toCompanyKey(company: string): string {
  return tidy(company)
    .toLowerCase()
    .replace(/[.,]+$/, '');
}

function tidy(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}
