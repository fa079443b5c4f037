import { withClosed } from '../../domain/booking/booking-context.ts';
import { isInCustomerCurrency } from '../../domain/booking/currency/booked-currency.ts';
import { keepAsBooked } from '../../domain/booking/credits/keep-as-booked.ts';
import type { BookedDocument } from '../../domain/booking/xero-documents.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import { parseInstant } from '../../domain/time/instant.ts';
import { isRemoval } from '../../domain/reconciliation/find-changes.ts';
import { listChoices, type DifferenceChoice } from '../../domain/reconciliation/list-choices.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { Link } from '../../ports/link-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { loadOrderLedger, readEditCredits } from '../booking/load-booking-input.ts';
import { nameAsShown } from '../booking/name-as-shown.ts';
import { makeContactNumber } from '../contacts/resolve-contact.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { toBookedDocuments } from '../booking/to-booked-documents.ts';
import { payInStore } from './pay-in-store.ts';
import { weighEdit } from '../booking/weigh-edit.ts';
import { acceptSeen, listSeenChanges, type SightingWork } from './weigh-sightings.ts';

export interface Decision {
  readonly linkId: string;
  readonly orderId: number;
  readonly choice: DifferenceChoice;
  /** The order as it was shown to who decides (`nameAsShown`). */
  readonly basedOn?: string | undefined;
}

/** What is written where an invoice was voided in Xero and stays so: the order's own reason. */
const VOIDED = 'voided in Xero';

/**
 * A person's word on a difference between the order and Xero. It changes what the ledger holds to be true; what
 * follows from that is planned like everything else. Throws `order.nothing_to_decide` where the order's
 * reason is another one by now, and `order.changed_since_shown` where the order is.
 */
export async function decideDifference(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids'>,
  { linkId, orderId, choice, basedOn }: Decision,
  actor: Actor,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    const link = await getOwnLinkOrThrow(stores, linkId, actor);
    const { tenantId } = link;
    const record = await stores.orders.findByOrderId(linkId, orderId);
    if (record === undefined) throw new DaybookError('setup.order_unknown');
    const { code } = record.reason ?? {};
    if (basedOn !== undefined && basedOn !== (await nameAsShown(deps, stores, record))) {
      throw new DaybookError('order.changed_since_shown');
    }
    const work = { stores, record, tenantId };
    await applyChoice(deps, { ...work, link }, choice);
    await stores.orders.markDirty([record], WORK_PRIORITY.person);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'difference decided',
      subject: `${linkId}/${orderId}`,
      before: code,
      after: choice,
    });
  });
}

export interface ChoiceWork extends SightingWork {
  readonly link: Link;
}

/** Throws `order.nothing_to_decide` where the order leaves no such choice. */
export async function applyChoice(
  deps: Pick<SetupDeps, 'clock' | 'ids'>,
  work: ChoiceWork,
  choice: DifferenceChoice,
): Promise<void> {
  const { stores, record } = work;
  const rows = await stores.ledger.listForOrder(record);
  if (!listChoicesOf(record, rows).includes(choice)) {
    throw new DaybookError('order.nothing_to_decide');
  }
  await carryOut(deps, work, choice);
}

/** What a choice means, whoever made it. */
export async function carryOut(
  deps: Pick<SetupDeps, 'clock' | 'ids'>,
  work: ChoiceWork,
  choice: DifferenceChoice,
): Promise<void> {
  switch (choice) {
    case 'reissue':
      return creditInvoice(deps, work);
    case 'creditDifference':
      return creditDifference(deps, work);
    case 'keepBooked':
      return keepBooked(deps, work);
    case 'restore':
      return restoreOurs(work);
    case 'markPaid':
      return payInStore(work, deps.clock.nowIso());
    case 'keep':
      return keepTheirs(work);
  }
}

/**
 * The invoice is credited in whole and another one takes its place: both follow from what is written
 * here. Throws the reason where it cannot be.
 */
async function creditInvoice(
  deps: Pick<SetupDeps, 'clock' | 'ids'>,
  work: SightingWork,
): Promise<void> {
  const edit = await weighEdit(deps, work);
  if (edit === undefined) throw new DaybookError('order.nothing_to_decide');
  if (edit.obstacle !== undefined) {
    throw new DaybookError(edit.obstacle.code, { details: edit.obstacle.details });
  }
  const decidedAt = deps.clock.nowIso();
  const { closed } = withClosed(edit.input, parseInstant(decidedAt)).context;
  const documents = closed.at(-1)?.documents ?? [];
  await work.stores.editCredits.add(work.record, { credits: 'invoice', decidedAt, documents });
}

/** What the edit took off is credited; what was booked counts as made of the order's present facts. */
async function creditDifference(
  deps: Pick<SetupDeps, 'clock' | 'ids'>,
  work: ChoiceWork,
): Promise<void> {
  const edit = await weighEdit(deps, work);
  if (edit === undefined) throw new DaybookError('order.nothing_to_decide');
  const { difference } = edit;
  if (!difference.ok) {
    const [{ code, details } = { code: 'order.nothing_to_decide' as const, details: {} }] =
      difference.holds;
    throw new DaybookError(code, { details });
  }
  const decidedAt = deps.clock.nowIso();
  const documents = difference.value;
  await work.stores.editCredits.add(work.record, { credits: 'difference', decidedAt, documents });
  await keepBooked(deps, work);
}

/** The choices that the order leaves as it stands. */
export function listChoicesOf(
  { state, reason, snapshot }: OrderRecord,
  rows: readonly LedgerRow[],
): readonly DifferenceChoice[] {
  if (state !== 'held') return [];
  return listChoices({
    code: reason?.code,
    hasInvoice: rows.some((row) => row.kind === 'invoice' && row.state === 'posted'),
    isEnded: snapshot.orderStatus === 'Cancelled' || snapshot.deleted,
  });
}

/**
 * The order's present facts are those that its documents count as made of: nothing is compared until
 * they change once more.
 */
async function keepBooked(
  { ids }: Pick<SetupDeps, 'ids'>,
  { stores, record, link }: ChoiceWork,
): Promise<void> {
  const order = record.snapshot;
  const ledger = await loadOrderLedger(stores, record);
  const { correctedBy } = ledger;
  const number = ledger.ruleSetNumber ?? link.currentRuleSetNumber ?? 1;
  const { rules } = await stores.links.getRuleSetOrThrow(link.id, number);
  const contactNumber = makeContactNumber(link, order, { ids, settings: rules.settings });
  const rows = (await stores.ledger.listForOrder(record)).filter(isStandingDocument);
  const documents = toBookedDocuments(rows);
  const info = await stores.reference.findStoreInfo(link.pairingId);
  if (info === undefined) throw new DaybookError('setup.rules_missing');
  const inCustomerCurrency = isInCustomerCurrency(order, rules, documents);
  const facts = { contactNumber, correctedBy, inCustomerCurrency };
  const context = { ...readEditCredits(ledger), ...facts };
  for (const body of keepAsBooked(documents, { order, info, context })) {
    const { key, fingerprint } = body;
    await stores.ledger.correct(record.linkId, key, { fingerprint, body });
  }
}

/** What ended in Xero is booked anew, what was edited is written again. */
async function restoreOurs(work: SightingWork): Promise<void> {
  const { stores, record } = work;
  for (const { change, sighting } of await listSeenChanges(work)) {
    if (isRemoval(change)) {
      await stores.ledger.endInXero(record.linkId, change.key, sighting.seenAt);
    }
    if (change.kind === 'edited') {
      // Made of other facts now: the plan's difference is an update.
      await stores.ledger.correct(record.linkId, change.key, { fingerprint: 'edited in Xero' });
    }
    if (change.kind !== 'paidElsewhere') {
      await stores.sightings.forget(record.linkId, sighting.state.xeroId);
    }
  }
}

/** Taken as it is; an invoice that was voided takes its order out of the books. */
async function keepTheirs(work: SightingWork): Promise<void> {
  const { stores, record } = work;
  const seen = await listSeenChanges(work);
  const rows = await stores.ledger.listForOrder(record);
  const gone = seen.filter(({ change }) => isRemoval(change));
  const isGone = (key: string): boolean => gone.some(({ change }) => change.key === key);
  // With a credit note that still stands it is not out of the books.
  if (rows.filter(isStandingDocument).every(({ key }) => isGone(key))) {
    for (const { change, sighting } of gone) {
      await stores.ledger.endInXero(record.linkId, change.key, sighting.seenAt);
    }
    return stores.orders.exclude(record, VOIDED);
  }
  for (const { change, sighting } of seen) {
    const { totalMinor, taxMinor } = sighting.state;
    const row = rows.find(({ key }) => key === change.key);
    if (change.kind !== 'edited' || row === undefined) continue;
    // As it was made, where it was about to be put back: our own JSON.
    const { fingerprint } = row.body as BookedDocument;
    await stores.ledger.correct(record.linkId, change.key, { totalMinor, taxMinor, fingerprint });
  }
  await acceptSeen(work);
}
