import { sum } from '../../money/amount.ts';
import { toLocalDate } from '../../time/instant.ts';
import { getTimeZoneOrThrow } from '../../time/organisation-time-zone.ts';
import { pickCurrencyRate } from '../book-payments.ts';
import { findStanding, type BookingInput } from '../booking-context.ts';
import { fillTemplate } from '../document-numbers.ts';
import { canonical } from '../fingerprint.ts';
import { ok, type OrHeld } from '../hold.ts';
import { readIssue } from '../issue.ts';
import { findOpenDateOfMoney } from '../locked-period.ts';
import { makeTakenOutKey } from '../tenders/tender-keys.ts';
import type { BookedCreditNote, BookedRefund } from '../xero-documents.ts';

/** What the credit of an invoice that was credited in whole gives back. */
export interface Giving {
  readonly key: string;
  readonly needs: readonly string[];
  readonly account: () => OrHeld<string>;
  readonly amountMinor: number;
  /** Else the template's. */
  readonly reference?: string;
}

export function giveBack(
  input: BookingInput,
  note: BookedCreditNote,
  { key, needs, account, amountMinor, reference: said }: Giving,
): OrHeld<BookedRefund[]> {
  const identity = { kind: 'refund' as const, key, fingerprint: canonical({ over: note.key }) };
  const standing = findStanding(input.context, identity);
  if (standing !== undefined) return ok([standing]);
  if (amountMinor <= 0) return ok([]);
  const accountId = account();
  if (!accountId.ok) return accountId;
  const { rules, reference, order } = input;
  const zone = getTimeZoneOrThrow(reference.organisation.timezone);
  const closedAt = input.context.closed.at(-1)?.closedAt ?? input.context.asOf;
  const day = toLocalDate(closedAt, zone);
  const paidOn = findOpenDateOfMoney(day, reference.organisation, rules.settings);
  if (!paidOn.ok) return paidOn;
  return ok([
    {
      ...identity,
      needs,
      creditNoteKey: note.key,
      accountId: accountId.value,
      paidOn: paidOn.value.on > note.issuedOn ? paidOn.value.on : note.issuedOn,
      amountMinor,
      currency: note.currency,
      ...pickCurrencyRate(note),
      reference:
        said ?? fillTemplate(rules.settings.paymentReferenceTemplate, order, rules.settings),
    },
  ]);
}

/** What went back before: because the order was taken out of the books, or because it had ended. */
export function sortPaidBack(
  input: BookingInput,
  note: BookedCreditNote,
): { readonly takenOut: readonly BookedRefund[]; readonly others: readonly BookedRefund[] } {
  const prefix = makeTakenOutKey(readIssue(note.key));
  const isTakenOut = ({ key }: BookedRefund): boolean => key.startsWith(prefix);
  const all = listPaidBack(input, note);
  return {
    takenOut: all.filter(isTakenOut),
    others: all.filter((refund) => !isTakenOut(refund)),
  };
}

export function sumAmounts(amounts: readonly { readonly amountMinor: number }[]): number {
  return sum(amounts.map(({ amountMinor }) => amountMinor));
}

export function makePaybackKey(issue: string): string {
  return `payback:${issue}`;
}

/** Of what is over beside what went back already. */
export function makeMorePaybackKey(issue: string, beforeMinor: number): string {
  return `${makePaybackKey(issue)}:more:${beforeMinor}`;
}

export function makePointsPaybackKey(issue: string): string {
  return `${makePaybackKey(issue)}:points`;
}

/** Of the credit: to the customer or the one who takes the order over, to cards and points. */
export function listPaidBack(
  { context }: BookingInput,
  note: BookedCreditNote,
): readonly BookedRefund[] {
  return [...context.posted.values()].filter(
    (document): document is BookedRefund =>
      document.kind === 'refund' && document.creditNoteKey === note.key,
  );
}
