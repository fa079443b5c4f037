import type { BookedInvoice } from '../../domain/booking/xero-documents.ts';
import { findChanges, type XeroChange } from '../../domain/reconciliation/find-changes.ts';
import { isApproved, type XeroState } from '../../domain/reconciliation/xero-state.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderKey } from '../../ports/order-store.ts';
import type { Sighting } from '../../ports/sighting-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';
import { listLinksOf } from '../find-link.ts';
import { limitLook } from './limit-look.ts';
import { isSummaryRow, keepSummarySighting } from '../summaries/look-at-summaries.ts';
import { findMergedContact } from '../contacts/find-merged-contact.ts';

type Deps = Pick<CoreDeps, 'uow' | 'xero' | 'clock'>;

export const DOCUMENT_KINDS: readonly XeroState['kind'][] = ['invoice', 'creditNote'];

/** More pages than this mean a fault, not an organisation. */
const MAX_PAGES = 500;
/** Documents a transaction: others get their turn between two. */
const PART = 50;

/**
 * Looks at the sales documents that were modified in an organisation since the last look. What differs
 * from the ledger is kept, and its order is worked out again: by difference, like everything else.
 */
export async function lookAtDocuments(
  deps: Deps,
  tenantId: string,
  {
    kinds = DOCUMENT_KINDS,
    priority = 'poll',
  }: {
    readonly kinds?: readonly XeroState['kind'][];
    readonly priority?: CallPriority;
  } = {},
): Promise<void> {
  for (const kind of kinds) await lookAtKind(deps, { tenantId, kind, priority });
}

interface Look {
  readonly tenantId: string;
  readonly kind: XeroState['kind'];
  readonly priority: CallPriority;
}

async function lookAtKind(deps: Deps, { tenantId, kind, priority }: Look): Promise<void> {
  const { stores } = deps.uow;
  const linkIds = (await listLinksOf(stores, tenantId)).map(({ id }) => id);
  if (linkIds.length === 0) return;
  const cursor = await stores.sightings.getCursor(tenantId, kind);
  const modifiedSince = cursor ?? (await stores.ledger.findFirstPostedAt(linkIds));
  if (modifiedSince === null) return;
  const limit = await limitLook(deps, tenantId);
  let newest = modifiedSince;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const readAt = deps.clock.nowIso();
    const read = await deps.xero.readDocumentPage(tenantId, priority, {
      kind,
      page,
      modifiedSince,
    });
    for (let at = 0; at < read.documents.length; at += PART) {
      const part = read.documents.slice(at, at + PART);
      await deps.uow.transaction((inside) => keepPage(inside, { linkIds, readAt, tenantId }, part));
    }
    if (read.newestUpdatedAt !== null && read.newestUpdatedAt > newest)
      newest = read.newestUpdatedAt;
    if (read.isLast) break;
  }
  // Last: what is not kept is read again.
  await stores.sightings.setCursor(tenantId, kind, newest < limit ? newest : limit);
}

interface Page {
  readonly tenantId: string;
  readonly linkIds: readonly string[];
  readonly readAt: string;
}

async function keepPage(stores: Stores, page: Page, states: readonly XeroState[]): Promise<void> {
  const ids = states.map(({ xeroId }) => xeroId);
  const rows = await stores.ledger.findByXeroIds(page.linkIds, ids);
  const rowsById = Map.groupBy(rows, ({ xeroId }) => xeroId);
  for (const state of states) {
    for (const row of rowsById.get(state.xeroId) ?? []) {
      if (row.kind !== state.kind || row.state !== 'posted') continue;
      if (isSummaryRow(row)) await keepSummary(stores, page, { state, row });
      if (row.orderGuid === null) continue;
      await keepSighting(stores, page, {
        state,
        row,
        key: { linkId: row.linkId, orderGuid: row.orderGuid },
      });
    }
  }
}

async function keepSummary(
  stores: Stores,
  { tenantId, readAt }: Page,
  { state, row }: Omit<Seen, 'key'>,
): Promise<void> {
  const { linkId } = row;
  // Our own JSON, as it was planned.
  const { contactKey } = row.body as BookedInvoice;
  const contactId = await findContactId(stores, { linkId, tenantId, contactKey });
  await keepSummarySighting(stores, { state, row, readAt, contactId });
}

interface Seen {
  readonly state: XeroState;
  readonly row: LedgerRow;
  readonly key: OrderKey;
}

async function keepSighting(stores: Stores, page: Page, { state, row, key }: Seen): Promise<void> {
  const isNewlyApproved = await noteApproval(stores, state, row);
  const known = await stores.sightings.listForOrder(key);
  const before = known.find((other) => other.state.xeroId === state.xeroId);
  const sighting = { ...key, state, readAt: page.readAt };
  const changes = await findChangesOf(stores, sighting, page.tenantId);
  if (changes.length > 0) await stores.sightings.save(sighting);
  else if (before !== undefined) await stores.sightings.forget(key.linkId, state.xeroId);
  const isNews = JSON.stringify(before?.state) !== JSON.stringify(state);
  if (
    (changes.length > 0 && isNews) ||
    (changes.length === 0 && before !== undefined) ||
    isNewlyApproved
  ) {
    await stores.orders.markDirty([key]);
  }
}

/** A draft that somebody approved takes payments and credits from now on. */
async function noteApproval(stores: Stores, state: XeroState, row: LedgerRow): Promise<boolean> {
  // Our own JSON, as it was planned.
  const body = row.body as BookedInvoice;
  if (body.kind !== 'invoice' || body.status !== 'DRAFT' || !isApproved(state)) return false;
  await stores.ledger.correct(row.linkId, row.key, { body: { ...body, status: 'AUTHORISED' } });
  return true;
}

/** What the sighting says beside the order's ledger as it is now. */
export async function findChangesOf(
  stores: Stores,
  sighting: Omit<Sighting, 'accepted' | 'seenAt'>,
  tenantId: string,
): Promise<readonly XeroChange[]> {
  const rows = await stores.ledger.listForOrder(sighting);
  const row = rows.find(({ xeroId }) => xeroId === sighting.state.xeroId);
  const { contactKey } = (row?.body ?? {}) as { contactKey?: string };
  const contactId = await findContactId(stores, { linkId: sighting.linkId, tenantId, contactKey });
  return findChanges({ ...sighting, contactId }, rows);
}

/** The contact that documents of the key are for now; undefined where that is not known for sure. */
async function findContactId(
  stores: Stores,
  {
    linkId,
    tenantId,
    contactKey,
  }: { linkId: string; tenantId: string; contactKey: string | undefined },
): Promise<string | undefined> {
  if (contactKey === undefined) return undefined;
  const [row] = await stores.ledger.findByKeys(linkId, [contactKey]);
  const contact = row && (await stores.contacts.findById(tenantId, row.xeroId));
  if (contact === undefined) return undefined;
  const left = await findMergedContact(stores.contacts, contact);
  return left.contactId ?? undefined;
}

/** Every linked organisation; one that fails does not stop the others. */
export async function lookAtAllDocuments(deps: CoreDeps): Promise<void> {
  const tenants = new Set((await deps.uow.stores.links.list()).map((link) => link.tenantId));
  for (const tenantId of tenants) {
    try {
      await lookAtDocuments(deps, tenantId);
    } catch (error) {
      deps.logger.warn('documents in Xero not looked at', { error: String(error) });
    }
  }
}
