/** Money that a gateway keeps or gives, straight from a bank account: its fees of a day or of a payout. */
export interface BookedBankTransaction {
  readonly kind: 'bankTransaction';
  readonly key: string;
  readonly needs: readonly string[];
  /** SPEND takes money out of the account, RECEIVE brings it in. */
  readonly type: 'SPEND' | 'RECEIVE';
  readonly contactKey: string;
  /** Only accounts of type BANK: Xero takes no other. */
  readonly accountId: string;
  readonly on: string;
  /** Unique in the organisation: what it is looked up by, for it has no number. */
  readonly reference: string;
  readonly currency: string;
  readonly lines: readonly BankLine[];
  readonly totalMinor: number;
}

/** Tax is in the amount; Xero works it out, as no store has named it. */
export interface BankLine {
  readonly description: string;
  readonly amountMinor: number;
  readonly accountCode: string;
  readonly taxType: string;
}

/** Money from one bank account of the organisation to another: a payout. */
export interface BookedBankTransfer {
  readonly kind: 'bankTransfer';
  readonly key: string;
  readonly needs: readonly string[];
  readonly fromAccountId: string;
  readonly toAccountId: string;
  readonly on: string;
  readonly amountMinor: number;
  readonly currency: string;
  /** Unique in the organisation. */
  readonly reference: string;
}

export type BankStepBody = BookedBankTransaction | BookedBankTransfer;

export function isBankKind(kind: string): kind is BankStepBody['kind'] {
  return kind === 'bankTransaction' || kind === 'bankTransfer';
}
