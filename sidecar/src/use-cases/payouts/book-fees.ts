import { findPaymentRule } from '../../domain/booking/find-payment-rule.ts';
import { held, ok, type OrHeld } from '../../domain/booking/hold.ts';
import { findOpenDateOfMoney } from '../../domain/booking/locked-period.ts';
import { makeFeeDocument, type FeeGroup } from '../../domain/fees/fee-document.ts';
import { checkFeeRule, estimateFeeMinor } from '../../domain/fees/payment-fee.ts';
import { weighFee } from '../../domain/fees/weigh-fee.ts';
import type { BookedBankTransaction } from '../../domain/ledger/bank-steps.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import type { PaymentFees, PaymentMethodRule, RuleSet } from '../../domain/mapping/rule-set.ts';
import { addMs, parseInstant, parseLocalDate, toLocalDate } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import type { FeeEntry, QueuedMoney } from '../../ports/fee-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addSharedStep } from '../booking/add-step.ts';
import type { CoreDeps } from '../core-deps.ts';
import { findGatewayContact } from '../contacts/gateway-contact.ts';
import { findLinkKnowledge, type LinkKnowledge } from '../booking/load-booking-input.ts';
import { nameMethod } from './name-method.ts';
import { getFeesRetryAt, tellOfFees } from './tell-of-bank-step.ts';

/** Payments at a time; a day with more makes a document more. */
const PAYMENTS_PER_COMMIT = 1000;
/** A day's last orders come in and are booked before its fees are. */
const GRACE_MS = 3_600_000;

/** Books the estimated fees of days that have ended, for each link as many as fit one transaction. */
export async function bookDueFees(deps: CoreDeps): Promise<void> {
  for (const link of await deps.uow.stores.links.list()) {
    // Where the store books elsewhere now, nothing more is sent unless its orders go on being booked.
    if (link.state !== 'live' || link.afterwards === 'person') continue;
    try {
      await bookFeesOf(deps, link);
    } catch (error) {
      // One organisation’s fault holds up no other.
      const problem = error instanceof Error ? error.stack : String(error);
      deps.logger.error('fees could not be worked out', { linkId: link.id, problem });
    }
  }
}

async function bookFeesOf(deps: CoreDeps, link: Link): Promise<void> {
  const { fees, reference } = deps.uow.stores;
  const organisation = (await reference.findXero(link.tenantId))?.organisation;
  if (organisation === undefined) return;
  const now = deps.clock.nowIso();
  const zone = getTimeZoneOrThrow(organisation.timezone);
  const today = toLocalDate(parseInstant(addMs(now, -GRACE_MS)), zone);
  if (!(await fees.isDue(link.id, { today, now }))) return;
  await deps.uow.transaction((stores) => bookOfLink(deps, stores, { link, today }));
}

interface OfLink {
  readonly link: Link;
  readonly today: string;
}

async function bookOfLink(deps: CoreDeps, stores: Stores, of: OfLink): Promise<void> {
  const { link, today } = of;
  await stores.fees.dateQueued(link.id, today);
  const due = { today, now: deps.clock.nowIso(), limit: PAYMENTS_PER_COMMIT };
  const queued = await stores.fees.listQueued(link.id, due);
  const knowledge = await findLinkKnowledge(stores, link.id);
  if (queued.length === 0 || knowledge === undefined) return;
  const weighed = await weighAll({ deps, stores, knowledge }, queued);
  const settled = weighed.filter((entry) => entry.group === undefined);
  await stores.fees.unqueue(
    link.id,
    settled.map(({ moneyId }) => moneyId),
  );
  const counted = weighed.filter((entry) => entry.group !== undefined);
  for (const entries of Map.groupBy(counted, ({ group }) => JSON.stringify(group)).values()) {
    await bookGroup({ deps, stores, knowledge }, entries);
  }
}

interface Work {
  readonly deps: CoreDeps;
  readonly stores: Stores;
  readonly knowledge: LinkKnowledge;
}

interface Weighed extends FeeEntry {
  /** Undefined where nothing is to be booked. */
  readonly group: FeeGroup | undefined;
  readonly ruleSetNumber: number;
}

async function weighAll(work: Work, queued: readonly QueuedMoney[]): Promise<Weighed[]> {
  const { stores, knowledge } = work;
  const ruleSets = new Map<number, RuleSet>([[knowledge.rules.number, knowledge.rules.rules]]);
  const weighed: Weighed[] = [];
  for (const money of queued) {
    const number = money.payment?.ruleSetNumber ?? knowledge.rules.number;
    const rules =
      ruleSets.get(number) ??
      (await stores.links.getRuleSetOrThrow(knowledge.link.id, number)).rules;
    ruleSets.set(number, rules);
    const ofPayment = findRule(rules, knowledge.link, money)?.fees ?? null;
    const ofNow = findRule(knowledge.rules.rules, knowledge.link, money)?.fees ?? null;
    weighed.push(weigh(money, { estimate: ofPayment, target: ofNow ?? ofPayment }, number));
  }
  return weighed;
}

function findRule(
  rules: RuleSet,
  { storeId }: Link,
  { payment }: QueuedMoney,
): PaymentMethodRule | undefined {
  return payment === null ? undefined : findPaymentRule(rules, { ...payment, storeId });
}

/** The figures that the payment was booked with, and the account that fees go to now. */
interface FeeRules {
  readonly estimate: PaymentFees | null;
  readonly target: PaymentFees | null;
}

function weigh(money: QueuedMoney, { estimate, target }: FeeRules, ruleSetNumber: number): Weighed {
  const { moneyId, payment, countedIn, bookedMinor, trueMinor, isPaidOutBefore } = money;
  const feeMinor = weighFee({
    estimateMinor:
      payment === null || estimate === null
        ? null
        : estimateFeeMinor(payment.amountMinor, estimate),
    isCounted: countedIn !== null,
    bookedMinor,
    trueMinor,
    isPaidOutBefore,
  });
  const { day } = money;
  const ofRule: FeeGroup | undefined =
    payment === null || target === null
      ? undefined
      : {
          day,
          accountId: payment.accountId,
          method: payment.method,
          currency: payment.currency,
          feeAccountCode: target.accountCode,
          taxType: target.taxType,
        };
  const group = countedIn === null ? ofRule : { ...countedIn, day };
  return { moneyId, feeMinor, ruleSetNumber, group: feeMinor === 0 ? undefined : group };
}

async function bookGroup(work: Work, entries: readonly Weighed[]): Promise<void> {
  const { deps, stores, knowledge } = work;
  const [first] = entries;
  if (first?.group === undefined) return;
  const { group, ruleSetNumber } = first;
  const linkId = knowledge.link.id;
  const moneyIds = entries.map(({ moneyId }) => moneyId);
  const made = await makeDocument(work, { group, entries, ruleSetNumber });
  if (!made.ok) {
    const [reason = { code: 'booking.failed', details: {} }] = made.holds;
    await stores.fees.retryLater(linkId, moneyIds, getFeesRetryAt(deps));
    await tellOfFees(deps, stores, { linkId, method: group.method, reason });
    return;
  }
  const body = made.value;
  await stores.fees.addDocument(linkId, { key: body.key, group, payoutId: null }, entries);
  await stores.fees.unqueue(linkId, moneyIds);
  // What comes to nothing is counted without a document.
  if (body.totalMinor === 0) return;
  const priority = WORK_PRIORITY.live;
  await addSharedStep(deps, stores, { linkId, ruleSetNumber, priority, body });
}

async function makeDocument(
  { deps, stores, knowledge }: Work,
  of: {
    readonly group: FeeGroup;
    readonly entries: readonly Weighed[];
    readonly ruleSetNumber: number;
  },
): Promise<OrHeld<BookedBankTransaction>> {
  const { group, entries, ruleSetNumber } = of;
  const { link, reference, rules } = knowledge;
  const holds = checkFeeRule(toRule(group), reference);
  if (holds.length > 0) return held(...holds);
  const { settings } = rules.rules;
  const date = findOpenDateOfMoney(parseLocalDate(group.day), reference.organisation, settings);
  if (!date.ok) return date;
  const gatewayName = nameMethod(knowledge.info, group.method);
  const gateway = { link, method: group.method, name: gatewayName, ruleSetNumber };
  const contact = await findGatewayContact(deps, stores, gateway);
  if (!contact.ok) return contact;
  const document = makeFeeDocument({
    group,
    on: date.value.on,
    linkCode: link.code,
    sequence: (await stores.fees.countDocuments(link.id, group)) + 1,
    contactKey: contact.value,
    gatewayName,
    totalMinor: entries.reduce((total, { feeMinor }) => total + feeMinor, 0),
    payments: entries.length,
  });
  return ok(document);
}

/** As the group was ruled: checked again, for accounts are archived and rates end. */
function toRule(group: FeeGroup): PaymentMethodRule {
  const { method, currency, accountId, feeAccountCode, taxType } = group;
  const fees = { percent: '0', fixed: '0', accountCode: feeAccountCode, taxType };
  return {
    systemName: method,
    storeId: null,
    currency,
    accountId,
    charges: 'storeCurrency',
    fees,
  };
}
