import { formatMinor } from '../../money/amount.ts';
import type { RateTax } from '../../order/order-amounts.ts';
import { toLocalDate, type Instant } from '../../time/instant.ts';
import { getTimeZoneOrThrow } from '../../time/organisation-time-zone.ts';
import { noEarlierThanClosing, type BookingInput } from '../booking-context.ts';
import { pickCurrencyRate } from '../book-payments.ts';
import { isTaxMove } from './credit-kinds.ts';
import type { CreditLines } from './credit-lines.ts';
import { fillTemplate, findFreeNumber } from '../document-numbers.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import { findOpenDateOfMoney, referToDay } from '../locked-period.ts';
import { remarkTaxDifferences } from '../lines/remark-tax-differences.ts';
import type { BookedCreditNote, BookedInvoice, Remark } from '../xero-documents.ts';

export interface IssuedCreditNote {
  readonly note: BookedCreditNote;
  readonly remarks: readonly Remark[];
}

export interface NoteLines extends Pick<
  BookedCreditNote,
  'lines' | 'lineAmountTypes' | 'taxMinor'
> {
  readonly taxDifferences?: readonly RateTax[];
}

interface CreditNoteRequest extends Pick<
  BookedCreditNote,
  | 'kind'
  | 'key'
  | 'fingerprint'
  | 'number'
  | 'refundedTotalMinor'
  | 'totalMinor'
  | 'returns'
  | 'credits'
  | 'returnRequestIds'
> {
  readonly happenedAt: Instant;
  readonly makeLines: () => OrHeld<NoteLines>;
}

/**
 * A credit note of an invoice, whatever it is for: under a number that Xero never had, dated on the day
 * of what it gives back or the first open one after.
 */
export function issueCreditNote(
  input: BookingInput,
  invoice: BookedInvoice,
  { happenedAt, makeLines, ...request }: CreditNoteRequest,
): OrHeld<IssuedCreditNote> {
  const { order, rules, reference, context } = input;
  const { takenOfSoldMinor = 0 } = context;
  const givesBack = request.credits !== 'invoice' && !isTaxMove(request);
  if (takenOfSoldMinor > 0 && givesBack) {
    // Which part of it would be given back twice is nobody's but a person's to say.
    const details = {
      amount: formatMinor(request.totalMinor),
      used: formatMinor(takenOfSoldMinor),
    };
    return held(orderHold('order.refund_of_used_card', details));
  }
  const zone = getTimeZoneOrThrow(reference.organisation.timezone);
  const happenedOn = toLocalDate(noEarlierThanClosing(context, happenedAt), zone);
  const issued = findOpenDateOfMoney(happenedOn, reference.organisation, rules.settings);
  if (!issued.ok) return issued;
  const made = makeLines();
  if (!made.ok) return made;
  const { taxDifferences = [], ...lines } = made.value;
  const note: BookedCreditNote = {
    ...request,
    ...lines,
    number: findFreeNumber(request.number, context.voidedNumbers),
    needs: [invoice.contactKey, invoice.key],
    reference: referToDay(
      fillTemplate(rules.settings.referenceTemplate, order, rules.settings),
      issued.value,
    ),
    contactKey: invoice.contactKey,
    currency: invoice.currency,
    ...pickCurrencyRate(invoice),
    issuedOn: issued.value.on,
    invoiceKey: invoice.key,
  };
  return ok({ note, remarks: remarkTaxDifferences(taxDifferences) });
}

export function toNoteLines(lines: OrHeld<CreditLines>): OrHeld<NoteLines> {
  if (!lines.ok) return lines;
  const { amounts, ...rest } = lines.value;
  return ok({ ...rest, lineAmountTypes: amounts });
}
