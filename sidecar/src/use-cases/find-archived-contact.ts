import { sharedHold, type Hold } from '../domain/booking/hold.ts';
import type { BookedContact } from '../domain/booking/xero-documents.ts';
import type { Plan } from '../domain/ledger/plan-difference.ts';
import type { LedgerRow } from '../ports/ledger-store.ts';
import type { PlanWork } from './write-plan.ts';

/** Xero makes no document for an archived contact, though it was one to book to: held before it is sent. */
export async function findArchivedContact(
  { stores, knowledge }: PlanWork,
  contact: BookedContact,
  { plan, shared }: { readonly plan: Plan; readonly shared: readonly LedgerRow[] },
): Promise<Hold | undefined> {
  const row = shared.find(({ key }) => key === contact.key);
  const isNeeded = plan.steps.some(({ needs }) => needs.includes(contact.key));
  if (row === undefined || !isNeeded) return undefined;
  const found = await stores.contacts.findById(knowledge.link.tenantId, row.xeroId);
  if (found?.status !== 'ARCHIVED' || found.mergedToContactId !== null) return undefined;
  return sharedHold('contact.archived', contact.contactNumber, { name: contact.name });
}
