import type { DocumentLine } from '../booking/xero-documents.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { formatMinor, sum } from '../money/amount.ts';
import { isEnded, type XeroState } from './xero-state.ts';

/** What somebody else did in Xero to a document that Daybook wrote. `key` is the ledger's. */
export type XeroChange =
  | { readonly kind: 'ended'; readonly key: string }
  | { readonly kind: 'edited'; readonly key: string; readonly what: string }
  | { readonly kind: 'paymentRemoved'; readonly key: string; readonly amountMinor: number }
  | { readonly kind: 'paidElsewhere'; readonly key: string; readonly amountMinor: number };

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
    return [{ kind: 'ended', key: entry.key }, ...money.map(toRemoved)];
  }
  const what = describeEdits(sighting, entry, entries);
  return [
    ...(what === '' ? [] : [{ kind: 'edited' as const, key: entry.key, what }]),
    ...findRemoved(sighting, money),
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

function toRemoved({ key, totalMinor }: KnownEntry): XeroChange {
  return { kind: 'paymentRemoved', key, amountMinor: totalMinor };
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

function findForeign(
  { state }: Sighting,
  entry: KnownEntry,
  entries: readonly KnownEntry[],
): XeroChange[] {
  const ours = new Set(entries.map(({ xeroId }) => xeroId));
  const foreign = state.payments.filter(({ xeroId }) => !ours.has(xeroId));
  if (foreign.length === 0) return [];
  const amountMinor = sum(foreign.map((payment) => payment.amountMinor));
  return [{ kind: 'paidElsewhere', key: entry.key, amountMinor }];
}

/** The fields that differ, as words of an accountant: "total 100.00 → 120.00, account 200 → 260". */
function describeEdits(
  { state, contactId }: Sighting,
  entry: KnownEntry,
  entries: readonly KnownEntry[],
): string {
  const body = entry.body as { issuedOn: string; lines: readonly DocumentLine[] };
  const credited = sum(
    entries
      .filter(({ kind, state: s, body: b }) => {
        const { invoiceKey } = b as { invoiceKey?: string };
        return kind === 'allocation' && s === 'posted' && invoiceKey === entry.key;
      })
      .map(({ totalMinor }) => totalMinor),
  );
  const isCreditedMore = state.kind === 'invoice' && state.creditedMinor > credited;
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
  if (isCreditedMore) {
    edits.push(['credited', formatMinor(credited), formatMinor(state.creditedMinor)]);
  }
  const said = edits
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([name, ours, theirs]) => `${name} ${ours} → ${theirs}`);
  if (contactId !== undefined && contactId !== state.contactId) said.push('another contact');
  return said.join(', ');
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
