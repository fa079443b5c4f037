import type { MirroredContact } from '../../ports/contact-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';
import { listLinksOf } from '../find-link.ts';
import { limitLook } from '../changes-in-xero/limit-look.ts';
import { findMergedContact } from './find-merged-contact.ts';
import { noteContactsChanged } from '../organisation/keep-reference.ts';

/** 1,000 contacts a page: more pages than this mean a fault, not an organisation. */
const MAX_PAGES = 500;

/**
 * Brings the local mirror of an organisation's contacts up to date: all of them the first time,
 * then what was modified since. Orders that wait because of contacts are booked again when one changed.
 */
export async function mirrorContacts(
  deps: Pick<CoreDeps, 'uow' | 'xero' | 'clock'>,
  tenantId: string,
  priority: CallPriority = 'poll',
): Promise<void> {
  const { contacts } = deps.uow.stores;
  const modifiedSince = await contacts.getMirrorCursor(tenantId);
  const limit = await limitLook(deps, tenantId);
  let newest = modifiedSince;
  let hasChanged = false;
  const merged: MirroredContact[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const read = await deps.xero.readContactPage(tenantId, priority, { page, modifiedSince });
    const changed = await deps.uow.transaction((stores) => keepPage(stores, read.contacts));
    hasChanged ||= changed.length > 0;
    merged.push(...changed.filter(({ mergedToContactId }) => mergedToContactId !== null));
    if (read.newestUpdatedAt !== null && (newest === null || read.newestUpdatedAt > newest)) {
      newest = read.newestUpdatedAt;
    }
    if (read.isLast) break;
  }
  await deps.uow.transaction(async (stores) => {
    for (const contact of merged) await followInLedger(stores, contact);
    if (hasChanged) await noteContactsChanged(stores, tenantId);
    // Last: what is not followed up is read again.
    const cursor = newest !== null && newest < limit ? newest : limit;
    await stores.contacts.setMirrorCursor(tenantId, cursor);
  });
}

/** The contacts of a page that are new or look different. */
async function keepPage(
  { contacts }: Stores,
  page: readonly MirroredContact[],
): Promise<readonly MirroredContact[]> {
  const changed: MirroredContact[] = [];
  for (const contact of page) {
    const { tenantId, contactId } = contact;
    const known = contactId === null ? undefined : await contacts.findById(tenantId, contactId);
    if (known === undefined || !isSame(known, contact)) changed.push(contact);
  }
  await contacts.upsert(changed);
  return changed;
}

function isSame(known: MirroredContact, read: MirroredContact): boolean {
  return (Object.keys(read) as (keyof MirroredContact)[]).every(
    (key) => JSON.stringify(known[key]) === JSON.stringify(read[key]),
  );
}

/** What is booked for the customer from now on goes to the contact that is left. */
async function followInLedger(stores: Stores, contact: MirroredContact): Promise<void> {
  const left = await findMergedContact(stores.contacts, contact);
  const leftId = left.mergedToContactId ?? left.contactId;
  if (contact.contactId === null || leftId === null) return;
  for (const { id } of await listLinksOf(stores, contact.tenantId)) {
    await stores.ledger.moveContact(id, contact.contactId, leftId);
  }
}

/** Every linked organisation; one that fails does not stop the others. */
export async function mirrorAllContacts(deps: CoreDeps): Promise<void> {
  const tenants = new Set((await deps.uow.stores.links.list()).map((link) => link.tenantId));
  for (const tenantId of tenants) {
    try {
      await mirrorContacts(deps, tenantId);
    } catch (error) {
      deps.logger.warn('contacts not mirrored', { error: String(error) });
    }
  }
}
