import type { DocumentLine } from '../booking/xero-documents.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { formatMinor, sum } from '../money/amount.ts';
import { isEnded, type XeroState } from './xero-state.ts';

/** What somebody else did in Xero to a document that Daybook wrote. `key` is the ledger's. */
export type XeroChange =
  | { readonly kind: 'ended'; readonly key: string }
  | { readonly kind: 'edited'; readonly key: string; readonly what: string }
  | { readonly kind: 'paymentRemoved'; readonly key: string; readonly amountMinor: number }
  /** A credit note that Daybook set against an invoice is set against it no more. */
  | { readonly kind: 'creditRemoved'; readonly key: string; readonly amountMinor: number }
  | {
      readonly kind: 'paidElsewhere';
      readonly key: string;
      readonly amountMinor: number;
      /** What of it are over- and prepayments of the customer; left out where none is. */
      readonly advanceMinor?: number;
    };

/** What stood in Xero and does not any more. */
export type Removal = Extract<XeroChange, { kind: 'ended' | 'paymentRemoved' | 'creditRemoved' }>;

export function isRemoval(change: XeroChange): change is Removal {
  return ['ended', 'paymentRemoved', 'creditRemoved'].includes(change.kind);
}

/** An order's posted document, when it was posted, and what it is about. */
export type KnownEntry = LedgerEntry & { readonly postedAt: string };

export interface Sighting {
  readonly state: XeroState;
  /** When it was asked for: what was posted after that is not in it. */
  readonly readAt: string;
  /** The contact that the document was written for, merged ones followed; undefined where unknown. */
  readonly contactId: string | undefined;
}

/**
 * What is different in Xero from what the order's ledger says of the document. Empty where both agree,
 * or where the ledger is newer than what was read.
 */
export function findChanges(sighting: Sighting, entries: readonly KnownEntry[]): XeroChange[] {
  const { state, readAt } = sighting;
  const entry = entries.find(({ xeroId, kind }) => xeroId === state.xeroId && kind === state.kind);
  if (entry?.state !== 'posted' || entry.postedAt > readAt) return [];
  const money = entries.filter((other) => isMoneyOn(other, entry));
  if (isEnded(state)) {
    // Xero ends nothing that a credit is set against.
    const credits = entries.filter((other) => isCreditOf(other, entry));
    return [{ kind: 'ended', key: entry.key }, ...[...money, ...credits].map(toRemoved)];
  }
  const what = describeEdits(sighting, entry, entries);
  return [
    ...(what === '' ? [] : [{ kind: 'edited' as const, key: entry.key, what }]),
    ...findRemoved(sighting, money),
    ...findCreditsRemoved(sighting, entry, entries),
    ...findForeign(sighting, entry, entries),
  ];
}

/** Money that stands on the document by the ledger. */
function isMoneyOn({ state, body }: KnownEntry, document: KnownEntry): boolean {
  if (state !== 'posted') return false;
  // The body is the one that was planned: the ledger keeps it as our own JSON.
  const planned = body as { kind: string; invoiceKey?: string; creditNoteKey?: string };
  if (planned.kind === 'payment') return planned.invoiceKey === document.key;
  return planned.kind === 'refund' && planned.creditNoteKey === document.key;
}

/** A credit that stands by the ledger, set against the invoice or coming from the credit note. */
function isCreditOf({ state, body }: KnownEntry, document: KnownEntry): boolean {
  const planned = body as { kind: string; invoiceKey?: string; creditNoteKey?: string };
  if (state !== 'posted' || planned.kind !== 'allocation') return false;
  return planned.invoiceKey === document.key || planned.creditNoteKey === document.key;
}

function toRemoved({ key, kind, totalMinor }: KnownEntry): XeroChange {
  const amountMinor = totalMinor;
  return { kind: kind === 'allocation' ? 'creditRemoved' : 'paymentRemoved', key, amountMinor };
}

/** Not listed, and by Xero's own figures not there. */
function findRemoved({ state, readAt }: Sighting, money: readonly KnownEntry[]): XeroChange[] {
  const standing = new Set(state.payments.map(({ xeroId }) => xeroId));
  const known = money.filter((entry) => entry.postedAt <= readAt);
  const isMissing =
    state.kind === 'invoice'
      ? state.paidMinor < sum(known.map(({ totalMinor }) => totalMinor))
      : state.remainingMinor > 0;
  return isMissing ? known.filter((entry) => !standing.has(entry.xeroId)).map(toRemoved) : [];
}

/**
 * Credits of ours that the invoice does not list any more. Lists may leave credits out: they count only
 * where they come to Xero's own figure.
 */
function findCreditsRemoved(
  { state, readAt }: Sighting,
  entry: KnownEntry,
  entries: readonly KnownEntry[],
): XeroChange[] {
  if (state.kind !== 'invoice' || !listsItsCredits(state)) return [];
  const left = [...(state.credits ?? [])];
  const known = entries.filter((other) => isCreditOf(other, entry) && other.postedAt <= readAt);
  const removed = known.filter(({ body, totalMinor }) => {
    const { creditNoteKey } = body as { creditNoteKey?: string };
    const note = entries.find(({ key }) => key === creditNoteKey);
    const at = left.findIndex(
      ({ xeroId, amountMinor }) => xeroId === note?.xeroId && amountMinor === totalMinor,
    );
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
  return removed.map(toRemoved);
}

function listsItsCredits({ credits = [], creditedMinor }: XeroState): boolean {
  return sum(credits.map(({ amountMinor }) => amountMinor)) === creditedMinor;
}

function findForeign(
  { state }: Sighting,
  entry: KnownEntry,
  entries: readonly KnownEntry[],
): XeroChange[] {
  const ours = new Set(entries.map(({ xeroId }) => xeroId));
  const foreign = state.payments.filter(({ xeroId }) => !ours.has(xeroId));
  if (foreign.length === 0) return [];
  const amountMinor = sum(foreign.map((payment) => payment.amountMinor));
  const advances = foreign.filter(({ isAdvance }) => isAdvance === true);
  const advanceMinor = sum(advances.map((payment) => payment.amountMinor));
  const change = { kind: 'paidElsewhere' as const, key: entry.key, amountMinor };
  return [advanceMinor === 0 ? change : { ...change, advanceMinor }];
}

/** The fields that differ, as words of an accountant: "total 100.00 → 120.00, account 200 → 260". */
function describeEdits(
  sighting: Sighting,
  entry: KnownEntry,
  entries: readonly KnownEntry[],
): string {
  const { state, contactId } = sighting;
  const body = entry.body as { issuedOn: string; lines: readonly DocumentLine[] };
  const credits = entries.filter((other) => isCreditOf(other, entry));
  const credited = sum(credits.map(({ totalMinor }) => totalMinor));
  const edits: [name: string, ours: string, theirs: string][] = [
    ['total', formatMinor(entry.totalMinor), formatMinor(state.totalMinor)],
    ['tax', formatMinor(entry.taxMinor), formatMinor(state.taxMinor)],
    ['currency', entry.currency, state.currency],
    ['date', body.issuedOn, state.issuedOn ?? body.issuedOn],
  ];
  // A list may leave the lines out.
  if (state.lines.length > 0) {
    edits.push(['lines', describeLines(body.lines), describeLines(state.lines)]);
  }
  if (state.kind === 'invoice' && isCreditedOtherwise(sighting, credits)) {
    edits.push(['credited', formatMinor(credited), formatMinor(state.creditedMinor)]);
  }
  const said = edits
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([name, ours, theirs]) => `${name} ${ours} → ${theirs}`);
  if (contactId !== undefined && contactId !== state.contactId) said.push('another contact');
  return said.join(', ');
}

/** More than by the ledger; or less, where Xero does not list which credit is gone. */
function isCreditedOtherwise({ state, readAt }: Sighting, credits: readonly KnownEntry[]): boolean {
  if (state.creditedMinor > sum(credits.map(({ totalMinor }) => totalMinor))) return true;
  if (listsItsCredits(state)) return false;
  const known = credits.filter(({ postedAt }) => postedAt <= readAt);
  return state.creditedMinor < sum(known.map(({ totalMinor }) => totalMinor));
}

/**
 * Sums by account: Xero may split a line, and drops the account of a line of 0.00, which is no edit.
 * Tax types are not compared: where Xero works tax out itself it names its own.
 */
function describeLines(
  lines: readonly { readonly accountCode: string; readonly lineMinor: number }[],
): string {
  const byAccount = new Map<string, number>();
  for (const { accountCode, lineMinor } of lines) {
    byAccount.set(accountCode, (byAccount.get(accountCode) ?? 0) + lineMinor);
  }
  return [...byAccount]
    .filter(([, amountMinor]) => amountMinor !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, amountMinor]) => `${code}: ${formatMinor(amountMinor)}`)
    .join('; ');
}
