import type { BookedDocument } from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { StoreOrder } from '../../sidecar/src/domain/order/store-order.ts';
import { isSummarised } from '../../sidecar/src/domain/summary/is-summarised.ts';
import { makeSummary, type Summary } from '../../sidecar/src/domain/summary/make-summary.ts';
import { splitPlan } from '../../sidecar/src/domain/summary/split-plan.ts';
import type { SummaryEntry, SummaryGroup } from '../../sidecar/src/domain/summary/summary-entry.ts';
import { bookShopOrder, type ShopSetup } from './book-real-order.ts';

export interface SummarisedShop {
  readonly summaries: readonly Summary[];
  /** What the orders in them would have by themselves. */
  readonly documents: readonly BookedDocument[];
  readonly inSummaries: readonly StoreOrder[];
  readonly single: readonly StoreOrder[];
}

/** The orders of a shop in summaries by day, currency, method and account, as the product makes them. */
export function summariseOrders(orders: readonly StoreOrder[], setup: ShopSetup): SummarisedShop {
  const groups = new Map<string, { group: SummaryGroup; entries: SummaryEntry[] }>();
  const documents: BookedDocument[] = [];
  const [inSummaries, single]: [StoreOrder[], StoreOrder[]] = [[], []];
  for (const order of orders) {
    const outcome = bookShopOrder(order, setup);
    if (!('booking' in outcome) || !outcome.booking.ok) continue;
    const booked = outcome.booking.value.documents;
    const { settings } = setup.rules;
    const { reference } = setup;
    if (!isSummarised({ order, settings, reference, documents: booked, posted: [] })) {
      single.push(order);
      continue;
    }
    inSummaries.push(order);
    documents.push(...booked);
    for (const entry of splitPlan({ steps: booked, conflicts: [] }).entries) {
      const group = {
        side: entry.head.kind === 'invoice' ? ('sale' as const) : ('refund' as const),
        day: entry.head.issuedOn,
        currency: entry.head.currency,
        method: order.paymentMethodSystemName ?? '',
        accountId: entry.money.accountId,
      };
      const key = JSON.stringify(group);
      const found = groups.get(key) ?? { group, entries: [] };
      found.entries.push({ ...entry, orderNumber: order.customOrderNumber });
      groups.set(key, found);
    }
  }
  const summaries = [...groups.values()].map(({ group, entries }, at) =>
    makeSummary(group, entries, {
      number: `S-${at}`,
      contactKey: 'contact:D1-SALES',
      methodName: group.method,
      allowsOverride: setup.rules.settings.taxOverride,
    }),
  );
  return { summaries, documents, inSummaries, single };
}
