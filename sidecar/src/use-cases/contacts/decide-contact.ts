import { rankCandidates, type ScoredCandidate } from '../../domain/customer/match-contact.ts';
import type { BookedContact } from '../../domain/booking/xero-documents.ts';
import { makeContact } from '../../domain/customer/make-contact.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { WORK_PRIORITY } from '../../domain/ledger/work-priority.ts';
import type { Link } from '../../ports/link-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findLinkKnowledge, loadOrderLedger, loadRules } from '../booking/load-booking-input.ts';
import { findCandidates, makeContactNumber } from './resolve-contact.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

/** A customer beside the contacts of Xero that may be the same. */
export interface ContactQuestion {
  readonly customer: BookedContact;
  readonly candidates: readonly ScoredCandidate[];
  /** Xero's short name of the organisation; null where it was not read. */
  readonly shortCode: string | null;
}

interface OrderOfLink {
  readonly linkId: string;
  readonly orderId: number;
}

export interface ContactDecision extends OrderOfLink {
  /** Null: a new one. */
  readonly contactId: string | null;
}

type Deps = Pick<SetupDeps, 'uow' | 'clock' | 'ids'>;

const ASKING: ReadonlySet<string> = new Set([
  'contact.doubtful',
  'contact.missing',
  'contact.archived',
]);

/** Both sides of the question that an order waits for. Throws `contact.nothing_to_decide`. */
export async function readContactQuestion(
  deps: Deps,
  order: OrderOfLink,
  actor: Actor,
): Promise<ContactQuestion> {
  return readQuestion(deps, deps.uow.reading, { order, actor });
}

/**
 * A person's word on which contact a customer is: kept for all that the customer buys. Throws
 * `contact.nothing_to_decide`, and `contact.not_there` where the contact is no candidate any more.
 */
export async function decideContact(
  deps: Deps,
  { contactId, ...order }: ContactDecision,
  actor: Actor,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    const question = await readQuestion(deps, stores, { order, actor });
    const { customer, candidates, record } = question;
    const chosen = candidates.find((candidate) => candidate.contactId === contactId);
    if (contactId !== null && chosen === undefined) throw new DaybookError('contact.not_there');
    const insteadOf = String(record.reason?.details['contactId'] ?? '');
    const choice = { contactId, insteadOf };
    await stores.contacts.keepChoice(order.linkId, customer.contactNumber, choice);
    const causes = await stores.review.listForOrder(record);
    await stores.orders.markWaitingDirty(causes.map(({ id }) => id));
    await stores.orders.markDirty([record], WORK_PRIORITY.person);
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'contact decided',
      subject: `${order.linkId}/${order.orderId}`,
      before: record.reason?.code,
      after: chosen === undefined ? 'a new contact' : chosen.name,
    });
  });
}

async function readQuestion(
  deps: Deps,
  stores: Stores,
  { order, actor }: { readonly order: OrderOfLink; readonly actor: Actor },
): Promise<ContactQuestion & { readonly record: OrderRecord }> {
  const link = await getOwnLinkOrThrow(stores, order.linkId, actor);
  const record = await stores.orders.findByOrderId(order.linkId, order.orderId);
  if (record === undefined) throw new DaybookError('setup.order_unknown');
  if (record.state !== 'held' || !ASKING.has(record.reason?.code ?? '')) {
    throw new DaybookError('contact.nothing_to_decide');
  }
  const customer = await makeCustomer(deps, stores, { link, record });
  const near = await findCandidates(stores, link, customer);
  const reference = await stores.reference.findXero(link.tenantId);
  return {
    record,
    customer,
    candidates: rankCandidates(customer, near),
    shortCode: reference?.organisation.shortCode ?? null,
  };
}

async function makeCustomer(
  { ids }: Deps,
  stores: Stores,
  { link, record }: { readonly link: Link; readonly record: OrderRecord },
): Promise<BookedContact> {
  const knowledge = await findLinkKnowledge(stores, link.id);
  if (knowledge === undefined) throw new DaybookError('contact.nothing_to_decide');
  const ledger = await loadOrderLedger(stores, record);
  const { settings } = (await loadRules(stores, record, { knowledge, ledger })).rules;
  const order = record.snapshot;
  const contactNumber = makeContactNumber(link, order, { ids, settings });
  return makeContact(order, { contactNumber, settings, storeName: link.storeName });
}
