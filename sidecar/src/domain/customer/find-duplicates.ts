import { toPostalKey, toTaxKey } from './contact-facts.ts';
import type { ContactCandidate } from './match-contact.ts';
import { scoreContact, SURE, type MatchReason } from './score-contact.ts';

/** A mark that more contacts share than this is nobody's: a telephone, a mailbox, a shopping centre. */
export const MOST_OF_A_MARK = 50;

export interface DuplicateGroup {
  readonly contacts: readonly ContactCandidate[];
  /** What speaks for it; between all of them together. */
  readonly reasons: readonly MatchReason[];
}

/** Contacts of an organisation that are the same as far as their facts say; larger groups first. */
export function findDuplicates(contacts: readonly ContactCandidate[]): readonly DuplicateGroup[] {
  const groups = new Map<string, { ids: Set<string>; reasons: Set<MatchReason> }>();
  for (const [a, b] of listPairs(contacts)) {
    const { score, reasons } = scoreContact(a, b);
    if (score < SURE) continue;
    const [left, right] = [a, b].map(({ contactId }) => groups.get(contactId));
    const merged = {
      ids: new Set([a.contactId, b.contactId, ...(left?.ids ?? []), ...(right?.ids ?? [])]),
      reasons: new Set([
        ...reasons.filter((reason) => reason.startsWith('same') || reason === 'alikeName'),
        ...(left?.reasons ?? []),
        ...(right?.reasons ?? []),
      ]),
    };
    for (const id of merged.ids) groups.set(id, merged);
  }
  const byId = new Map(contacts.map((contact) => [contact.contactId, contact]));
  return [...new Set(groups.values())]
    .map(({ ids, reasons }) => ({
      contacts: [...ids].flatMap((id) => byId.get(id) ?? []).toSorted(byName),
      reasons: [...reasons],
    }))
    .toSorted(
      (a, b) => b.contacts.length - a.contacts.length || byName(a.contacts[0], b.contacts[0]),
    );
}

/** Each two that share a mark, once. */
function listPairs(
  contacts: readonly ContactCandidate[],
): readonly (readonly [ContactCandidate, ContactCandidate])[] {
  const pairs = new Map<string, readonly [ContactCandidate, ContactCandidate]>();
  const marks = [
    ({ emailAddress }: ContactCandidate) => emailAddress.trim().toLowerCase(),
    ({ taxNumber }: ContactCandidate) => toTaxKey(taxNumber),
    ({ postalCode }: ContactCandidate) => toPostalKey(postalCode),
  ];
  for (const readMark of marks) {
    for (const [mark, group] of Map.groupBy(contacts, readMark)) {
      if (mark === '' || group.length > MOST_OF_A_MARK) continue;
      const sorted = group.toSorted((a, b) => (a.contactId < b.contactId ? -1 : 1));
      for (const [index, a] of sorted.entries()) {
        for (const b of sorted.slice(index + 1)) pairs.set(`${a.contactId} ${b.contactId}`, [a, b]);
      }
    }
  }
  return [...pairs.values()];
}

function byName(a: ContactCandidate | undefined, b: ContactCandidate | undefined): number {
  const [left, right] = [`${a?.name} ${a?.contactId}`, `${b?.name} ${b?.contactId}`];
  return left < right ? -1 : Number(left > right);
}
