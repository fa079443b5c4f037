import { checkPaymentAccount } from '../../mapping/check-mapping.ts';
import { resolveSpecialAccount } from '../../mapping/resolve-accounts.ts';
import type { SpecialAccounts } from '../../mapping/rule-set.ts';
import { pickCurrencyRate } from '../book-payments.ts';
import { findStanding, readCurrentIssue, type BookingInput } from '../booking-context.ts';
import { issueCreditNote, toNoteLines } from './issue-credit-note.ts';
import { makeRefundLines } from './refund-lines.ts';
import { fingerprintReturn, fingerprintSettlement } from '../fingerprint.ts';
import { held, ok, sharedHold, type OrHeld } from '../hold.ts';
import { readIssue } from '../issue.ts';
import { findSettlingDay } from '../locked-period.ts';
import type {
  BookedCreditNote,
  BookedDocument,
  BookedInvoice,
  BookedRefund,
  Remark,
  ReturnedTender,
  TenderKind,
} from '../xero-documents.ts';

interface Kind {
  readonly numberMark: string;
  readonly account: keyof SpecialAccounts;
  readonly reference: string;
}

const KINDS: Readonly<Record<TenderKind, Kind>> = {
  giftCards: {
    numberMark: 'G',
    account: 'giftCardLiability',
    reference: 'Gift card given back',
  },
  rewardPoints: {
    numberMark: 'P',
    account: 'loyaltyLiability',
    reference: 'Reward points given back',
  },
};

interface Returns {
  readonly documents: readonly BookedDocument[];
  readonly remarks: readonly Remark[];
}

/** Credit notes given back in gift cards or points that stand in Xero already. */
export function listStandingReturns({ context }: BookingInput): readonly BookedCreditNote[] {
  return [...context.posted.values()].filter(
    (document): document is BookedCreditNote =>
      document.kind === 'creditNote' && document.returns !== undefined,
  );
}

/**
 * What was paid by gift card or points is credited when its value came back (accounting §7): a credit
 * note over it, settled from the account that it was paid from, so that the shop owes it again.
 */
export function bookReturns(
  input: BookingInput,
  invoice: BookedInvoice,
  credits: { readonly returned: readonly ReturnedTender[]; readonly earlier: BookedCreditNote[] },
): OrHeld<Returns> {
  const documents: BookedDocument[] = [];
  const remarks: Remark[] = [];
  const earlier = [...credits.earlier];
  // One that stays although the order is open again is settled all the same.
  const open = listStandingReturns(input).filter(
    ({ returns, key }) =>
      readIssue(key) === readCurrentIssue(input) &&
      credits.returned.every(({ kind }) => kind !== returns),
  );
  for (const note of open) {
    documents.push(note);
    if (note.totalMinor === 0 || note.returns === undefined) continue;
    const settled = giveBack(input, note, note.returns);
    if (!settled.ok) return settled;
    documents.push(settled.value);
  }
  for (const returned of credits.returned) {
    const made = makeNote(input, invoice, { returned, earlier });
    if (!made.ok) return made;
    const { note } = made.value;
    remarks.push(...made.value.remarks);
    documents.push(note);
    earlier.push(note);
    if (returned.paidMinor === 0) continue;
    const settled = giveBack(input, note, returned.kind);
    if (!settled.ok) return settled;
    documents.push(settled.value);
  }
  return ok({ documents, remarks });
}

function makeNote(
  input: BookingInput,
  invoice: BookedInvoice,
  { returned, earlier }: { returned: ReturnedTender; earlier: readonly BookedCreditNote[] },
): ReturnType<typeof issueCreditNote> {
  const { kind, paidMinor, lineMinor } = returned;
  const identity = {
    kind: 'creditNote' as const,
    key: `creditNote:${readCurrentIssue(input)}:${kind}`,
    fingerprint: fingerprintReturn(returned),
  };
  const standing = findStanding(input.context, identity);
  if (standing !== undefined) return ok({ note: standing, remarks: [] });
  const share = {
    totalMinor: paidMinor,
    cardLineMinor: lineMinor,
    earlier: earlier.filter(({ key }) => key !== identity.key),
  };
  return issueCreditNote(input, invoice, {
    ...identity,
    number: `${invoice.number}-CN${KINDS[kind].numberMark}${paidMinor + lineMinor}`,
    happenedAt: input.context.refundSeenAt,
    refundedTotalMinor: 0,
    totalMinor: paidMinor,
    returns: kind,
    makeLines: () => toNoteLines(makeRefundLines(input, invoice, share)),
  });
}

function giveBack(
  input: BookingInput,
  note: BookedCreditNote,
  kind: TenderKind,
): OrHeld<BookedRefund> {
  const identity = {
    kind: 'refund' as const,
    key: `refund:${readCurrentIssue(input)}:${kind}`,
    fingerprint: fingerprintSettlement(note.fingerprint),
  };
  const standing = findStanding(input.context, identity);
  if (standing !== undefined) return ok(standing);
  const code = resolveSpecialAccount(KINDS[kind].account, input.rules);
  if (!code.ok) return code;
  const account = input.reference.accounts.find((entry) => entry.code === code.value);
  if (account === undefined) {
    return held(sharedHold('mapping.account_gone', code.value, { account: code.value }));
  }
  const holds = checkPaymentAccount(account.accountId, input.reference);
  if (holds.length > 0) return held(...holds);
  const paidOn = findSettlingDay(note.issuedOn, input);
  if (!paidOn.ok) return paidOn;
  return ok({
    ...identity,
    needs: [note.key],
    creditNoteKey: note.key,
    accountId: account.accountId,
    paidOn: paidOn.value,
    amountMinor: note.totalMinor,
    currency: note.currency,
    ...pickCurrencyRate(note),
    reference: KINDS[kind].reference,
  });
}
