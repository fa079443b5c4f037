import type { BankStepBody } from '../ledger/bank-steps.ts';
import type { LedgerEntry } from '../ledger/ledger-entry.ts';
import { formatMinor } from '../money/amount.ts';
import { isEnded } from './xero-state.ts';

/** A bank transaction or transfer as Xero holds it now; amounts in minor units. */
export interface BankState {
  readonly kind: BankStepBody['kind'];
  readonly xeroId: string;
  /** Xero's own: AUTHORISED, DELETED, VOIDED. */
  readonly status: string;
  readonly on: string | null;
  /** The bank account; of a transfer the one that it leaves. */
  readonly accountId: string;
  /** Null for what is no transfer. */
  readonly toAccountId: string | null;
  readonly totalMinor: number;
  readonly taxMinor: number;
  /** Where its lines go; empty where Xero left them out. */
  readonly accountCodes: readonly string[];
}

/** What a bank document is called where it is gone. */
export const DELETED = 'deleted';

/**
 * What is different in Xero of a bank document that Daybook made: `DELETED`, or the fields in words;
 * undefined where both agree. `state` is undefined where Xero has it no more.
 */
export function findBankChange(
  state: BankState | undefined,
  entry: Pick<LedgerEntry, 'body' | 'totalMinor' | 'taxMinor'>,
): string | undefined {
  if (state === undefined || isEnded(state)) return DELETED;
  // Our own JSON, as it was planned.
  const body = entry.body as BankStepBody;
  const edits: [name: string, ours: string, theirs: string][] = [
    ['amount', formatMinor(entry.totalMinor), formatMinor(state.totalMinor)],
    ['tax', formatMinor(entry.taxMinor), formatMinor(state.taxMinor)],
    ['date', body.on, state.on ?? body.on],
  ];
  if (body.kind === 'bankTransaction' && state.accountCodes.length > 0) {
    const ours = body.lines.map(({ accountCode }) => accountCode);
    edits.push(['account', listCodes(ours), listCodes(state.accountCodes)]);
  }
  const said = edits
    .filter(([, ours, theirs]) => ours !== theirs)
    .map(([name, ours, theirs]) => `${name} ${ours} → ${theirs}`);
  if (!isInSameAccounts(state, body)) said.push('another bank account');
  return said.length === 0 ? undefined : said.join(', ');
}

function listCodes(codes: readonly string[]): string {
  return [...new Set(codes)].toSorted().join(' and ');
}

function isInSameAccounts(state: BankState, body: BankStepBody): boolean {
  return body.kind === 'bankTransfer'
    ? state.accountId === body.fromAccountId && state.toAccountId === body.toAccountId
    : state.accountId === body.accountId;
}
