import { findDuplicates, type DuplicateGroup } from '../../domain/customer/find-duplicates.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { toCandidates } from './resolve-contact.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface Duplicates {
  readonly groups: readonly DuplicateGroup[];
  /** How many groups there are; only the first of them are given. */
  readonly total: number;
  readonly shortCode: string | null;
}

const MOST_GROUPS = 50;

/** Contacts of the organisation that seem to be the same. Nothing is merged: that is done in Xero. */
export async function listDuplicates(
  deps: Pick<SetupDeps, 'uow'>,
  linkId: string,
  actor: Actor,
): Promise<Duplicates> {
  const stores = deps.uow.reading;
  const { tenantId } = await getOwnLinkOrThrow(stores, linkId, actor);
  const groups = findDuplicates(toCandidates(await stores.contacts.listSharingMarks(tenantId)));
  const reference = await stores.reference.findXero(tenantId);
  return {
    groups: groups.slice(0, MOST_GROUPS),
    total: groups.length,
    shortCode: reference?.organisation.shortCode ?? null,
  };
}
