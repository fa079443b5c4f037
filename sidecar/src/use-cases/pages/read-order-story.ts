import { canCheckAgain, chooseFix } from '../../domain/review/choose-fix.ts';
import { getMoneyId, isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import type { StoreInfo } from '../../domain/order/store-info.ts';
import type { FeeOfMoney } from '../../ports/fee-store.ts';
import type { AuditEntry } from '../../ports/audit-store.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { Link, NumberedRuleSet } from '../../ports/link-store.ts';
import type { OrderReason, OrderRecord } from '../../ports/order-store.ts';
import type { OrderWait } from '../../ports/review-store.ts';
import type { OrderEvent, RefundNotice } from '../../ports/store-event-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { listOrderChoices, type OrderChoices } from '../changes-in-xero/list-order-choices.ts';
import { readOrder, type OrderWithDocuments } from './list-orders.ts';
import { nameMethod } from '../payouts/name-method.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { listSeenChanges, type SightingWork } from '../changes-in-xero/weigh-sightings.ts';

/** Everything that an order's page explains it by. */
export interface OrderStory extends OrderWithDocuments, OrderChoices {
  readonly link: Link;
  /** Undefined before the store was read. */
  readonly info: StoreInfo | undefined;
  /** Voided ones too. */
  readonly ledger: readonly LedgerRow[];
  /** The rules that its documents were booked with. */
  readonly ruleSets: readonly NumberedRuleSet[];
  readonly refunds: readonly RefundNotice[];
  readonly events: readonly OrderEvent[];
  readonly audit: readonly AuditEntry[];
  readonly refusals: readonly Refusal[];
  /** What is booked of the fees of its payments and refunds. */
  readonly fees: readonly FeeOfMoney[];
  /** What others voided or deleted in Xero, and when that was first seen. */
  readonly ends: readonly SeenEnd[];
  /** What it waits for now, and since when. */
  readonly waits: readonly OrderWait[];
  /** The review entry that holds a choice or another way on; null where the order itself is the place. */
  readonly cause: string | null;
  /** The payment method as people know it; null where nothing was to pay. */
  readonly paymentMethod: string | null;
  /** Xero's short name of the organisation; null where it was not read. */
  readonly shortCode: string | null;
}

export interface SeenEnd {
  readonly kind: LedgerRow['kind'];
  readonly number: string;
  readonly at: string;
}

/** What Xero did not take. */
export interface Refusal {
  readonly at: string;
  readonly kind: string;
  readonly error: OrderReason;
}

const MOST_AUDIT_ENTRIES = 100;

export async function readOrderStory(
  deps: Pick<SetupDeps, 'uow' | 'ids' | 'clock'>,
  key: { readonly linkId: string; readonly orderId: number },
  actor: Actor,
): Promise<OrderStory> {
  const stores = deps.uow.reading;
  const link = await getOwnLinkOrThrow(stores, key.linkId, actor);
  const found = await readOrder(deps, key, actor);
  const ledger = await stores.ledger.listForOrder(found.order);
  const documents = ledger.filter(isStandingDocument);
  const { tenantId } = link;
  const choosing = { record: found.order, rows: ledger, tenantId };
  const reference = await stores.reference.findXero(link.tenantId);
  const info = await stores.reference.findStoreInfo(link.pairingId);
  return {
    ...(await listOrderChoices(deps, stores, choosing)),
    order: found.order,
    documents,
    link,
    info,
    ledger,
    ruleSets: await listRuleSets(stores, link.id, documents),
    refunds: await stores.events.listRefunds(link.pairingId, key.orderId),
    events: await stores.events.listOfOrder(link.pairingId, key.orderId),
    audit: await stores.audit.listForSubject(`${key.linkId}/${key.orderId}`, MOST_AUDIT_ENTRIES),
    refusals: await listRefusals(stores, found),
    fees: await stores.fees.listForMoney(link.id, documents.map(getMoneyId)),
    ends: await listEnds({ stores, record: found.order, tenantId }, ledger),
    waits: await stores.review.listWaits(found.order),
    cause: await findCause(stores, found.order),
    paymentMethod: await nameOwnMethod(stores, link, found.order),
    shortCode: reference?.organisation.shortCode ?? null,
  };
}

async function listRuleSets(
  stores: Stores,
  linkId: string,
  documents: readonly LedgerRow[],
): Promise<NumberedRuleSet[]> {
  const numbers = new Set(documents.map((row) => row.ruleSetNumber));
  return Promise.all([...numbers].map((number) => stores.links.getRuleSetOrThrow(linkId, number)));
}

async function listRefusals(stores: Stores, { order }: OrderWithDocuments): Promise<Refusal[]> {
  const steps = await stores.steps.listForOrder(order);
  return steps.flatMap(({ createdAt: at, kind, error }) =>
    error === null ? [] : [{ at, kind, error }],
  );
}

/** What the ledger followed, and what a person is still asked about. */
async function listEnds(work: SightingWork, ledger: readonly LedgerRow[]): Promise<SeenEnd[]> {
  const known = ledger.flatMap(({ kind, number, state, endedAt = null }) =>
    // What was booked again may have another number.
    endedAt === null ? [] : [{ kind, number: state === 'voided' ? number : '', at: endedAt }],
  );
  const asked = (await listSeenChanges(work)).flatMap(({ change, sighting }) => {
    if (change.kind !== 'ended' && change.kind !== 'paymentRemoved') return [];
    const row = ledger.find(({ key }) => key === change.key);
    return row === undefined ? [] : [{ kind: row.kind, number: row.number, at: sighting.seenAt }];
  });
  return [...known, ...asked];
}

async function findCause(stores: Stores, order: OrderRecord): Promise<string | null> {
  if (order.state !== 'held') return null;
  const entries = await stores.review.listForOrder(order);
  const isElsewhere = ({ code, details }: OrderReason): boolean =>
    chooseFix(code, details).kind !== 'order' || canCheckAgain(code);
  return entries.find(({ reason }) => isElsewhere(reason))?.id ?? null;
}

async function nameOwnMethod(
  stores: Stores,
  { pairingId }: Link,
  { snapshot }: OrderRecord,
): Promise<string | null> {
  const method = snapshot.paymentMethodSystemName;
  if (method === null || method === '') return null;
  const info = await stores.reference.findStoreInfo(pairingId);
  return info === undefined ? method : nameMethod(info, method);
}
