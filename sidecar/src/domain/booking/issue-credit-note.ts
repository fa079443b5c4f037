import { toLocalDate, type Instant } from '../time/instant.ts';
import { getTimeZoneOrThrow } from '../time/organisation-time-zone.ts';
import { noEarlierThanClosing, type BookingInput } from './booking-context.ts';
import { fillTemplate, findFreeNumber } from './document-numbers.ts';
import { ok, type OrHeld } from './hold.ts';
import { findOpenDateOfMoney, referToDay } from './locked-period.ts';
import { makeRefundLines, type RefundShare } from './refund-lines.ts';
import { remarkTaxDifferences } from './remark-tax-differences.ts';
import type { BookedCreditNote, BookedInvoice, Remark } from './xero-documents.ts';

export interface IssuedCreditNote {
  readonly note: BookedCreditNote;
  readonly remarks: readonly Remark[];
}

type CreditNoteRequest = Pick<
  BookedCreditNote,
  'kind' | 'key' | 'fingerprint' | 'number' | 'refundedTotalMinor' | 'returns'
> & { readonly happenedAt: Instant; readonly share: RefundShare };

/** A credit note of an invoice, dated on the day of what it gives back or the first open one after. */
export function issueCreditNote(
  input: BookingInput,
  invoice: BookedInvoice,
  { happenedAt, share, ...request }: CreditNoteRequest,
): OrHeld<IssuedCreditNote> {
  const { order, rules, reference, context } = input;
  const zone = getTimeZoneOrThrow(reference.organisation.timezone);
  const happenedOn = toLocalDate(noEarlierThanClosing(context, happenedAt), zone);
  const issued = findOpenDateOfMoney(happenedOn, reference.organisation, rules.settings);
  if (!issued.ok) return issued;
  const lines = makeRefundLines(input, invoice, share);
  if (!lines.ok) return lines;
  const note: BookedCreditNote = {
    ...request,
    number: findFreeNumber(request.number, context.voidedNumbers),
    needs: [invoice.contactKey, invoice.key],
    reference: referToDay(
      fillTemplate(rules.settings.referenceTemplate, order, rules.settings),
      issued.value,
    ),
    contactKey: invoice.contactKey,
    currency: invoice.currency,
    issuedOn: issued.value.on,
    lineAmountTypes: lines.value.amounts,
    lines: lines.value.lines,
    totalMinor: share.totalMinor,
    taxMinor: lines.value.taxMinor,
    invoiceKey: invoice.key,
  };
  return ok({ note, remarks: remarkTaxDifferences(lines.value.taxDifferences) });
}
