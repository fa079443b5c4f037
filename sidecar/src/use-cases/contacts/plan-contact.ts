import type { Hold } from '../../domain/booking/hold.ts';
import type { BookedContact } from '../../domain/booking/xero-documents.ts';
import type { Plan } from '../../domain/ledger/plan-difference.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import { findArchivedContact } from './find-archived-contact.ts';
import { resolveContact } from './resolve-contact.ts';
import { withSource } from './update-contact.ts';
import { shareContact } from './share-contact.ts';
import { originOf, type PlanWork } from '../booking/write-plan.ts';

export type ContactPlan =
  { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly hold: Hold };

/**
 * Whom the order's documents are for: the contact of the ledger while it can be booked to, else one
 * that is found or made. The plan comes back without the contact's own step, which orders share.
 */
export async function planContact(
  work: PlanWork,
  contact: BookedContact,
  found: {
    readonly plan: Plan;
    /** Rows of the ledger that orders share. */
    readonly shared: readonly LedgerRow[];
    /** The order's own. */
    readonly rows: readonly LedgerRow[];
  },
): Promise<ContactPlan> {
  const { stores, knowledge, rules } = work;
  const { link } = knowledge;
  const { plan } = found;
  const archived = await findArchivedContact(work, contact, found);
  if (archived?.kind === 'held') return { ok: false, hold: archived.hold };
  if (archived === undefined && !plan.steps.some(({ kind }) => kind === 'contact')) {
    return { ok: true, plan };
  }
  const { settings } = rules.rules;
  const replaced = archived === undefined ? {} : { archivedId: archived.contactId };
  const resolution = await resolveContact(stores, { link, settings, ...replaced }, contact);
  if (resolution.kind === 'held') return { ok: false, hold: resolution.hold };
  const body = {
    ...withSource(work, contact),
    ...(archived === undefined ? {} : { replacedAt: work.deps.clock.nowIso() }),
  };
  await shareContact({ ...originOf(work), deps: work.deps, stores, link }, body, resolution);
  const steps = plan.steps.filter(({ kind }) => kind !== 'contact');
  return { ok: true, plan: { ...plan, steps } };
}
