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

interface Deletion<Kind extends string> {
  readonly kind: Kind;
  /** Named by what is taken back, so that one booked anew can be taken back anew. */
  readonly key: string;
  readonly needs: readonly string[];
  readonly documentKey: string;
}

/** Takes a bank transaction or a transfer back. */
export type BankDeletion = Deletion<'deleteBankTransaction'> | Deletion<'deleteBankTransfer'>;

export type BankStepBody = BookedBankTransaction | BookedBankTransfer;

export function isBankKind(kind: string): kind is BankStepBody['kind'] {
  return kind === 'bankTransaction' || kind === 'bankTransfer';
}

export function isBankDeletion(kind: string): kind is BankDeletion['kind'] {
  return kind === 'deleteBankTransaction' || kind === 'deleteBankTransfer';
}

export function makeDeletionKey(documentKey: string, xeroId: string): string {
  return `delete:${documentKey}:${xeroId}`;
}

/**
 * What is deleted in Xero. Not what the ledger has under the document's key by then: the same payout may have
 * been confirmed anew.
 */
export function readDeletedId({ key, documentKey }: BankDeletion): string {
  return key.slice(makeDeletionKey(documentKey, '').length);
}

export function makeBankDeletion(body: BankStepBody, xeroId: string): BankDeletion {
  const { key: documentKey } = body;
  const key = makeDeletionKey(documentKey, xeroId);
  const deletion = { key, needs: [], documentKey };
  return body.kind === 'bankTransfer'
    ? { kind: 'deleteBankTransfer', ...deletion }
    : { kind: 'deleteBankTransaction', ...deletion };
}
