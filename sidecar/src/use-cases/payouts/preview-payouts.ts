import { readIssueNumber } from '../../domain/booking/issue.ts';
import {
  findTakenOutIssue,
  isMovedKey,
  isTenderKey,
} from '../../domain/booking/tenders/tender-keys.ts';
import { getMoneyId } from '../../domain/ledger/ledger-entry.ts';
import { findPaymentRule } from '../../domain/booking/find-payment-rule.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { checkFeeRule } from '../../domain/fees/payment-fee.ts';
import type { PaymentFees, PaymentMethodRule } from '../../domain/mapping/rule-set.ts';
import {
  isFileProblem,
  type FileProblem,
  type GatewayPayout,
  type LayoutName,
  type ReadOptions,
} from '../../domain/payout/gateway-file.ts';
import { matchRows, type BookedMoney, type MatchedRow } from '../../domain/payout/match-rows.ts';
import { readGatewayFile } from '../../domain/payout/read-gateway-file.ts';
import {
  findPayoutProblem,
  sumPayout,
  type PayoutProblem,
  type PayoutSums,
} from '../../domain/payout/weigh-payout.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findLinkKnowledge, type LinkKnowledge } from '../booking/load-booking-input.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/** A gateway's file, and what a person said about it. */
export interface PayoutFile extends Omit<ReadOptions, 'currency'> {
  readonly linkId: string;
  /** The payment method whose money it is. */
  readonly method: string;
  /** What it charged; null for the store's own. */
  readonly currency: string | null;
  readonly text: string;
}

export interface PreviewedPayout extends GatewayPayout {
  readonly matched: readonly MatchedRow[];
  readonly sums: PayoutSums;
  readonly problem: PayoutProblem | null;
}

export type PayoutPreview =
  | {
      readonly kind: 'read';
      readonly layout: LayoutName;
      readonly leftOut: number;
      readonly payouts: readonly PreviewedPayout[];
    }
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: FileProblem };

/** What each payout of a file would come to. Nothing is written or sent. */
export async function previewPayouts(
  deps: Pick<SetupDeps, 'uow'>,
  file: PayoutFile,
  actor: Actor,
): Promise<PayoutPreview> {
  await getOwnLinkOrThrow(deps.uow.stores, file.linkId, actor);
  return previewIn(deps.uow.stores, file, await loadGateway(deps.uow.stores, file));
}

/** The rule whose clearing account is paid out, fit to have fees booked from it. */
export interface LoadedGateway {
  readonly knowledge: LinkKnowledge;
  readonly rule: PaymentMethodRule & { readonly fees: PaymentFees };
}

export async function loadGateway(
  stores: Stores,
  { linkId, method, currency }: Pick<PayoutFile, 'linkId' | 'method' | 'currency'>,
): Promise<LoadedGateway> {
  const knowledge = await findLinkKnowledge(stores, linkId);
  if (knowledge === undefined) throw new DaybookError('setup.rules_missing');
  const { rules, link, info, reference } = knowledge;
  const charged = currency ?? info.primaryCurrencyCode;
  const paid = { method, storeId: link.storeId, currency: charged };
  const rule = findPaymentRule(rules.rules, paid);
  if (rule?.fees === null || rule?.fees === undefined) {
    throw new DaybookError('payout.no_fee_account', { details: { method } });
  }
  const [hold] = checkFeeRule(rule, reference);
  if (hold !== undefined) throw new DaybookError(hold.code, { details: hold.details });
  return { knowledge, rule: { ...rule, fees: rule.fees } };
}

export async function previewIn(
  stores: Stores,
  file: PayoutFile,
  { knowledge, rule }: LoadedGateway,
): Promise<PayoutPreview> {
  const currency = file.currency ?? rule.currency ?? knowledge.info.primaryCurrencyCode;
  const read = readGatewayFile(file.text, { ...file, currency });
  if (isFileProblem(read)) return { kind: 'problem', problem: read };
  if ('columns' in read) return { kind: 'columns', columns: read.columns };
  const payouts: PreviewedPayout[] = [];
  for (const payout of read.payouts) {
    payouts.push(await previewPayout({ stores, file, rule }, payout));
  }
  return { kind: 'read', layout: read.layout, leftOut: read.leftOut, payouts };
}

interface Work {
  readonly stores: Stores;
  readonly file: PayoutFile;
  readonly rule: PaymentMethodRule;
}

async function previewPayout(work: Work, payout: GatewayPayout): Promise<PreviewedPayout> {
  const { stores, file, rule } = work;
  const { linkId, method } = file;
  const references = [...new Set(payout.rows.flatMap((row) => row.references))];
  const orders = await stores.payouts.findOrders(linkId, references);
  const orderGuids = orders.map(({ orderGuid }) => orderGuid);
  const money = await loadMoney(stores, linkId, orderGuids);
  const matched = matchRows(payout.rows, {
    orders,
    money,
    accountId: rule.accountId,
    currency: payout.currency,
    rowsPaidOut: await stores.payouts.findRows(
      linkId,
      method,
      payout.rows.map(({ rowId }) => rowId),
    ),
    moneyPaidOut: await stores.payouts.findMoney(
      linkId,
      money.map(({ moneyId }) => moneyId),
    ),
    ordersLeaving: await stores.payouts.findLeaving(linkId, orderGuids),
  });
  const sums = sumPayout(payout, matched);
  const { payoutId, paidOn } = payout;
  const { depositMinor } = sums;
  const isConfirmed =
    (await stores.payouts.find(linkId, method, payoutId)) !== undefined ||
    (await stores.payouts.isOfAnotherStore(linkId, { method, payoutId, paidOn, depositMinor }));
  const problem = findPayoutProblem(sums, matched, isConfirmed);
  return { ...payout, matched, sums, problem };
}

/** The payments and refunds that stand in Xero of these orders, with what is booked of their fees. */
async function loadMoney(
  stores: Stores,
  linkId: string,
  orderGuids: readonly string[],
): Promise<BookedMoney[]> {
  const orders = orderGuids.map((orderGuid) => ({ linkId, orderGuid }));
  const rows = await stores.ledger.listForOrders(orders);
  // An order may wait a day for the summary that takes it out: its money is in no payout by then.
  const underWay = await stores.summaries.listForOrders(orders);
  const money = rows.filter(
    ({ kind, state, key }) =>
      (kind === 'payment' || kind === 'refund') &&
      state === 'posted' &&
      !isTenderKey(key) &&
      !isMovedKey(key),
  );
  const standing = [...Map.groupBy(money, ({ orderGuid }) => orderGuid)].flatMap(
    ([orderGuid, ofOrder]) => {
      const planned = underWay.filter((entry) => entry.orderGuid === orderGuid);
      const keys = [...ofOrder, ...planned.map((entry) => entry.money)].map(({ key }) => key);
      const takenOut = findTakenOutIssue(keys);
      return ofOrder.filter(({ key }) => readIssueNumber(key) > takenOut);
    },
  );
  const fees = new Map(
    (await stores.fees.listForMoney(linkId, standing.map(getMoneyId))).map((fee) => [
      fee.moneyId,
      fee.feeMinor,
    ]),
  );
  return standing.flatMap((row) => {
    const { orderGuid, body } = row;
    const moneyId = getMoneyId(row);
    // Our own JSON, as it was planned.
    const { kind, amountMinor, accountId, currency } = body as Omit<
      BookedMoney,
      'moneyId' | 'orderGuid' | 'feeMinor'
    >;
    const feeMinor = fees.get(moneyId) ?? 0;
    return orderGuid === null
      ? []
      : [{ moneyId, orderGuid, kind, amountMinor, accountId, currency, feeMinor }];
  });
}
