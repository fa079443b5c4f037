import type { BookedBankTransaction } from '../ledger/bank-steps.ts';

/** Fees that go into one document: of one day, account, method and currency, to one account. */
export interface FeeGroup {
  readonly day: string;
  readonly accountId: string;
  readonly method: string;
  readonly currency: string;
  readonly feeAccountCode: string;
  readonly taxType: string;
}

export interface FeeDocument {
  readonly group: FeeGroup;
  /** The day that it is dated on, in an open period. */
  readonly on: string;
  readonly linkCode: string;
  /** Of the documents of the day and method; from 1. */
  readonly sequence: number;
  readonly contactKey: string;
  readonly gatewayName: string;
  /** What is spent; negative where fees of before come back. Never 0. */
  readonly totalMinor: number;
  readonly payments: number;
}

/** Estimated fees of a day: money that leaves the clearing account, or comes back to it. */
export function makeFeeDocument(document: FeeDocument): BookedBankTransaction {
  const { group, on, linkCode, sequence, contactKey, gatewayName, totalMinor } = document;
  const { day, accountId, method, currency, feeAccountCode, taxType } = group;
  const suffix = sequence === 1 ? '' : `-${sequence}`;
  const isSpent = totalMinor > 0;
  const what = isSpent ? 'fees' : 'fees taken back';
  const count = document.payments === 1 ? '1 payment' : `${document.payments} payments`;
  return {
    kind: 'bankTransaction',
    key: `fees:${method}:${currency}:${day}:${sequence}`,
    needs: [contactKey],
    type: isSpent ? 'SPEND' : 'RECEIVE',
    contactKey,
    accountId,
    on,
    reference: `DB fees ${shortenMethod(method)} ${currency} ${day} ${linkCode}${suffix}`,
    currency,
    lines: [
      {
        description: `${gatewayName} ${what} of ${day}, ${count}, estimated until the payout`,
        amountMinor: Math.abs(totalMinor),
        accountCode: feeAccountCode,
        taxType,
      },
    ],
    totalMinor: Math.abs(totalMinor),
  };
}

/** nopCommerce's system names begin alike: "Payments.Stripe" is known as "Stripe". */
export function shortenMethod(method: string): string {
  return method.replace(/^Payments\./, '');
}
