import { orderHold, type Hold } from '../../domain/booking/hold.ts';
import type { BookedContact } from '../../domain/booking/xero-documents.ts';
import type { Plan } from '../../domain/ledger/plan-difference.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import { makeArchivedHold } from './resolve-contact.ts';
import type { PlanWork } from '../booking/write-plan.ts';

export type ArchivedContact =
  | { readonly kind: 'held'; readonly hold: Hold }
  /** Nothing of the order stands on it: another contact may take its place. */
  | { readonly kind: 'replaceable'; readonly contactId: string };

/**
 * Xero makes no document for an archived contact, though it was one to book to: found before it is
 * sent. What credits or changes an invoice has to be for that invoice's own contact.
 */
export async function findArchivedContact(
  { stores, knowledge }: PlanWork,
  contact: BookedContact,
  found: {
    readonly plan: Plan;
    readonly shared: readonly LedgerRow[];
    readonly rows: readonly LedgerRow[];
  },
): Promise<ArchivedContact | undefined> {
  const row = found.shared.find(({ key }) => key === contact.key);
  const needing = found.plan.steps.filter(({ needs }) => needs.includes(contact.key));
  if (row === undefined || needing.length === 0) return undefined;
  // A credit is set against an invoice of its own contact only.
  const isCarried = found.plan.steps.some(({ kind }) => kind === 'allocation');
  const isAllNew = !isCarried && needing.every(({ kind }) => kind === 'invoice');
  // Our own JSON, as it was planned.
  const { replacedAt } = row.body as Partial<BookedContact>;
  const invoice = found.rows.find(({ kind, state }) => kind === 'invoice' && state === 'posted');
  if (!isAllNew && replacedAt !== undefined && (invoice?.postedAt ?? '') < replacedAt) {
    const details = { name: contact.name, number: invoice?.number ?? '' };
    return { kind: 'held', hold: orderHold('contact.replaced', details) };
  }
  const mirrored = await stores.contacts.findById(knowledge.link.tenantId, row.xeroId);
  if (mirrored?.status !== 'ARCHIVED' || mirrored.mergedToContactId !== null) return undefined;
  if (isAllNew) return { kind: 'replaceable', contactId: row.xeroId };
  return { kind: 'held', hold: makeArchivedHold(contact, row.xeroId) };
}
