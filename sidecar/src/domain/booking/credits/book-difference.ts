import { resolveSpecialAccount } from '../../mapping/resolve-accounts.ts';
import { formatMinor, sum } from '../../money/amount.ts';
import { isPaid } from '../../order/order-timing.ts';
import type { Instant } from '../../time/instant.ts';
import { listCredits } from './book-closing.ts';
import { readCurrentIssue, type BookingInput } from '../booking-context.ts';
import { makeCreditLines } from './credit-lines.ts';
import { groupLeftToCredit, subtractGroups, sumGross, type CreditGroup } from './credit-shares.ts';
import { findFreeNumber } from '../document-numbers.ts';
import { readDay, withDay } from '../document-day.ts';
import { canonical } from '../fingerprint.ts';
import { held, ok, orderHold, type OrHeld } from '../hold.ts';
import { readIssue } from '../issue.ts';
import { issueCreditNote, toNoteLines } from './issue-credit-note.ts';
import { findOpenDateOfMoney } from '../locked-period.ts';
import { allocate, payBack } from './settle-credit.ts';
import type { BookedInvoice } from '../xero-documents.ts';

type Difference = BookingInput['context']['differences'][number];

/** The difference between the invoice that stands and the one that the order should have. */
export interface Edit {
  readonly standing: BookedInvoice;
  readonly wanted: BookedInvoice;
  readonly at: Instant;
}

/**
 * A credit over what an edit took off an invoice, each rate to the cent, with its money; held where any
 * rate has become more, for a credit note cannot add.
 */
export function bookDifference(input: BookingInput, edit: Edit): OrHeld<Difference[]> {
  const { standing, wanted } = edit;
  const { order, rules, context } = input;
  // What was decided before and is still on its way counts as well.
  const decided = context.differences.filter(({ key }) => !context.posted.has(key));
  const credits = listCredits([...context.posted.values(), ...decided], standing);
  const earlier = credits.filter((note) => note.credits === 'difference');
  const shares = subtractGroups(
    groupLeftToCredit(standing, earlier),
    groupLeftToCredit(wanted, []),
  );
  const totalMinor = sumGross(shares);
  const creditedMinor = sum(earlier.map((note) => note.totalMinor));
  const isAll = totalMinor === standing.totalMinor - creditedMinor - wanted.totalMinor;
  const isLess = shares.every(({ grossMinor, taxMinor }) => grossMinor >= 0 && taxMinor >= 0);
  const left = subtractGroups(groupLeftToCredit(standing, credits), shares);
  const fits = left.every((group) => group.grossMinor >= Math.min(0, findGross(wanted, group)));
  if (totalMinor <= 0 || !isAll || !isLess || !fits) {
    return held(orderHold('order.difference_is_no_credit', { number: standing.number }));
  }
  const lines = makeCreditLines(input, {
    shares: shares.filter(({ grossMinor }) => grossMinor > 0),
    returns: resolveSpecialAccount('returns', rules),
    cards: [],
    totalMinor,
  });
  if (!lines.ok) return lines;
  const takenOffMinor = creditedMinor + totalMinor;
  const made = issueCreditNote(input, standing, {
    kind: 'creditNote',
    key: `creditNote:${readCurrentIssue(input)}:difference:${takenOffMinor}`,
    fingerprint: canonical({ of: standing.key, takenOff: formatMinor(takenOffMinor) }),
    number: `${standing.number}-D${takenOffMinor}`,
    happenedAt: edit.at,
    refundedTotalMinor: 0,
    totalMinor,
    credits: 'difference',
    makeLines: () => toNoteLines(lines),
  });
  if (!made.ok) return made;
  const { note } = made.value;
  const settled = isPaid(order) ? payBack(input, note) : allocate(input, note, standing);
  return settled.ok ? ok([note, settled.value]) : settled;
}

/** What the order is worth at the group's rate: a discount without tax is less than nothing. */
function findGross(wanted: BookedInvoice, { rate, taxType }: CreditGroup): number {
  const groups = groupLeftToCredit(wanted, []);
  const own = groups.find((group) => group.rate === rate && group.taxType === taxType);
  return own?.grossMinor ?? 0;
}

/**
 * The credits over differences that the order should have. One that is not in Xero yet is dated on an
 * open day: its month may have been closed since.
 */
export function listDifferences(input: BookingInput): OrHeld<Difference[]> {
  const { context, rules, reference } = input;
  const issue = readCurrentIssue(input);
  const dated: Difference[] = [];
  for (const document of context.differences) {
    const standing = context.posted.get(document.key);
    if (readIssue(document.key) !== issue) continue;
    if (standing?.kind === document.kind) {
      dated.push(standing);
      continue;
    }
    const issued = findOpenDateOfMoney(readDay(document), reference.organisation, rules.settings);
    if (!issued.ok) return issued;
    dated.push(withFreeNumber(withDay(document, issued.value.on), context.voidedNumbers));
  }
  return ok(dated);
}

/** Where somebody voided it in Xero and it is booked again, its number is gone. */
function withFreeNumber(document: Difference, taken: readonly string[]): Difference {
  if (document.kind !== 'creditNote') return document;
  return { ...document, number: findFreeNumber(document.number, taken) };
}
