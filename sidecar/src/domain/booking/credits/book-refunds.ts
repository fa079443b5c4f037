import { formatMinor } from '../../money/amount.ts';
import { isPaid } from '../../order/order-timing.ts';
import type { Instant } from '../../time/instant.ts';
import { findStanding, readCurrentIssue, type BookingInput } from '../booking-context.ts';
import { bookReturns, listStandingReturns } from './book-returns.ts';
import { makeCreditNoteNumber } from '../document-numbers.ts';
import { fingerprintCredit } from '../fingerprint.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import { readIssue } from '../issue.ts';
import { issueCreditNote, toNoteLines } from './issue-credit-note.ts';
import { isRefund } from './credit-kinds.ts';
import type { CreditLines } from './credit-lines.ts';
import { makeRefundLines } from './refund-lines.ts';
import { listTaxMoves, moveTaxes } from './move-taxes.ts';
import { describeReturned, makeExplainedLines, shareExplained } from './share-explained.ts';
import { allocate, payBack } from './settle-credit.ts';
import type {
  BookedAllocation,
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
  BookedRefund,
  Remark,
  ReturnedTender,
} from '../xero-documents.ts';

/**
 * Credit notes for what was refunded, each for the difference to the cumulative amount before, with
 * the money paid back or, where nothing was paid, set against the invoice, and for gift cards and points
 * that came back (accounting §7). A draft takes no credit. What was refunded on an invoice that was
 * credited in whole is credited on the one that takes its place, without money: that went back before.
 */
export function bookRefunds(
  input: BookingInput,
  invoice: BookedInvoice,
  refunds: Refunds,
): OrHeld<RefundBooking> {
  const { refundedMinor, differences, returned } = refunds;
  if (invoice.status === 'DRAFT') return ok({ documents: [], remarks: [] });
  const marks = listMarks(input, refunds);
  const last = marks.at(-1) ?? 0;
  if (last > refundedMinor) {
    const figures = { credited: formatMinor(last), refunded: formatMinor(refundedMinor) };
    return held(orderHold('order.refund_taken_back', figures));
  }
  const documents: BookedDocument[] = [];
  const remarks: Remark[] = [];
  // What stands was credited before anything that is new.
  const taxMoves = listTaxMoves(input);
  const earlier: BookedCreditNote[] = [...differences, ...listStandingReturns(input), ...taxMoves];
  documents.push(...taxMoves);
  let before = 0;
  for (const mark of marks) {
    const refund = bookRefund(input, invoice, {
      before,
      after: mark,
      earlier: [...earlier],
      isPaidBack: mark <= refunds.earlierMinor,
    });
    if (!refund.ok) return refund;
    const { note, settled } = refund.value;
    documents.push(note, settled);
    remarks.push(...refund.value.remarks);
    earlier.push(note);
    before = mark;
  }
  const move = moveTaxes(input, invoice, { refundedMinor, earlier, taxMoves });
  if (!move.ok) return move;
  for (const { note, remarks: told } of move.value) {
    documents.push(note);
    remarks.push(...told);
    earlier.push(note);
  }
  const returns = bookReturns(input, invoice, { returned, earlier });
  if (!returns.ok) return returns;
  return ok({
    documents: [...documents, ...returns.value.documents],
    remarks: [...remarks, ...returns.value.remarks],
  });
}

export interface Refunds {
  /** The cumulative amount in the store. */
  readonly refundedMinor: number;
  /** Of it on an invoice that was credited in whole. */
  readonly earlierMinor: number;
  /** Credits over what edits took off. */
  readonly differences: readonly BookedCreditNote[];
  /** Gift cards and points that came back. */
  readonly returned: readonly ReturnedTender[];
}

interface RefundBooking {
  readonly documents: readonly BookedDocument[];
  readonly remarks: readonly Remark[];
}

/** Cumulative amounts: what is credited already, refunds heard of since, and the present one. */
function listMarks(input: BookingInput, { refundedMinor, earlierMinor }: Refunds): number[] {
  const issue = readCurrentIssue(input);
  const posted = [...input.context.posted.values()].flatMap((document) =>
    document.kind === 'creditNote' && isRefund(document) && readIssue(document.key) === issue
      ? [document.refundedTotalMinor]
      : [],
  );
  const voided = input.context.voidedRefunds.filter((mark) => mark <= refundedMinor);
  const earlier = earlierMinor > 0 ? [earlierMinor] : [];
  const credited = [...posted, ...voided, ...earlier].toSorted((a, b) => a - b);
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
  /** Its money went back on the invoice before. */
  readonly isPaidBack: boolean;
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
    key: `creditNote:${readCurrentIssue(input)}:${after}`,
    fingerprint: fingerprintCredit(invoice.fingerprint, { before, after }),
  };
  const standing = findStanding(input.context, identity);
  const made =
    standing === undefined
      ? issueRefund(input, invoice, { ...identity, step })
      : ok({ note: standing, remarks: [] });
  if (!made.ok) return made;
  const { note } = made.value;
  const isMoney = isPaid(input.order) && !step.isPaidBack;
  const settled = isMoney ? payBack(input, note) : allocate(input, note, invoice);
  return settled.ok ? ok({ ...made.value, settled: settled.value }) : settled;
}

function issueRefund(
  input: BookingInput,
  invoice: BookedInvoice,
  { step, ...identity }: Identity & { readonly step: RefundStep },
): ReturnType<typeof issueCreditNote> {
  const { before, after, earlier } = step;
  const totalMinor = after - before;
  const explained = shareExplained(input.order, invoice, { refundedMinor: after, earlier });
  const makeLines = (): OrHeld<CreditLines> =>
    explained === undefined
      ? makeRefundLines(input, invoice, { totalMinor, cardLineMinor: 0, earlier })
      : makeExplainedLines(input, describeReturned(explained), totalMinor);
  return issueCreditNote(input, invoice, {
    ...identity,
    number: makeCreditNoteNumber(invoice.number, after),
    happenedAt: findRefundedAt(input, after),
    refundedTotalMinor: after,
    totalMinor,
    ...(explained === undefined ? {} : { returnRequestIds: explained.requestIds }),
    makeLines: () => toNoteLines(makeLines()),
  });
}

type Identity = Pick<BookedCreditNote, 'kind' | 'key' | 'fingerprint'>;

function findRefundedAt(input: BookingInput, mark: number): Instant {
  const heard = input.context.refunds.find((refund) => refund.refundedTotalMinor === mark);
  return heard?.at ?? input.context.refundSeenAt;
}
