import { bookOrder } from '../../domain/booking/book-order.ts';
import {
  isInCustomerCurrency,
  toBookedOrder,
} from '../../domain/booking/currency/booked-currency.ts';
import { orderHold, type Hold } from '../../domain/booking/hold.ts';
import { findLastClosedDay } from '../../domain/booking/locked-period.ts';
import type { BookedDocument } from '../../domain/booking/xero-documents.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { planDifference } from '../../domain/ledger/plan-difference.ts';
import type { RuleSet } from '../../domain/mapping/rule-set.ts';
import type { XeroReference } from '../../domain/mapping/xero-reference.ts';
import { formatRate, parseFine } from '../../domain/money/amount.ts';
import { decideTiming } from '../../domain/order/order-timing.ts';
import type { StoreInfo } from '../../domain/order/store-info.ts';
import type { StoreOrder } from '../../domain/order/store-order.ts';
import {
  pickDryRunOrders,
  type DryRunSample,
  type OrderKind,
} from '../../domain/setup/pick-dry-run-orders.ts';
import { isSummarised } from '../../domain/summary/is-summarised.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import type { Link } from '../../ports/link-store.ts';
import { readChoices } from '../rules/read-choices.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { readRecentOrders } from './read-recent-orders.ts';
import { makeContactNumber } from '../contacts/resolve-contact.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { toStoreAddress } from '../store/store-address.ts';

const LAST_ORDERS = 50;
const DAYS = 365;

export interface DryRunSampleRead extends DryRunSample {
  readonly ordersRead: number;
  readonly since: string;
}

/** The last 50 orders and one of each kind of the last 12 months. */
export async function sampleDryRun(
  deps: Pick<SetupDeps, 'uow' | 'store' | 'xero' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<DryRunSampleRead> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const { info } = await readChoices(deps, linkId, actor);
  const rules = await findRulesOrThrow(deps, link);
  const { orders, since } = await readRecentOrders(deps, link, DAYS);
  const expected = listExpectedKinds(info, rules);
  const sample = pickDryRunOrders(orders, { last: LAST_ORDERS, expected });
  return { ...sample, ordersRead: orders.length, since };
}

function listExpectedKinds(info: StoreInfo, rules: RuleSet): OrderKind[] {
  const rates = new Set(rules.taxes.map(({ rate }) => formatRate(parseFine(rate))));
  rates.delete('0');
  return [
    ...info.paymentMethods.map(({ systemName: value }) => ({
      kind: 'paymentMethod' as const,
      value,
    })),
    ...[...rates].map((value) => ({ kind: 'taxRate' as const, value })),
    ...info.currencies
      .filter(({ published }) => published)
      .map(({ code: value }) => ({ kind: 'currency' as const, value })),
    { kind: 'refund', value: '' },
    { kind: 'giftCard', value: '' },
    { kind: 'discount', value: '' },
  ];
}

export interface DryRunOrder {
  readonly order: StoreOrder;
  readonly outcome: 'books' | 'waits' | 'leftOut' | 'needsYou';
  readonly problems: readonly Pick<Hold, 'code' | 'cause' | 'details'>[];
  readonly documents: readonly BookedDocument[];
  /** The day whose summary it would be a part of; null where it would have documents of its own. */
  readonly summaryOn: string | null;
}

export interface DryRun {
  readonly orders: readonly DryRunOrder[];
  readonly reference: XeroReference;
}

/**
 * What orders would be in Xero by the answers so far: the booking that live orders get, and nothing
 * of it is kept or sent.
 */
export async function dryRunOrders(
  deps: Pick<SetupDeps, 'uow' | 'store' | 'xero' | 'clock' | 'ids'>,
  input: { readonly linkId: string; readonly orderIds: readonly number[] },
  actor: Actor,
): Promise<DryRun> {
  const link = await getOwnLinkOrThrow(deps.uow.stores, input.linkId, actor);
  const { info, reference } = await readChoices(deps, input.linkId, actor);
  const rules = await findRulesOrThrow(deps, link);
  const address = toStoreAddress(await deps.uow.stores.pairings.getOrThrow(link.pairingId));
  const { orders } = await deps.store.readOrders(address, input.orderIds);
  const knowledge = { link, info, reference, rules };
  return { orders: orders.map((order) => tryOrder(deps, order, knowledge)), reference };
}

interface DryKnowledge {
  readonly link: Link;
  readonly info: StoreInfo;
  readonly reference: XeroReference;
  readonly rules: RuleSet;
}

function tryOrder(
  deps: Pick<SetupDeps, 'clock' | 'ids'>,
  order: StoreOrder,
  { link, info, reference, rules }: DryKnowledge,
): DryRunOrder {
  const nothing = { order, problems: [], documents: [], summaryOn: null };
  const timing = decideTiming(order, rules.settings);
  if (timing.kind === 'skipped')
    return { ...nothing, outcome: 'leftOut', problems: [orderHold(timing.code)] };
  if (timing.kind === 'waiting')
    return { ...nothing, outcome: 'waits', problems: [orderHold(timing.code)] };
  const inCustomerCurrency = isInCustomerCurrency(order, rules, []);
  try {
    const booking = bookOrder({
      order,
      rules,
      reference,
      info,
      context: {
        contactNumber: makeContactNumber(link, order, { ids: deps.ids, settings: rules.settings }),
        inCustomerCurrency,
        orderUrl: new URL(`Admin/Order/Edit/${order.id}`, link.storeUrl).href,
        asOf: timing.asOf,
        posted: new Map(),
        voidedNumbers: [],
        voidedRefunds: [],
        closed: [],
        differences: [],
        refunds: [],
        refundSeenAt: parseInstant(deps.clock.nowIso()),
        bookedGiftCardItems: [],
        taxedGiftCardSales: [],
        giftCardOpenings: [],
      },
    });
    if (!booking.ok) return { ...nothing, outcome: 'needsYou', problems: booking.holds };
    const closedUntil = findLastClosedDay(reference.organisation, rules.settings);
    const { conflicts } = planDifference(booking.value, [], closedUntil);
    if (conflicts.length > 0) return { ...nothing, outcome: 'needsYou', problems: conflicts };
    const { documents } = booking.value;
    const { settings } = rules;
    const isDaily = isSummarised({ order, settings, reference, documents, posted: [] });
    const invoice = documents.find(({ kind }) => kind === 'invoice');
    const summaryOn = isDaily && invoice?.kind === 'invoice' ? invoice.issuedOn : null;
    const context = { inCustomerCurrency };
    const shown = toBookedOrder({ order, info, context });
    return { order: shown, outcome: 'books', problems: [], documents, summaryOn };
  } catch (error) {
    // As when it is booked: a fault in one order is that order's own.
    if (!(error instanceof DaybookError)) {
      return { ...nothing, outcome: 'needsYou', problems: [orderHold('booking.failed')] };
    }
    return { ...nothing, outcome: 'needsYou', problems: [orderHold(error.code, error.details)] };
  }
}

/** What was answered in Setup; else what is published. */
async function findRulesOrThrow(deps: Pick<SetupDeps, 'uow'>, link: Link): Promise<RuleSet> {
  const { setup, links } = deps.uow.stores;
  const answers = await setup.findAnswers(link);
  if (answers?.rules) {
    const { rules, lockedPeriod } = answers;
    // Before that is chosen, the one that books nothing of its own accord.
    return { ...rules, settings: { ...rules.settings, lockedPeriod: lockedPeriod ?? 'hold' } };
  }
  const published = await links.findCurrentRuleSet(link.id);
  if (published === undefined) throw new DaybookError('setup.rules_missing');
  return published.rules;
}
