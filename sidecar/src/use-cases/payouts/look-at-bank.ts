import { formatMinor } from '../../domain/money/amount.ts';
import { DELETED, findBankChange, type BankState } from '../../domain/reconciliation/bank-state.ts';
import { addDays, addMs, parseLocalDate } from '../../domain/time/instant.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';
import { limitLook } from '../changes-in-xero/limit-look.ts';
import { endBankQuestion, makeBankCause } from './bank-question.ts';
import type { CoreDeps } from '../core-deps.ts';
import { listLinksOf } from '../find-link.ts';
import { noteTakenBack } from './take-back-payout.ts';

type Deps = Pick<CoreDeps, 'uow' | 'xero' | 'clock'>;

/** More pages than this mean a fault, not an organisation. */
const MAX_PAGES = 500;
/** Transfers are read in one call, however few changed: once a day. */
const TRANSFERS_EVERY_MS = 23 * 3_600_000;
/** Of each store the payouts that were confirmed last; who changes an older transfer knows why. */
const PAYOUTS = 200;
/** A transfer may have been moved to another day. */
const EARLIER_DAYS = 31;

/**
 * Looks at the fees and transfers that Daybook booked, as Xero has them now: what was modified of bank
 * transactions since the last look, and once a day the transfers of late payouts. Costs no call where
 * no fees are booked.
 */
export async function lookAtBank(
  deps: Deps,
  tenantId: string,
  priority: CallPriority = 'poll',
): Promise<void> {
  const { stores } = deps.uow;
  const links = await listLinksOf(stores, tenantId);
  const firstDay = await stores.bankSightings.findFirstDay(links.map(({ id }) => id));
  if (firstDay === null) return;
  const look = { tenantId, priority, links };
  await lookAtTransactions(deps, look, `${firstDay}T00:00:00.000Z`);
  await lookAtTransfers(deps, look);
}

interface Look {
  readonly tenantId: string;
  readonly priority: CallPriority;
  readonly links: readonly Link[];
}

async function lookAtTransactions(
  deps: Deps,
  { tenantId, priority, links }: Look,
  first: string,
): Promise<void> {
  const { sightings } = deps.uow.stores;
  const modifiedSince = (await sightings.getCursor(tenantId, 'bankTransaction')) ?? first;
  const limit = await limitLook(deps, tenantId);
  let newest = modifiedSince;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const readAt = deps.clock.nowIso();
    const read = await deps.xero.readBankTransactionPage(tenantId, priority, {
      page,
      modifiedSince,
    });
    await deps.uow.transaction(async (stores) => {
      const byId = new Map(read.documents.map((state) => [state.xeroId, state]));
      const rows = await stores.ledger.findBankTransactions(
        links.map(({ id }) => id),
        [...byId.keys()],
      );
      for (const row of rows) await keepSeen(stores, { row, state: byId.get(row.xeroId), readAt });
    });
    const { newestUpdatedAt } = read;
    if (newestUpdatedAt !== null && newestUpdatedAt > newest) newest = newestUpdatedAt;
    if (read.isLast) break;
  }
  // Last: what is not kept is read again.
  await sightings.setCursor(tenantId, 'bankTransaction', newest < limit ? newest : limit);
}

async function lookAtTransfers(deps: Deps, { tenantId, priority, links }: Look): Promise<void> {
  const { stores } = deps.uow;
  const lookedAt = await stores.sightings.getCursor(tenantId, 'bankTransfer');
  const readAt = deps.clock.nowIso();
  if (lookedAt !== null && addMs(lookedAt, TRANSFERS_EVERY_MS) > readAt) return;
  const transfers = (await Promise.all(links.map(({ id }) => listTransfers(stores, id)))).flat();
  const [oldest] = transfers.map(({ body }) => (body as { on: string }).on).toSorted();
  if (oldest === undefined) return;
  const since = addDays(parseLocalDate(oldest), -EARLIER_DAYS);
  const read = await deps.xero.readBankTransfers(tenantId, priority, since);
  const byId = new Map(read.map((state) => [state.xeroId, state]));
  await deps.uow.transaction(async (inside) => {
    for (const row of transfers) {
      await keepSeen(inside, { row, state: byId.get(row.xeroId), readAt });
    }
    await inside.sightings.setCursor(tenantId, 'bankTransfer', readAt);
  });
}

async function listTransfers(stores: Stores, linkId: string): Promise<readonly LedgerRow[]> {
  const payouts = await stores.payouts.list(linkId, PAYOUTS);
  const rows = await stores.ledger.findByKeys(
    linkId,
    payouts.flatMap(({ stepKeys }) => stepKeys),
  );
  return rows.filter(({ kind }) => kind === 'bankTransfer');
}

interface Seen {
  readonly row: LedgerRow;
  readonly state: BankState | undefined;
  readonly readAt: string;
}

/** What differs is a person's to decide; an entry closes by itself when Xero has it as it was. */
async function keepSeen(stores: Stores, { row, state, readAt }: Seen): Promise<void> {
  const { linkId, key, postedAt } = row;
  if (postedAt > readAt) return;
  const what = findBankChange(state, row);
  const payout = await stores.payouts.findByStep(linkId, key);
  if (what === DELETED && payout !== undefined && payout.takenBackAt !== null) {
    return noteTakenBack(stores, { linkId, payout, keys: [key] }, readAt);
  }
  const known = await stores.bankSightings.find(linkId, key);
  if (what === known?.what) return;
  await endBankQuestion(stores, row, readAt);
  if (what === undefined) return;
  await stores.bankSightings.save({ linkId, key, what });
  const isTransfer = row.kind === 'bankTransfer';
  const document =
    payout === undefined
      ? `Bank transaction “${row.number}”`
      : `The ${isTransfer ? 'transfer' : 'fees'} of payout ${payout.payoutId}`;
  const amount =
    `${formatMinor(row.totalMinor)} ${row.currency || (payout?.currency ?? '')}`.trim();
  const code = what === DELETED ? 'fees.deleted_in_xero' : 'fees.changed_in_xero';
  const reason = { code, details: { key, document, amount, what } };
  await stores.review.open(linkId, { causeKey: makeBankCause(key), reason }, readAt);
}

/** Every linked organisation; one that fails does not stop the others. */
export async function lookAtAllBanks(deps: CoreDeps): Promise<void> {
  const tenants = new Set((await deps.uow.stores.links.list()).map((link) => link.tenantId));
  for (const tenantId of tenants) {
    try {
      await lookAtBank(deps, tenantId);
    } catch (error) {
      deps.logger.warn('bank accounts in Xero not looked at', { error: String(error) });
    }
  }
}
