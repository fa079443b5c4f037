import { makeContact } from '../customer/make-contact.ts';
import type { BookingSettings } from '../mapping/rule-set.ts';
import { decideTiming } from '../order/order-timing.ts';
import type { StoreOrder } from '../order/store-order.ts';
import { parseInstant, toLocalDate, type LocalDate } from '../time/instant.ts';

/** What the settings make of one real order; what has no part in it is null. */
export interface SettingsExample {
  readonly orderId: number;
  readonly number: string;
  readonly storeId: number;
  readonly placedOn: LocalDate;
  /** The day that it is booked on under each choice; null while it would wait. */
  readonly bookedOn: Readonly<Record<BookingSettings['bookWhen'], LocalDate | null>>;
  /** System name of what it was paid by. */
  readonly paymentMethod: string | null;
  readonly contactNames: Readonly<Record<BookingSettings['contactName'], string>>;
  readonly contactsPer: Readonly<Record<BookingSettings['contactPer'], string>>;
  readonly firstLine: {
    readonly name: string;
    readonly inclusive: string;
    readonly exclusive: string;
    readonly sku: string | null;
  } | null;
  readonly showsTax: boolean;
  readonly currency: string;
  /** Decimals as text; null where the order has none. */
  readonly orderDiscount: string | null;
  readonly giftCardsUsed: number;
  /** Decimal as text; null where the order has none. */
  readonly rewardPointsUsed: string | null;
}

/** By the very code that books, so that the example is what happens. */
export function showExample(
  order: StoreOrder,
  settings: BookingSettings,
  { timeZone, storeName }: { readonly timeZone: string; readonly storeName: string },
): SettingsExample {
  const bookedOn = (bookWhen: BookingSettings['bookWhen']): LocalDate | null => {
    const timing = decideTiming(order, { ...settings, bookWhen });
    return timing.kind === 'book' ? toLocalDate(timing.asOf, timeZone) : null;
  };
  const nameBy = (choice: Partial<Pick<BookingSettings, 'contactName' | 'contactPer'>>): string =>
    makeContact(order, { contactNumber: '', storeName, settings: { ...settings, ...choice } }).name;
  const [item] = order.items;
  return {
    orderId: order.id,
    number: order.customOrderNumber,
    storeId: order.storeId,
    placedOn: toLocalDate(parseInstant(order.createdOnUtc), timeZone),
    bookedOn: { placed: bookedOn('placed'), paidOrShipped: bookedOn('paidOrShipped') },
    paymentMethod: order.paymentMethodSystemName,
    contactNames: {
      person: nameBy({ contactName: 'person' }),
      companyFirst: nameBy({ contactName: 'companyFirst' }),
    },
    contactsPer: {
      customer: nameBy({ contactPer: 'customer' }),
      company: nameBy({ contactPer: 'company' }),
      guestsTogether: nameBy({ contactPer: 'guestsTogether' }),
      store: nameBy({ contactPer: 'store' }),
      country: nameBy({ contactPer: 'country' }),
    },
    firstLine:
      item === undefined
        ? null
        : {
            name: item.productName,
            inclusive: item.priceInclTax,
            exclusive: item.priceExclTax,
            sku: item.sku,
          },
    showsTax: order.customerTaxDisplayType === 'IncludingTax',
    currency: order.primaryCurrencyCode,
    orderDiscount: /[1-9]/.test(order.orderDiscount) ? order.orderDiscount : null,
    giftCardsUsed: order.giftCardsUsed.length,
    rewardPointsUsed: order.rewardPointsUsed?.amount ?? null,
  };
}
