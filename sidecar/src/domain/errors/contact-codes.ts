import type { ErrorEntry } from './error-entry.ts';

/** Codes of whose contact in Xero a customer is. */
export const CONTACT_CODES = {
  'contact.archived': {
    kind: 'user',
    message: 'The customer’s contact {name} is archived in Xero.',
    suggestion: 'Restore the contact in Xero and check again, or have a new one made.',
  },
  'contact.replaced': {
    kind: 'user',
    message: '{number} stands on an archived contact of {name} that another one took the place of.',
    suggestion:
      'Restore that contact in Xero, change or credit {number} there by hand, then press Don’t book.',
  },
  'contact.doubtful': {
    kind: 'user',
    message: 'It is not sure whether {name} is a contact that Xero has already ({count} may be).',
    suggestion: 'Say which one it is, or have a new one made. You are asked once for a customer.',
  },
  'contact.missing': {
    kind: 'user',
    message: 'Xero has no contact of the customer {name}.',
    suggestion:
      'Have one made, or give the right one in Xero the contact number {number} and check again.',
  },
  'contact.update_refused': {
    kind: 'user',
    message: 'Xero did not take what changed of the contact {name}: {text}',
    suggestion: 'Change it in Xero by hand. Nothing is sent again before the store has news of it.',
  },
  'contact.nothing_to_decide': {
    kind: 'user',
    message: 'The order does not wait for its customer’s contact any more.',
    suggestion: 'Load the page again to see what it waits for.',
  },
  'contact.not_there': {
    kind: 'user',
    message: 'The contact is not among those that may be the customer any more.',
    suggestion: 'Load the page again and choose once more.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
