import { shortenMethod } from '../fees/fee-document.ts';
import type { BankLine, BookedBankTransaction, BookedBankTransfer } from '../ledger/bank-steps.ts';
import { sum } from '../money/amount.ts';
import type { GatewayRow } from './gateway-file.ts';

/** A row of nobody's with the account that a person gave it. */
export interface PlacedRow {
  readonly row: GatewayRow;
  readonly accountCode: string;
  readonly taxType: string;
}

export interface PayoutToBook {
  readonly method: string;
  readonly gatewayName: string;
  readonly linkCode: string;
  readonly payoutId: string;
  readonly currency: string;
  readonly on: string;
  readonly depositMinor: number;
  readonly accountId: string;
  readonly bankAccountId: string;
  readonly contactKey: string;
  /** The true fees less what is booked of them. */
  readonly feeDifferenceMinor: number;
  readonly feeAccountCode: string;
  readonly feeTaxType: string;
  readonly others: readonly PlacedRow[];
}

/**
 * What a payout makes in Xero: the fees that estimates missed and what is nobody's leave the clearing
 * account (or come back to it), and exactly the deposit goes to the bank, so that nothing of the payout
 * is left in the clearing account.
 */
export function makePayoutDocuments(
  payout: PayoutToBook,
): (BookedBankTransaction | BookedBankTransfer)[] {
  const lines = listLines(payout);
  const spent = lines.filter(({ amountMinor }) => amountMinor > 0);
  const received = lines
    .filter(({ amountMinor }) => amountMinor < 0)
    .map((line) => ({ ...line, amountMinor: -line.amountMinor }));
  return [
    ...(spent.length === 0 ? [] : [makeTransaction(payout, 'SPEND', spent)]),
    ...(received.length === 0 ? [] : [makeTransaction(payout, 'RECEIVE', received)]),
    ...(payout.depositMinor === 0 ? [] : [makeTransfer(payout)]),
  ];
}

/** Spent is positive. */
function listLines(payout: PayoutToBook): BankLine[] {
  const { gatewayName, payoutId, feeDifferenceMinor, feeAccountCode, feeTaxType } = payout;
  const fees: BankLine = {
    description: `${gatewayName} fees of payout ${payoutId}, less what was estimated`,
    amountMinor: feeDifferenceMinor,
    accountCode: feeAccountCode,
    taxType: feeTaxType,
  };
  const others = payout.others.map(({ row, accountCode, taxType }) => ({
    description: `${gatewayName} ${row.type || 'other'} ${row.rowId}`,
    amountMinor: -row.netMinor,
    accountCode,
    taxType,
  }));
  return [fees, ...others].filter(({ amountMinor }) => amountMinor !== 0);
}

function makeTransaction(
  payout: PayoutToBook,
  type: BookedBankTransaction['type'],
  lines: readonly BankLine[],
): BookedBankTransaction {
  const part = type === 'SPEND' ? 'fees' : 'back';
  return {
    kind: 'bankTransaction',
    key: makePayoutKey(payout, part),
    needs: [payout.contactKey],
    type,
    contactKey: payout.contactKey,
    accountId: payout.accountId,
    on: payout.on,
    reference: `DB payout ${shortenMethod(payout.method)} ${payout.payoutId} ${payout.linkCode} ${part}`,
    currency: payout.currency,
    lines,
    totalMinor: sum(lines.map(({ amountMinor }) => amountMinor)),
  };
}

/** The other way where the gateway took money from the bank. */
function makeTransfer(payout: PayoutToBook): BookedBankTransfer {
  const { accountId, bankAccountId, depositMinor } = payout;
  const isPaidOut = depositMinor > 0;
  return {
    kind: 'bankTransfer',
    key: makePayoutKey(payout, 'transfer'),
    needs: [],
    fromAccountId: isPaidOut ? accountId : bankAccountId,
    toAccountId: isPaidOut ? bankAccountId : accountId,
    on: payout.on,
    amountMinor: Math.abs(depositMinor),
    currency: payout.currency,
    reference: payout.payoutId,
  };
}

export function makePayoutKey(
  { method, payoutId }: Pick<PayoutToBook, 'method' | 'payoutId'>,
  part: 'fees' | 'back' | 'transfer' | 'entries',
): string {
  return `payout:${method}:${payoutId}:${part}`;
}
