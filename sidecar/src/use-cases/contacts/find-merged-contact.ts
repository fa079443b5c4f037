import type { ContactStore, MirroredContact } from '../../ports/contact-store.ts';

/** Xero merges into what may be merged again: more than this is a ring. */
const MOST_MERGES = 20;

/** The contact that Xero books to instead; the last one that the mirror knows of. */
export async function findMergedContact(
  contacts: ContactStore,
  contact: MirroredContact,
): Promise<MirroredContact> {
  let current = contact;
  for (let merges = 0; merges < MOST_MERGES; merges += 1) {
    const { mergedToContactId } = current;
    if (mergedToContactId === null) return current;
    const next = await contacts.findById(contact.tenantId, mergedToContactId);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}
