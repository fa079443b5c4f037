import type { Hold } from '../../domain/booking/hold.ts';
import { findOpenDateOfMoney } from '../../domain/booking/locked-period.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { BankStepBody } from '../../domain/ledger/bank-steps.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { checkLineTarget } from '../../domain/mapping/check-mapping.ts';
import { formatMinor, parseFine } from '../../domain/money/amount.ts';
import type { MatchedRow } from '../../domain/payout/match-rows.ts';
import {
  makePayoutDocuments,
  makePayoutKey,
  type PlacedRow,
} from '../../domain/payout/payout-documents.ts';
import type { FeeEntry } from '../../ports/fee-store.ts';
import type { Payout, PayoutRow } from '../../ports/payout-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { addSharedStep } from '../booking/add-step.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findGatewayContact } from '../contacts/gateway-contact.ts';
import { nameMethod } from './name-method.ts';
import {
  loadGateway,
  previewIn,
  type LoadedGateway,
  type PayoutFile,
  type PreviewedPayout,
} from './preview-payouts.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface PayoutConfirmation {
  readonly file: PayoutFile;
  readonly payoutId: string;
  /** As the person saw it: another one is not confirmed. */
  readonly depositMinor: number;
  readonly bankAccountId: string;
  /** Where what belongs to no order goes. */
  readonly others: readonly { readonly rowId: string; readonly accountCode: string }[];
}

type Deps = Pick<SetupDeps, 'uow' | 'clock' | 'ids'>;

/**
 * Books a payout: what its fees were more or less than was estimated, what belongs to no order, and the
 * transfer of exactly the deposit. Its rows are kept with the steps in one transaction, so each is in
 * one payout only, once. Throws a `payout.*` code where it is not what the person saw or cannot be.
 */
export async function confirmPayout(
  deps: Deps,
  confirmation: PayoutConfirmation,
  actor: Actor,
): Promise<void> {
  const { file, payoutId, depositMinor } = confirmation;
  await deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, file.linkId, actor);
    const gateway = await loadGateway(stores, file);
    const preview = await previewIn(stores, file, gateway);
    if (preview.kind !== 'read') throw new DaybookError('payout.changed');
    const payout = preview.payouts.find((entry) => entry.payoutId === payoutId);
    if (payout?.problem === 'confirmed') {
      throw new DaybookError('payout.already_confirmed', { details: { payout: payoutId } });
    }
    if (payout?.sums.depositMinor !== depositMinor) throw new DaybookError('payout.changed');
    if (payout.problem !== null) {
      throw new DaybookError('payout.does_not_add_up', { details: { payout: payoutId } });
    }
    await writePayout({ deps, stores, gateway, confirmation, payout }, actor);
  });
}

interface Work {
  readonly deps: Deps;
  readonly stores: Stores;
  readonly gateway: LoadedGateway;
  readonly confirmation: PayoutConfirmation;
  readonly payout: PreviewedPayout;
}

async function writePayout(work: Work, actor: Actor): Promise<void> {
  const { deps, stores, gateway, confirmation, payout } = work;
  const { file, payoutId } = confirmation;
  const ruleSetNumber = gateway.knowledge.rules.number;
  const entries = listEntries(payout.matched);
  const documents = await makeDocuments(work, entries);
  const priority = WORK_PRIORITY.live;
  const now = deps.clock.nowIso();
  const kept: Payout = {
    method: file.method,
    payoutId,
    currency: payout.currency,
    depositMinor: payout.sums.depositMinor,
    grossMinor: payout.sums.grossMinor + payout.sums.refundMinor,
    feeMinor: payout.sums.feeMinor,
    otherMinor: payout.sums.otherMinor,
    orders: new Set(payout.matched.flatMap(({ order }) => order?.orderGuid ?? [])).size,
    paidOn: payout.paidOn,
    accountId: gateway.rule.accountId,
    bankAccountId: confirmation.bankAccountId,
    stepKeys: documents.map(({ key }) => key),
    confirmedBy: actor.name,
    confirmedAt: now,
    takenBackAt: null,
  };
  await stores.payouts.add(file.linkId, kept, payout.matched.map(toPayoutRow));
  await keepEntries(work, entries);
  for (const body of documents) {
    await addSharedStep(deps, stores, { linkId: file.linkId, ruleSetNumber, priority, body });
  }
  await stores.audit.append({
    at: now,
    actor: actor.adminId,
    actorName: actor.name,
    action: 'payout confirmed',
    subject: file.linkId,
    before: null,
    after: {
      method: file.method,
      payout: payoutId,
      deposit: `${formatMinor(kept.depositMinor)} ${kept.currency}`,
      fees: formatMinor(kept.feeMinor),
      orders: kept.orders,
    },
  });
}

/** What the payout's fees are more or less than what is booked of each. */
function listEntries(matched: readonly MatchedRow[]): FeeEntry[] {
  return matched.flatMap(({ row, money }) => {
    const feeMinor = row.feeMinor - (money?.feeMinor ?? 0);
    return money === null || feeMinor === 0 ? [] : [{ moneyId: money.moneyId, feeMinor }];
  });
}

async function keepEntries(
  { stores, gateway, confirmation, payout }: Work,
  entries: readonly FeeEntry[],
): Promise<void> {
  const { rule } = gateway;
  const { file, payoutId } = confirmation;
  const key = makePayoutKey({ method: file.method, payoutId }, 'entries');
  const group = {
    day: payout.paidOn,
    accountId: rule.accountId,
    method: file.method,
    currency: payout.currency,
    feeAccountCode: rule.fees.accountCode,
    taxType: rule.fees.taxType,
  };
  await stores.fees.addDocument(file.linkId, { key, group, payoutId }, entries);
}

async function makeDocuments(work: Work, entries: readonly FeeEntry[]): Promise<BankStepBody[]> {
  const { deps, stores, gateway, confirmation, payout } = work;
  const { knowledge, rule } = gateway;
  const { link, reference, rules, info } = knowledge;
  const { method } = confirmation.file;
  checkBankAccount(work);
  const date = findOpenDateOfMoney(payout.paidOn, reference.organisation, rules.rules.settings);
  if (!date.ok) throw toError(date.holds[0]);
  const gatewayName = nameMethod(info, method);
  const contact = await findGatewayContact(deps, stores, {
    link,
    method,
    name: gatewayName,
    ruleSetNumber: rules.number,
  });
  if (!contact.ok) throw toError(contact.holds[0]);
  return makePayoutDocuments({
    method,
    gatewayName,
    linkCode: link.code,
    payoutId: payout.payoutId,
    currency: payout.currency,
    on: date.value.on,
    depositMinor: payout.sums.depositMinor,
    accountId: rule.accountId,
    bankAccountId: confirmation.bankAccountId,
    contactKey: contact.value,
    feeDifferenceMinor: entries.reduce((total, { feeMinor }) => total + feeMinor, 0),
    feeAccountCode: rule.fees.accountCode,
    feeTaxType: rule.fees.taxType,
    others: placeOthers(work),
  });
}

/** Each row of nobody's needs an account that Xero takes; without one nothing is booked. */
function placeOthers({ gateway, confirmation, payout }: Work): PlacedRow[] {
  const { reference, rules } = gateway.knowledge;
  const taxType = rules.rules.settings.noTaxType;
  const rate = reference.taxRates.find((entry) => entry.taxType === taxType);
  const byRow = new Map(confirmation.others.map(({ rowId, accountCode }) => [rowId, accountCode]));
  const rows = payout.matched.filter(({ state }) => state === 'other');
  return rows.map(({ row }) => {
    const accountCode = byRow.get(row.rowId);
    if (accountCode === undefined) {
      throw new DaybookError('payout.account_missing', { details: { row: row.rowId } });
    }
    const target = { accountCode, taxType, rate: parseFine(rate?.effectiveRate ?? '0') };
    const [hold] = checkLineTarget(target, reference);
    if (hold !== undefined) throw toError(hold);
    return { row, accountCode, taxType };
  });
}

/** A bank account that is not the clearing account itself, in the payout's own currency. */
function checkBankAccount({ gateway, confirmation, payout }: Work): void {
  const { accounts } = gateway.knowledge.reference;
  const account = accounts.find(({ accountId }) => accountId === confirmation.bankAccountId);
  const isFit =
    account?.type === 'BANK' &&
    account.status === 'ACTIVE' &&
    account.accountId !== gateway.rule.accountId &&
    (account.currency === null || account.currency === payout.currency);
  if (isFit) return;
  const details = { account: `${account?.code ?? ''} ${account?.name ?? ''}`.trim() };
  throw new DaybookError('payout.bank_account_unfit', { details });
}

function toError(hold: Hold | undefined): DaybookError {
  if (hold === undefined) return new DaybookError('payout.changed');
  return new DaybookError(hold.code, { details: hold.details });
}

function toPayoutRow({ row, state, order, money }: MatchedRow): PayoutRow {
  const isOfOrder = state === 'order';
  return {
    rowId: row.rowId,
    kind: isOfOrder ? (row.grossMinor > 0 ? 'charge' : 'refund') : 'other',
    orderGuid: isOfOrder ? (order?.orderGuid ?? null) : null,
    moneyId: money?.moneyId ?? null,
    grossMinor: row.grossMinor,
    feeMinor: row.feeMinor,
  };
}
