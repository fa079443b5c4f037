import type { BookedContact } from '../booking/xero-documents.ts';

/** A contact that Xero holds already, as far as matching needs it. */
export interface KnownContact {
  readonly contactId: string | null;
  readonly status: string;
  readonly mergedToContactId: string | null;
}

/** What Xero holds under each of the contact's marks, in the order they are tried. */
export interface ContactMatches {
  readonly byNumber: KnownContact | undefined;
  readonly byEmail: readonly KnownContact[];
  readonly byTaxNumber: readonly KnownContact[];
  readonly byNameAndPostcode: readonly KnownContact[];
}

export type ContactMatch =
  | { readonly kind: 'found'; readonly contactId: string; readonly by: string }
  | { readonly kind: 'archived'; readonly contactId: string }
  | { readonly kind: 'doubtful'; readonly by: string; readonly count: number }
  | { readonly kind: 'none' };

/** Our number, e-mail, VAT number, exact name and postcode; the first that answers decides (accounting §5). */
export function matchContact(contact: BookedContact, matches: ContactMatches): ContactMatch {
  const own = matches.byNumber;
  if (own !== undefined && own.contactId !== null) {
    if (own.mergedToContactId !== null) {
      return { kind: 'found', contactId: own.mergedToContactId, by: 'merged' };
    }
    return own.status === 'ARCHIVED'
      ? { kind: 'archived', contactId: own.contactId }
      : { kind: 'found', contactId: own.contactId, by: 'number' };
  }
  const rounds = [
    { by: 'email', found: contact.emailAddress === '' ? [] : matches.byEmail },
    { by: 'taxNumber', found: contact.taxNumber === '' ? [] : matches.byTaxNumber },
    { by: 'nameAndPostcode', found: contact.postalCode === '' ? [] : matches.byNameAndPostcode },
  ];
  for (const { by, found } of rounds) {
    const ids = new Set(found.map((entry) => entry.contactId).filter((id) => id !== null));
    const [contactId] = ids;
    if (contactId !== undefined) {
      return ids.size === 1
        ? { kind: 'found', contactId, by }
        : { kind: 'doubtful', by, count: ids.size };
    }
  }
  return { kind: 'none' };
}
