import { isIssueInSummary } from '../../../../sidecar/src/domain/ledger/ledger-entry.ts';
import type { BookingSettings } from '../../../../sidecar/src/domain/mapping/rule-set.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { isSummarised } from '../../../../sidecar/src/domain/summary/is-summarised.ts';
import { bookPlainOrder, getBookingOrThrow } from '../../../support/book-plain-order.ts';
import { setUpShop } from '../../../support/book-real-order.ts';
import {
  makePlainInfo,
  makePlainItem,
  makePlainOrder,
  priceOrder,
} from '../../../support/plain-order.ts';

const plain = setUpShop({ info: makePlainInfo(), country: 'GB', orders: [makePlainOrder()] });

/** Of the plain order. */
const OWN = `invoice:${makePlainOrder().orderGuid}`;

function decide(
  fields: Partial<StoreOrder> = {},
  settings: Partial<BookingSettings> = {},
  posted: readonly { key: string; summaryKey: string | null }[] = [],
): boolean {
  const order = makePlainOrder(fields);
  const booking = getBookingOrThrow(
    bookPlainOrder(order, {
      changeRules: (rules) => ({
        settings: { ...rules.settings, bookWhen: 'paidOrShipped', ...settings },
      }),
    }),
  );
  return isSummarised({
    order,
    settings: { ...plain.rules.settings, postingMode: 'daily', ...settings },
    reference: plain.reference,
    documents: booking.documents,
    posted,
  });
}

it('a paid order is in a summary where the shop wants that, and only there', () => {
  expect(decide()).toBe(true);
  expect(decide({}, { postingMode: 'perOrder' })).toBe(false);
});

describe('by payment method and customer role', () => {
  const byMethod = (mode: 'perOrder' | 'daily', paymentMethod = 'Payments.Manual') => ({
    paymentMethod,
    customerRole: null,
    mode,
  });
  const byRole = (mode: 'perOrder' | 'daily') => ({
    paymentMethod: null,
    customerRole: 'Wholesale',
    mode,
  });
  const wholesale = {
    customer: {
      ...makePlainOrder().customer,
      roles: [{ id: 9, systemName: 'Wholesale', name: 'Wholesale', taxExempt: false }],
    },
  };

  it('a row says otherwise than the general choice, of the orders that it is about', () => {
    expect(decide({}, { postingModes: [byMethod('perOrder')] })).toBe(false);
    expect(decide({}, { postingModes: [byMethod('perOrder', 'Payments.Other')] })).toBe(true);
    const general = { postingMode: 'perOrder' } as const;
    expect(decide({}, { ...general, postingModes: [byMethod('daily')] })).toBe(true);
    expect(decide({}, { ...general, postingModes: [byMethod('daily', 'Payments.Other')] })).toBe(
      false,
    );
    expect(decide(wholesale, { postingModes: [byRole('perOrder')] })).toBe(false);
    expect(decide({}, { postingModes: [byRole('perOrder')] })).toBe(true);
  });

  it('an order that rows differ on has documents of its own, whichever comes first', () => {
    const rows = [byMethod('daily'), byRole('perOrder')];
    expect(decide(wholesale, { postingModes: rows })).toBe(false);
    expect(decide(wholesale, { postingModes: rows.toReversed() })).toBe(false);
    expect(decide({}, { postingMode: 'perOrder', postingModes: rows })).toBe(true);
  });

  it('brings nothing into a summary that is always single, and moves nothing that is booked', () => {
    const postingModes = [byMethod('daily')];
    expect(decide({ vatNumber: 'GB123456789' }, { postingModes })).toBe(false);
    expect(decide({}, { postingModes }, [{ key: OWN, summaryKey: null }])).toBe(false);
    const single = [byMethod('perOrder')];
    expect(
      decide({}, { postingModes: single }, [{ key: OWN, summaryKey: 'invoice:summary:S' }]),
    ).toBe(true);
  });

  it('a row about nobody is about no order', () => {
    const nobody = { paymentMethod: null, customerRole: null, mode: 'perOrder' as const };
    expect(decide({}, { postingModes: [nobody] })).toBe(true);
  });
});

it('a paid order that was refunded since is in one as well', () => {
  expect(decide({ paymentStatus: 'PartiallyRefunded', refundedAmount: '5.0000' })).toBe(true);
});

it.each<[string, Partial<StoreOrder>]>([
  ['unpaid', { paymentStatus: 'Authorized', paidDateUtc: null }],
  ['with a VAT number', { vatNumber: 'GB123456789' }],
  [
    'of a customer with a VAT number',
    { customer: { ...makePlainOrder().customer, vatNumber: 'GB123456789' } },
  ],
  [
    'dated on another day than its payment',
    {
      shipments: [
        {
          id: 1,
          trackingNumber: null,
          shippedDateUtc: '2026-10-30T10:00:00.000Z',
          deliveredDateUtc: null,
        },
      ],
    },
  ],
  ['with nothing to pay', freeOrder()],
])('an order %s has documents of its own', (_name, fields) => {
  expect(decide(fields)).toBe(false);
});

it('an order on terms has documents of its own, although it is paid', () => {
  const terms = [{ paymentMethod: 'Payments.Manual', customerRole: null, dueDays: 30 }];
  expect(decide({}, { terms })).toBe(false);
});

it('a draft is one of its own', () => {
  expect(decide({}, { lockedPeriod: 'draft' })).toBe(true);
  expect(decide({}, { lockedPeriod: 'draft', filedUntil: '2026-11-30' })).toBe(false);
});

it('how it was booked first holds, whatever the rules say', () => {
  expect(decide({}, {}, [{ key: OWN, summaryKey: null }])).toBe(false);
  expect(
    decide({}, { postingMode: 'perOrder' }, [{ key: OWN, summaryKey: 'invoice:summary:S' }]),
  ).toBe(true);
});

it('taken out of a summary and booked after all, an order has documents of its own', () => {
  const posted = [
    { key: OWN, summaryKey: 'invoice:summary:S' },
    { key: OWN.replace('invoice:', 'closing:'), summaryKey: 'creditNote:summary:S-CN' },
    { key: `${OWN}#2`, summaryKey: null },
  ];
  expect(isIssueInSummary(posted, { key: OWN })).toBe(true);
  expect(isIssueInSummary(posted, { key: `${OWN}#2` })).toBe(false);
  expect(isIssueInSummary(posted.slice(0, 2), { key: `${OWN}#2` })).toBe(false);
  expect(isIssueInSummary(posted, undefined)).toBe(false);
});

it('an item whose stock Xero counts keeps its order by itself', () => {
  const order = makePlainOrder();
  const items = { useItems: true, unknownSku: 'hold' } as const;
  const known = { itemId: 'i', code: 'SKU-1', isTracked: true };
  const withItem = (isTracked: boolean): boolean => {
    const reference = { ...plain.reference, items: [{ ...known, isTracked }] };
    const booking = getBookingOrThrow(
      bookPlainOrder(order, { change: () => ({ reference }), changeRules: () => ({ items }) }),
    );
    const settings = { ...plain.rules.settings, postingMode: 'daily' as const };
    const { documents } = booking;
    return isSummarised({ order, settings, reference, documents, posted: [] });
  };
  expect([withItem(true), withItem(false)]).toEqual([false, true]);
});

function freeOrder(): Partial<StoreOrder> {
  return {
    ...priceOrder('0.0000', '0.0000'),
    taxRates: [],
    orderTax: '0.0000',
    items: [makePlainItem({ priceExclTax: '0.0000', priceInclTax: '0.0000' })],
  };
}
