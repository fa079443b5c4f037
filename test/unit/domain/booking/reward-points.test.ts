import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import type { BookedDocument } from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import { compareOrder } from '../../../../sidecar/src/domain/comparison/compare-order.ts';
import { readNetMinor } from '../../../../sidecar/src/domain/comparison/store-figures.ts';
import { planWithdrawal } from '../../../../sidecar/src/domain/ledger/plan-difference.ts';
import type { LedgerEntry } from '../../../../sidecar/src/domain/ledger/ledger-entry.ts';
import { balanceOf, bookLife } from '../../../support/book-life.ts';
import {
  bookPlainOrder,
  getBookingOrThrow,
  getHolds,
  getInvoice,
  ofKind,
  type PlainShop,
} from '../../../support/book-plain-order.ts';
import { makePlainOrder } from '../../../support/plain-order.ts';
import { makeAccount } from '../../../support/xero-reference.ts';

const OWED = { code: '836', id: 'id-836' };

/** 12.00 with 20 % tax, 5.00 of it with points. */
const order = makePlainOrder({
  orderTotal: '7.0000',
  rewardPointsUsed: { points: -500, amount: '5.0000' },
});
const cancelled: StoreOrder = { ...order, orderStatus: 'Cancelled' };

function makeShop(enablePaymentsToAccount = true, loyaltyLiability: string | null = '836') {
  const account = makeAccount({
    code: '836',
    name: 'Points not used yet',
    type: 'CURRLIAB',
    accountClass: 'LIABILITY',
    enablePaymentsToAccount,
  });
  const shop: PlainShop = {
    change: ({ reference }) => ({
      reference: { ...reference, accounts: [...reference.accounts, account] },
    }),
    changeRules: ({ settings, accounts }) => ({
      settings: { ...settings, rewardPointsUse: 'payment' },
      accounts: { ...accounts, loyaltyLiability },
    }),
  };
  return shop;
}

function toEntries(documents: readonly BookedDocument[]): LedgerEntry[] {
  return documents.map((document) => ({
    key: document.key,
    kind: document.kind,
    fingerprint: document.fingerprint,
    xeroId: `xero-${document.key}`,
    number: 'number' in document ? document.number : '',
    currency: 'GBP',
    totalMinor: 0,
    taxMinor: 0,
    ruleSetNumber: 1,
    state: 'posted',
    body: document,
  }));
}

describe('reward points that a shop books as owed', () => {
  it('are a payment from the account that owes them, and nopCommerce’s tax stays', () => {
    const booking = getBookingOrThrow(bookPlainOrder(order, makeShop()));
    const invoice = getInvoice(booking);
    expect(invoice).toMatchObject({ totalMinor: 1200, taxMinor: 200, rewardPointsMinor: 500 });
    expect(invoice.lines.map(({ role }) => role)).toEqual(['item']);
    const payments = ofKind(booking, 'payment');
    expect(payments.map((payment) => [payment.accountId, payment.amountMinor])).toEqual([
      ['id-836', 500],
      [expect.any(String), 700],
    ]);
  });

  it('stay a discount while the shop does not say so', () => {
    const booking = getBookingOrThrow(bookPlainOrder(order));
    expect(getInvoice(booking)).toMatchObject({ totalMinor: 700 });
    expect(getInvoice(booking).lines.map(({ role }) => role)).toContain('rewardPoints');
    expect(getInvoice(booking).rewardPointsMinor).toBeUndefined();
  });

  it('hold the order where no account is chosen, or it takes no payments', () => {
    expect(getHolds(bookPlainOrder(order, makeShop(true, null)))).toMatchObject([
      { code: 'mapping.account_missing', cause: 'loyaltyLiability' },
    ]);
    expect(getHolds(bookPlainOrder(order, makeShop(false)))).toMatchObject([
      { code: 'mapping.payment_account_unfit' },
    ]);
  });

  it('are owed again once the paid order is cancelled, and once only', () => {
    const shop = makeShop();
    const documents = bookLife([order, cancelled, cancelled], shop);
    expect(documents.filter(({ kind }) => kind === 'creditNote')).toMatchObject([
      { number: '1-CNP500', totalMinor: 500, returns: 'rewardPoints' },
    ]);
    expect(balanceOf(documents, OWED)).toBe(0);
    const invoice = documents.find((document) => document.kind === 'invoice');
    expect(readNetMinor(cancelled, invoice)).toBe(700);
  });

  it('and the money: all that was sold is given back, with its tax, whichever comes first', () => {
    const refunded = { paymentStatus: 'Refunded', refundedAmount: '7.0000' } as const;
    for (const states of [
      [order, cancelled, { ...cancelled, ...refunded }],
      [order, { ...order, ...refunded }, { ...cancelled, ...refunded }],
      [order, { ...cancelled, ...refunded }],
    ]) {
      const documents = bookLife(states, makeShop());
      const notes = documents.flatMap((document) =>
        document.kind === 'creditNote' ? [document] : [],
      );
      expect(notes.reduce((sum, note) => sum + note.totalMinor, 0)).toBe(1200);
      expect(notes.reduce((sum, note) => sum + note.taxMinor, 0)).toBe(200);
      expect(balanceOf(documents, OWED)).toBe(0);
      const last = states.at(-1) ?? order;
      expect(compareOrder(last, documents).rows.filter(({ differs }) => differs)).toEqual([]);
    }
  });

  it('stay used where money goes back and the order is not cancelled', () => {
    const refunded = { ...order, paymentStatus: 'Refunded', refundedAmount: '7.0000' } as const;
    const documents = bookLife([order, refunded], makeShop());
    expect(balanceOf(documents, OWED)).toBe(-500);
    expect(compareOrder(refunded, documents).rows.filter(({ differs }) => differs)).toEqual([]);
  });

  it('are given back before the invoice of an order that was never paid is voided', () => {
    const unpaid = { ...order, paymentStatus: 'Pending', paidDateUtc: null } as const;
    const plan = planWithdrawal(toEntries(bookLife([unpaid], makeShop())));
    expect(plan.conflicts).toEqual([]);
    expect(plan.steps.map(({ kind }) => kind)).toEqual(['deletePayment', 'voidInvoice']);
  });
});
