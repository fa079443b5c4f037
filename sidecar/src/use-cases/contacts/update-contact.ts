import { chooseContactGroup } from '../../domain/customer/choose-contact-group.ts';
import { planContactUpdate } from '../../domain/customer/plan-contact-update.ts';
import type { BookedContact } from '../../domain/booking/xero-documents.ts';
import type { ContactStepBody, UpdateContact } from '../../domain/ledger/step.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import { addStepOfMany, type PlanWork } from '../booking/write-plan.ts';

/**
 * The customer's facts as this order has them, where they are news, onto the contact that Xero has: by
 * the shop's policies, in a step that no order waits for. Facts that are the same cost nothing, and no
 * document is touched.
 */
export async function updateContact(
  work: PlanWork,
  booked: BookedContact,
  shared: readonly LedgerRow[],
): Promise<void> {
  const { stores, record, rules, knowledge } = work;
  const { settings } = knowledge.rules.rules;
  const isOwn = chooseContactGroup(record.snapshot, rules.rules.settings).kind === 'own';
  // What many share follows none of them.
  if (!isOwn || knowledge.link.afterwards === 'person') return;
  const contact = withSource(work, booked);
  const row = shared.find(({ key }) => key === contact.key);
  const before = row && readBody(row);
  if (row !== undefined && before !== undefined && !isNews(row, before, contact)) return;
  const posted = row ?? (await stores.ledger.findByKeys(record.linkId, [contact.key]))[0];
  if (posted === undefined) return;
  const xero = await stores.contacts.findById(knowledge.link.tenantId, posted.xeroId);
  if (xero?.status !== 'ACTIVE' || xero.details === null) return;
  const sides = { store: contact, before, xero: { ...xero, details: xero.details } };
  const update = planContactUpdate(sides, settings.contactFields);
  const body = { ...contact, ...keepReplaced(posted) };
  if (update === undefined) {
    await stores.ledger.correct(record.linkId, contact.key, { body: toStepBody(body) });
    return;
  }
  const step: UpdateContact = {
    kind: 'updateContact',
    key: `contactUpdate:${posted.xeroId}`,
    needs: [],
    contactId: posted.xeroId,
    contact: body,
    changes: await giveFreeName(work, contact, update.changes),
    was: update.was,
  };
  await addStepOfMany(work, step);
}

/** With the order that its facts are of. */
export function withSource({ record, rules }: PlanWork, contact: BookedContact): BookedContact {
  const { name } = contact;
  const namedBy = rules.rules.settings.contactName;
  return { ...contact, source: { placedAt: record.placedAt, name, namedBy } };
}

export function toStepBody(contact: BookedContact): ContactStepBody {
  return { kind: 'contact', ...contact };
}

/** An order that is older than the facts says nothing new, nor one that says the same. */
function isNews(row: LedgerRow, before: BookedContact, contact: BookedContact): boolean {
  const since = before.source?.placedAt ?? row.postedAt;
  return (contact.source?.placedAt ?? '') >= since && listFacts(before) !== listFacts(contact);
}

function listFacts({ source, firstName, lastName, ...contact }: BookedContact): string {
  const { emailAddress, taxNumber, phone, addresses } = contact;
  const name = [source?.name, source?.namedBy, firstName, lastName];
  return JSON.stringify([name, emailAddress, taxNumber, phone, addresses]);
}

function readBody(row: LedgerRow): BookedContact {
  // Our own JSON, as it was planned.
  return row.body as BookedContact;
}

function keepReplaced(row: LedgerRow): Pick<BookedContact, 'replacedAt'> {
  const { replacedAt } = readBody(row);
  return replacedAt === undefined ? {} : { replacedAt };
}

/** Names are unique in Xero. */
async function giveFreeName(
  { stores, knowledge }: PlanWork,
  contact: BookedContact,
  changes: UpdateContact['changes'],
): Promise<UpdateContact['changes']> {
  const { name } = changes;
  if (name === undefined) return changes;
  const { tenantId } = knowledge.link;
  const isTaken = await stores.contacts.isNameTaken(tenantId, name, contact.contactNumber);
  return isTaken ? { ...changes, name: contact.fallbackName } : changes;
}
