import { formatMinor } from '../money/amount.ts';
import { isPaid } from '../order/order-timing.ts';
import type { Instant } from '../time/instant.ts';
import { findStanding, type BookingInput } from './booking-context.ts';
import { bookReturns, listStandingReturns } from './book-returns.ts';
import { makeCreditNoteNumber } from './document-numbers.ts';
import { fingerprintCredit } from './fingerprint.ts';
import { held, ok, orderHold, type OrHeld } from './hold.ts';
import { issueCreditNote } from './issue-credit-note.ts';
import { allocate, payBack } from './settle-credit.ts';
import type {
  BookedAllocation,
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
  BookedRefund,
  Remark,
  ReturnedTender,
} from './xero-documents.ts';

/**
 * Credit notes for what was refunded, each for the difference to the cumulative amount before, with
 * the money paid back or, where nothing was paid, set against the invoice, and for gift cards and points
 * that came back (accounting §7). A draft takes no credit.
 */
export function bookRefunds(
  input: BookingInput,
  invoice: BookedInvoice,
  given: { readonly refundedMinor: number; readonly returned: readonly ReturnedTender[] },
): OrHeld<RefundBooking> {
  const { refundedMinor, returned } = given;
  if (invoice.status === 'DRAFT') return ok({ documents: [], remarks: [] });
  const marks = listMarks(input, refundedMinor);
  const last = marks.at(-1) ?? 0;
  if (last > refundedMinor) {
    const figures = { credited: formatMinor(last), refunded: formatMinor(refundedMinor) };
    return held(orderHold('order.refund_taken_back', figures));
  }
  const documents: BookedDocument[] = [];
  const remarks: Remark[] = [];
  // What stands was credited before anything that is new.
  const earlier: BookedCreditNote[] = [...listStandingReturns(input)];
  let before = 0;
  for (const mark of marks) {
    const refund = bookRefund(input, invoice, { before, after: mark, earlier: [...earlier] });
    if (!refund.ok) return refund;
    const { note, settled } = refund.value;
    documents.push(note, settled);
    remarks.push(...refund.value.remarks);
    earlier.push(note);
    before = mark;
  }
  const returns = bookReturns(input, invoice, { returned, earlier });
  if (!returns.ok) return returns;
  return ok({
    documents: [...documents, ...returns.value.documents],
    remarks: [...remarks, ...returns.value.remarks],
  });
}

interface RefundBooking {
  readonly documents: readonly BookedDocument[];
  readonly remarks: readonly Remark[];
}

/** Cumulative amounts: what is credited already, refunds heard of since, and the present one. */
function listMarks(input: BookingInput, refundedMinor: number): number[] {
  const credited = [...input.context.posted.values()]
    .flatMap((posted) =>
      posted.kind === 'creditNote' && posted.returns === undefined
        ? [posted.refundedTotalMinor]
        : [],
    )
    .toSorted((a, b) => a - b);
  const last = credited.at(-1) ?? 0;
  const heard = input.context.refunds
    .map((refund) => refund.refundedTotalMinor)
    .filter((mark) => mark > last && mark < refundedMinor);
  const present = refundedMinor > last ? [refundedMinor] : [];
  return [...new Set([...credited, ...heard, ...present])].toSorted((a, b) => a - b);
}

interface RefundStep {
  readonly before: number;
  readonly after: number;
  readonly earlier: readonly BookedCreditNote[];
}

interface Refund {
  readonly note: BookedCreditNote;
  readonly settled: BookedRefund | BookedAllocation;
  readonly remarks: readonly Remark[];
}

function bookRefund(input: BookingInput, invoice: BookedInvoice, step: RefundStep): OrHeld<Refund> {
  const { before, after } = step;
  const identity = {
    kind: 'creditNote' as const,
    key: `creditNote:${input.order.orderGuid}:${after}`,
    fingerprint: fingerprintCredit(invoice.fingerprint, { before, after }),
  };
  const standing = findStanding(input.context, identity);
  const made =
    standing === undefined
      ? issueCreditNote(input, invoice, {
          ...identity,
          number: makeCreditNoteNumber(invoice.number, after),
          happenedAt: findRefundedAt(input, after),
          refundedTotalMinor: after,
          share: { totalMinor: after - before, cardLineMinor: 0, earlier: step.earlier },
        })
      : ok({ note: standing, remarks: [] });
  if (!made.ok) return made;
  const { note } = made.value;
  const settled = isPaid(input.order) ? payBack(input, note) : ok(allocate(input, note, invoice));
  return settled.ok ? ok({ ...made.value, settled: settled.value }) : settled;
}

function findRefundedAt(input: BookingInput, mark: number): Instant {
  const heard = input.context.refunds.find((refund) => refund.refundedTotalMinor === mark);
  return heard?.at ?? input.context.refundSeenAt;
}
