import { formatMinor } from '../../money/amount.ts';
import { readCurrentIssue, type BookingInput } from '../booking-context.ts';
import { makeCreditNoteNumber } from '../document-numbers.ts';
import { canonical } from '../fingerprint.ts';
import { ok, type OrHeld } from '../hold.ts';
import { readIssue } from '../issue.ts';
import type { BookedCreditNote, BookedInvoice } from '../xero-documents.ts';
import { isTaxMove, isRefund } from './credit-kinds.ts';
import { issueCreditNote, toNoteLines, type IssuedCreditNote } from './issue-credit-note.ts';
import { describeTaxMove, makeExplainedLines, shareExplained } from './share-explained.ts';

interface Moving {
  readonly refundedMinor: number;
  readonly earlier: readonly BookedCreditNote[];
  readonly taxMoves: readonly BookedCreditNote[];
}

/**
 * A return request that is heard of, or rejected, after its refund was booked: a credit note over nothing
 * that moves what was refunded to the taxes of its items. None where every tax has its share already.
 */
export function moveTaxes(
  input: BookingInput,
  invoice: BookedInvoice,
  { refundedMinor, earlier, taxMoves }: Moving,
): OrHeld<IssuedCreditNote[]> {
  if (refundedMinor === 0) return ok([]);
  const explained = shareExplained(input.order, invoice, { refundedMinor, earlier });
  if (explained === undefined) return ok([]);
  const { requestIds, shares } = explained;
  const { returnRequestIds = [] } = findLatest(refundedMinor, { earlier, taxMoves }) ?? {};
  const isNews = requestIds.join() !== returnRequestIds.join();
  if (!isNews || shares.every(({ grossMinor }) => grossMinor === 0)) return ok([]);
  const number = Math.max(0, ...taxMoves.map(readMoveNumber)) + 1;
  const made = issueCreditNote(input, invoice, {
    kind: 'creditNote',
    key: `creditNote:${readCurrentIssue(input)}:${refundedMinor}:taxes:${number}`,
    fingerprint: canonical({ moves: formatMinor(refundedMinor), to: requestIds }),
    number: `${makeCreditNoteNumber(invoice.number, refundedMinor)}-T${number}`,
    happenedAt: input.context.refundSeenAt,
    refundedTotalMinor: refundedMinor,
    totalMinor: 0,
    credits: 'otherTaxes',
    returnRequestIds: requestIds,
    makeLines: () => toNoteLines(makeExplainedLines(input, describeTaxMove(explained), 0)),
  });
  return made.ok ? ok([made.value]) : made;
}

/** The credit note that said last what the refunds are for. */
function findLatest(
  refundedMinor: number,
  { earlier, taxMoves }: Omit<Moving, 'refundedMinor'>,
): BookedCreditNote | undefined {
  const isPresent = (note: BookedCreditNote): boolean => note.refundedTotalMinor === refundedMinor;
  return taxMoves.findLast(isPresent) ?? earlier.find((note) => isRefund(note) && isPresent(note));
}

/** Those that stand in Xero, oldest first. */
export function listTaxMoves(input: BookingInput): readonly BookedCreditNote[] {
  const issue = readCurrentIssue(input);
  const notes = [...input.context.posted.values()].filter(
    (document): document is BookedCreditNote =>
      document.kind === 'creditNote' && isTaxMove(document) && readIssue(document.key) === issue,
  );
  return notes.toSorted((a, b) => readMoveNumber(a) - readMoveNumber(b));
}

function readMoveNumber({ key }: BookedCreditNote): number {
  return Number(key.split(':').at(-1));
}
