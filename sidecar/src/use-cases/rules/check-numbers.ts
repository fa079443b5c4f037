import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { canNumbersMeet, type Numbering } from '../../domain/mapping/can-numbers-meet.ts';
import type { UnfinishedRuleSet } from '../../domain/mapping/rule-set.ts';
import type { Link } from '../../ports/link-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { listLinksOf } from '../find-link.ts';

type Settings = Pick<
  UnfinishedRuleSet['settings'],
  'invoiceNumberPrefix' | 'invoiceNumberTemplate'
>;

/** Throws `setup.numbers_collide` where another store of the organisation could give the same number. */
export async function checkNumbers(stores: Stores, link: Link, settings: Settings): Promise<void> {
  const own = { ...settings, storeId: link.storeId };
  for (const other of await listNumberings(stores, link)) {
    if (!canNumbersMeet(own, other.numbering)) continue;
    throw new DaybookError('setup.numbers_collide', { details: { store: other.storeName } });
  }
}

/** The prefix where it is free in the organisation; else one with the store's number. */
export async function findFreePrefix(
  stores: Stores,
  link: Link,
  settings: Settings,
): Promise<string> {
  const others = await listNumberings(stores, link);
  const isFree = (invoiceNumberPrefix: string): boolean =>
    !others.some(({ numbering }) =>
      canNumbersMeet({ ...settings, invoiceNumberPrefix, storeId: link.storeId }, numbering),
    );
  const tries = [settings.invoiceNumberPrefix, `S${link.storeId}-`, `${link.code}-`];
  return tries.find(isFree) ?? settings.invoiceNumberPrefix;
}

/** How the other stores of the organisation number their invoices, of whatever shop they are. */
async function listNumberings(
  stores: Stores,
  link: Link,
): Promise<readonly { readonly storeName: string; readonly numbering: Numbering }[]> {
  const found: { readonly storeName: string; readonly numbering: Numbering }[] = [];
  for (const other of await listLinksOf(stores, link.tenantId)) {
    // The same orders under another organisation before: one number, one order.
    if (other.pairingId === link.pairingId && other.storeId === link.storeId) continue;
    const published = await stores.links.findCurrentRuleSet(other.id);
    if (published === undefined) continue;
    const numbering = { ...published.rules.settings, storeId: other.storeId };
    found.push({ storeName: other.storeName, numbering });
  }
  return found;
}
