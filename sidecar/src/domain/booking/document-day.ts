import { parseLocalDate, type LocalDate } from '../time/instant.ts';
import type { BookedDocument } from './xero-documents.ts';

/** The day that a document is dated on. */
export function readDay(document: BookedDocument): LocalDate {
  switch (document.kind) {
    case 'invoice':
    case 'creditNote':
      return parseLocalDate(document.issuedOn);
    case 'payment':
    case 'refund':
      return parseLocalDate(document.paidOn);
    case 'allocation':
      return parseLocalDate(document.allocatedOn);
  }
}

export function withDay<Document extends BookedDocument>(
  document: Document,
  on: LocalDate,
): Document {
  switch (document.kind) {
    case 'invoice':
    case 'creditNote':
      return { ...document, issuedOn: on };
    case 'payment':
    case 'refund':
      return { ...document, paidOn: on };
    case 'allocation':
      return { ...document, allocatedOn: on };
  }
}
