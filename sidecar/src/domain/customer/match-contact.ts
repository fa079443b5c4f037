import type { ContactFacts } from './contact-facts.ts';
import { DOUBTFUL, scoreContact, SURE, type ContactScore } from './score-contact.ts';

/** The one that is taken is ahead of every other by this much, or a person says. */
const LEAD = 40;

export interface ContactCandidate extends ContactFacts {
  readonly contactId: string;
  /** Daybook made it for another customer of the shop. */
  readonly isOfAnother?: boolean;
}

export type ScoredCandidate = ContactCandidate & ContactScore;

export type ContactMatch =
  | { readonly kind: 'found'; readonly contactId: string }
  | { readonly kind: 'doubtful'; readonly candidates: readonly ScoredCandidate[] }
  | { readonly kind: 'none' };

/**
 * The contact of Xero that the customer is, where that is sure (accounting §5). A wrong one would put
 * invoices on somebody else's account, so of two that are near each other a person says which it is.
 * Who has an account of their own in the shop is nobody to ask about: that one is taken where it is
 * sure, and else is another customer.
 */
export function matchContact(
  customer: ContactFacts,
  candidates: readonly ContactCandidate[],
): ContactMatch {
  const near = rankCandidates(customer, candidates);
  const [best, second] = near;
  if (best === undefined) return { kind: 'none' };
  const isAhead = second === undefined || best.score - second.score >= LEAD;
  if (best.score >= SURE && isAhead) return { kind: 'found', contactId: best.contactId };
  return { kind: 'doubtful', candidates: near };
}

/** Those that may be the customer, the nearest first. */
export function rankCandidates(
  customer: ContactFacts,
  candidates: readonly ContactCandidate[],
): readonly ScoredCandidate[] {
  if (!isTelling(customer)) return [];
  const byId = new Map(candidates.map((candidate) => [candidate.contactId, candidate]));
  return [...byId.values()]
    .map((candidate) => ({ ...candidate, ...scoreContact(customer, candidate) }))
    .filter(({ score, isOfAnother }) => score >= (isOfAnother === true ? SURE : DOUBTFUL))
    .toSorted((a, b) => b.score - a.score || (a.contactId < b.contactId ? -1 : 1));
}

/** A name alone is nobody: a contact that many share has no more than that. */
function isTelling({ emailAddress, taxNumber, postalCode, phone }: ContactFacts): boolean {
  return [emailAddress, taxNumber, postalCode, phone].some((text) => text !== '');
}
