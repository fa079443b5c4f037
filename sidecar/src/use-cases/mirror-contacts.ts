import type { CoreDeps } from './core-deps.ts';

/** 1,000 contacts a page: more pages than this mean a fault, not an organisation. */
const MAX_PAGES = 500;

/**
 * Brings the local mirror of an organisation's contacts up to date: all of them the first time,
 * then what was modified since. Returns how many were read.
 */
export async function mirrorContacts(deps: CoreDeps, tenantId: string): Promise<number> {
  const { contacts } = deps.uow.stores;
  const since = await contacts.getMirrorCursor(tenantId);
  let newest = since;
  let count = 0;
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const read = await deps.xero.readContactPage(tenantId, page, since);
    await deps.uow.transaction((stores) => stores.contacts.upsert(read.contacts));
    count += read.contacts.length;
    if (read.newestUpdatedAt !== null && (newest === null || read.newestUpdatedAt > newest)) {
      newest = read.newestUpdatedAt;
    }
    if (read.isLast) break;
  }
  await contacts.setMirrorCursor(tenantId, newest ?? deps.clock.nowIso());
  return count;
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
