import { getMoneyId, isStandingDocument } from '../domain/ledger/ledger-entry.ts';
import type { StoreInfo } from '../domain/order/store-info.ts';
import type { FeeOfMoney } from '../ports/fee-store.ts';
import type { AuditEntry } from '../ports/audit-store.ts';
import type { LedgerRow } from '../ports/ledger-store.ts';
import type { Link, NumberedRuleSet } from '../ports/link-store.ts';
import type { OrderReason } from '../ports/order-store.ts';
import type { OrderWait } from '../ports/review-store.ts';
import type { OrderEvent, RefundNotice } from '../ports/store-event-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import { listOrderChoices, type OrderChoices } from './list-order-choices.ts';
import { readOrder, type OrderWithDocuments } from './list-orders.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

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
  /** What it waits for now, and since when. */
  readonly waits: readonly OrderWait[];
  /** Xero's short name of the organisation; null where it was not read. */
  readonly shortCode: string | null;
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
    waits: await stores.review.listWaits(found.order),
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
