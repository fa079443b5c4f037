import type { DocumentLine, LineAmountTypes } from '../xero-documents.ts';

/** What a line comes to with its tax, whichever way its document has the amounts. */
export function readGrossMinor(
  { lineMinor, taxMinor }: Pick<DocumentLine, 'lineMinor' | 'taxMinor'>,
  amounts: LineAmountTypes,
): number {
  return amounts === 'Inclusive' ? lineMinor : lineMinor + taxMinor;
}
