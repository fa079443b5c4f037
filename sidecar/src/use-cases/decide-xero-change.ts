import { DaybookError } from '../domain/errors/daybook-error.ts';
import { isStandingDocument } from '../domain/ledger/ledger-entry.ts';
import { WORK_PRIORITY } from '../domain/ledger/work-priority.ts';
import { listXeroChoices, type XeroChoice } from '../domain/reconciliation/xero-choices.ts';
import type { OrderRecord } from '../ports/order-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';
import { listSeenChanges, type SightingWork } from './weigh-sightings.ts';

export interface XeroDecision {
  readonly linkId: string;
  readonly orderId: number;
  readonly choice: XeroChoice;
}

/** What is written where an invoice was voided in Xero and stays so: the order's own reason. */
const VOIDED = 'voided in Xero';

/**
 * A person's word on what was changed in Xero. It changes what the ledger holds to be true; what
 * follows from that is planned like everything else. Throws `order.nothing_to_decide` where the order's
 * reason is another one by now.
 */
export async function decideXeroChange(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { linkId, orderId, choice }: XeroDecision,
  actor: Actor,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    const { tenantId } = await getOwnLinkOrThrow(stores, linkId, actor);
    const record = await stores.orders.findByOrderId(linkId, orderId);
    if (record === undefined) throw new DaybookError('setup.order_unknown');
    const { code } = record.reason ?? {};
    if (record.state !== 'held' || !listXeroChoices(code).includes(choice)) {
      throw new DaybookError('order.nothing_to_decide');
    }
    const work = { stores, record, tenantId };
    if (choice === 'restore') await restoreOurs(work);
    else await keepTheirs(work);
    if (choice === 'markPaid') await payInStore(stores, record, deps.clock.nowIso());
    await stores.orders.markDirty([record], WORK_PRIORITY.person);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'change in Xero decided',
      subject: `${linkId}/${orderId}`,
      before: code,
      after: choice,
    });
  });
}

/** What ended in Xero is booked anew, what was edited is written again. */
async function restoreOurs(work: SightingWork): Promise<void> {
  const { stores, record } = work;
  for (const { change, sighting } of await listSeenChanges(work)) {
    if (change.kind === 'ended' || change.kind === 'paymentRemoved') {
      await stores.ledger.setState(record.linkId, change.key, 'voided');
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
  const gone = seen.flatMap(({ change }) =>
    change.kind === 'ended' || change.kind === 'paymentRemoved' ? [change.key] : [],
  );
  // With a credit note that still stands it is not out of the books.
  if (rows.filter(isStandingDocument).every(({ key }) => gone.includes(key))) {
    for (const key of gone) await stores.ledger.setState(record.linkId, key, 'voided');
    return stores.orders.exclude(record, VOIDED);
  }
  for (const { change, sighting } of seen) {
    const { totalMinor, taxMinor } = sighting.state;
    if (change.kind !== 'edited') continue;
    await stores.ledger.correct(record.linkId, change.key, { totalMinor, taxMinor });
  }
  const left = Map.groupBy(await listSeenChanges(work), ({ sighting }) => sighting.state.xeroId);
  for (const [xeroId, group] of left) {
    const changes = group.map(({ change }) => JSON.stringify(change));
    await stores.sightings.accept(record.linkId, xeroId, changes);
  }
}

/** Once, whatever happens: the store answers "already paid" the second time. */
async function payInStore(stores: Stores, record: OrderRecord, now: string): Promise<void> {
  const { linkId, orderId, orderGuid } = record;
  const seen = await stores.sightings.listForOrder(record);
  const reference = seen[0]?.state.number ?? '';
  const dedupeKey = `${orderGuid}:paid:${reference}`;
  await stores.storeNotes.add({ kind: 'paid', linkId, orderId, dedupeKey, text: reference }, now);
}
