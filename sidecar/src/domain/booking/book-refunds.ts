import { resolveSpecialAccount } from '../mapping/resolve-accounts.ts';
import { formatMinor } from '../money/amount.ts';
import { isPaid } from '../order/order-timing.ts';
import { toLocalDate, type Instant } from '../time/instant.ts';
import { getTimeZoneOrThrow } from '../time/organisation-time-zone.ts';
import {
  findStanding,
  noEarlierThanClosing,
  readCurrentIssue,
  type BookingInput,
} from './booking-context.ts';
import { makeCreditLines } from './credit-lines.ts';
import { groupLeftToCredit, shareRefund, sumGross } from './credit-shares.ts';
import { fillTemplate, findFreeNumber, makeCreditNoteNumber } from './document-numbers.ts';
import { fingerprintCredit } from './fingerprint.ts';
import { held, ok, orderHold, type OrHeld } from './hold.ts';
import { readIssue } from './issue.ts';
import { findOpenDateOfMoney, referToDay } from './locked-period.ts';
import { remarkTaxDifferences } from './remark-tax-differences.ts';
import { allocate, payBack } from './settle-credit.ts';
import type {
  BookedAllocation,
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
  BookedRefund,
  Remark,
} from './xero-documents.ts';

/**
 * Credit notes for what was refunded, each for the difference to the cumulative amount before, with
 * the money paid back or, where nothing was paid, set against the invoice (accounting §7). A draft
 * takes no credit. What was refunded on an invoice that was credited in whole is credited on the one
 * that takes its place, without money: that went back before.
 */
export function bookRefunds(
  input: BookingInput,
  invoice: BookedInvoice,
  refunds: Refunds,
): OrHeld<RefundBooking> {
  const { refundedMinor, differences } = refunds;
  if (invoice.status === 'DRAFT') return ok({ documents: [], remarks: [] });
  const marks = listMarks(input, refunds);
  const last = marks.at(-1) ?? 0;
  if (last > refundedMinor) {
    const figures = { credited: formatMinor(last), refunded: formatMinor(refundedMinor) };
    return held(orderHold('order.refund_taken_back', figures));
  }
  const documents: BookedDocument[] = [];
  const remarks: Remark[] = [];
  const earlier: BookedCreditNote[] = [...differences];
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
  return ok({ documents, remarks });
}

export interface Refunds {
  /** The cumulative amount in the store. */
  readonly refundedMinor: number;
  /** Of it on an invoice that was credited in whole. */
  readonly earlierMinor: number;
  /** Credits over what edits took off. */
  readonly differences: readonly BookedCreditNote[];
}

export interface RefundBooking {
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

/** Of a refund, and not of an edit. */
export function isRefund({ credits }: BookedCreditNote): boolean {
  return credits === undefined;
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
      ? makeCreditNote(input, invoice, { identity, step })
      : ok({ note: standing, remarks: [] });
  if (!made.ok) return made;
  const { note } = made.value;
  const isMoney = isPaid(input.order) && !step.isPaidBack;
  const settled = isMoney ? payBack(input, note) : ok(allocate(note, invoice));
  return settled.ok ? ok({ ...made.value, settled: settled.value }) : settled;
}

interface CreditNoteRequest {
  readonly identity: Pick<BookedCreditNote, 'kind' | 'key' | 'fingerprint'>;
  readonly step: RefundStep;
}

function makeCreditNote(
  input: BookingInput,
  invoice: BookedInvoice,
  { identity, step }: CreditNoteRequest,
): OrHeld<Omit<Refund, 'settled'>> {
  const { order, rules, reference } = input;
  const zone = getTimeZoneOrThrow(reference.organisation.timezone);
  const at = noEarlierThanClosing(input.context, findRefundedAt(input, step.after));
  const happenedOn = toLocalDate(at, zone);
  const issued = findOpenDateOfMoney(happenedOn, reference.organisation, rules.settings);
  if (!issued.ok) return issued;
  const lines = makeRefundLines(input, invoice, step);
  if (!lines.ok) return lines;
  const note: BookedCreditNote = {
    ...identity,
    needs: [invoice.contactKey, invoice.key],
    number: findFreeNumber(
      makeCreditNoteNumber(invoice.number, step.after),
      input.context.voidedNumbers,
    ),
    reference: referToDay(
      fillTemplate(rules.settings.referenceTemplate, order, rules.settings),
      issued.value,
    ),
    contactKey: invoice.contactKey,
    currency: invoice.currency,
    issuedOn: issued.value.on,
    lineAmountTypes: lines.value.amounts,
    lines: lines.value.lines,
    totalMinor: step.after - step.before,
    taxMinor: lines.value.taxMinor,
    invoiceKey: invoice.key,
    refundedTotalMinor: step.after,
  };
  return ok({ note, remarks: remarkTaxDifferences(lines.value.taxDifferences) });
}

function findRefundedAt(input: BookingInput, mark: number): Instant {
  const heard = input.context.refunds.find((refund) => refund.refundedTotalMinor === mark);
  return heard?.at ?? input.context.refundSeenAt;
}

function makeRefundLines(
  input: BookingInput,
  invoice: BookedInvoice,
  step: RefundStep,
): ReturnType<typeof makeCreditLines> {
  const left = groupLeftToCredit(invoice, step.earlier);
  const totalMinor = step.after - step.before;
  const goodsMinor = Math.max(0, Math.min(totalMinor, sumGross(left)));
  return makeCreditLines(input, {
    shares: shareRefund(left, goodsMinor),
    returns: resolveSpecialAccount('returns', input.rules),
    cardsMinor: totalMinor - goodsMinor,
    cards: resolveSpecialAccount('giftCardLiability', input.rules),
    totalMinor,
  });
}
