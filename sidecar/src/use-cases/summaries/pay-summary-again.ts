import { findPaymentRule } from '../../domain/booking/find-payment-rule.ts';
import { readSummaryNumber, type SummaryGroup } from '../../domain/summary/summary-entry.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addSharedStep } from '../booking/add-step.ts';
import { makeSharedStep, makeSummaryOf } from './close-summaries.ts';
import type { CoreDeps } from '../core-deps.ts';
import type { LinkKnowledge } from '../booking/load-booking-input.ts';

/**
 * The money of a summary that Xero refused, once more: for all its orders, when one of them is worked out
 * again, and to the account that its method is mapped to now. True where the order's summary is on its way, by that or already: it is worked out when it is
 * posted, and stays due until then.
 */
export async function paySummaryAgain(
  deps: CoreDeps,
  stores: Stores,
  { record, knowledge }: { readonly record: OrderRecord; readonly knowledge: LinkKnowledge },
): Promise<boolean> {
  const { linkId } = record;
  const own = await stores.summaries.listForOrder(record);
  if (own.some(({ state }) => state === 'closed')) return true;
  const refused = own.find(({ state }) => state === 'refused');
  const summaryKey = refused?.summaryKey;
  if (refused === undefined || summaryKey === null || summaryKey === undefined) return false;
  // Nothing more is sent to this organisation: what is missing of the order is told.
  if (knowledge.link.afterwards === 'person') return false;
  const accountId = findAccountNow(refused, { record, knowledge });
  await stores.summaries.moveMoney(
    await stores.summaries.listOfSummary(linkId, summaryKey),
    accountId,
  );
  const entries = await stores.summaries.listOfSummary(linkId, summaryKey);
  const number = readSummaryNumber(summaryKey);
  const group = { ...refused, accountId };
  const { money } = makeSummaryOf(entries, { group, number, knowledge });
  await addSharedStep(deps, stores, makeSharedStep(linkId, entries, money));
  await stores.summaries.setState(linkId, summaryKey, 'closed');
  for (const entry of entries) await stores.review.setForOrder(entry, [], deps.clock.nowIso());
  await stores.summaries.markSending(entries);
  return true;
}

/** As the method is mapped now: the account that refused it may be archived, and another one chosen. */
function findAccountNow(
  { method, currency, accountId }: SummaryGroup,
  { record, knowledge }: { readonly record: OrderRecord; readonly knowledge: LinkKnowledge },
): string {
  const paid = { method, storeId: record.storeId, currency };
  return findPaymentRule(knowledge.rules.rules, paid)?.accountId ?? accountId;
}
