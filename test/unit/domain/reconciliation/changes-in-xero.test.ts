import {
  bookPlainOrder,
  getBookingOrThrow,
  getInvoice,
  ofKind,
} from '../../../support/book-plain-order.ts';
import { makePlainOrder } from '../../../support/plain-order.ts';
import type {
  BookedAllocation,
  BookedInvoice,
  BookedPayment,
} from '../../../../sidecar/src/domain/booking/xero-documents.ts';
import {
  findChanges,
  type KnownEntry,
  type XeroChange,
} from '../../../../sidecar/src/domain/reconciliation/find-changes.ts';
import { parseLocalDate } from '../../../../sidecar/src/domain/time/instant.ts';
import { listChoices } from '../../../../sidecar/src/domain/reconciliation/list-choices.ts';
import { weighChanges } from '../../../../sidecar/src/domain/reconciliation/weigh-changes.ts';
import type { XeroState } from '../../../../sidecar/src/domain/reconciliation/xero-state.ts';

const POSTED = '2026-11-20T10:00:00.000Z';
const LATER = '2026-11-20T11:00:00.000Z';

const booking = getBookingOrThrow(bookPlainOrder(makePlainOrder()));
const invoice = getInvoice(booking);
const payment = getPayment();

function getPayment(): BookedPayment {
  const [first] = ofKind(booking, 'payment');
  if (first === undefined) throw new Error('no payment');
  return first;
}

function toEntry(
  body: BookedInvoice | BookedPayment | BookedAllocation,
  changes: Partial<KnownEntry> = {},
): KnownEntry {
  return {
    key: body.key,
    kind: body.kind,
    fingerprint: body.fingerprint,
    xeroId: `id of ${body.kind}`,
    number: body.kind === 'invoice' ? body.number : '',
    currency: 'currency' in body ? body.currency : '',
    totalMinor: body.kind === 'invoice' ? body.totalMinor : body.amountMinor,
    taxMinor: body.kind === 'invoice' ? body.taxMinor : 0,
    ruleSetNumber: 1,
    state: 'posted',
    body,
    postedAt: POSTED,
    ...changes,
  };
}

const entries = [toEntry(invoice), toEntry(payment)];

const asBooked: XeroState = {
  kind: 'invoice',
  xeroId: 'id of invoice',
  number: invoice.number,
  status: 'PAID',
  currency: invoice.currency,
  contactId: 'contact',
  issuedOn: parseLocalDate(invoice.issuedOn),
  totalMinor: invoice.totalMinor,
  taxMinor: invoice.taxMinor,
  lines: invoice.lines.map(({ accountCode, taxType, lineMinor }) => ({
    accountCode,
    taxType,
    lineMinor,
  })),
  payments: [{ xeroId: 'id of payment', amountMinor: payment.amountMinor }],
  creditedMinor: 0,
  paidMinor: payment.amountMinor,
  remainingMinor: 0,
};

function look(changes: Partial<XeroState>, known = entries, readAt = LATER): XeroChange[] {
  const state = { ...asBooked, ...changes };
  return findChanges({ state, readAt, contactId: 'contact' }, known);
}

describe('what is different in Xero', () => {
  it('is nothing where both agree, and nothing of what the ledger is newer than', () => {
    expect(look({})).toEqual([]);
    expect(look({ status: 'VOIDED' }, entries, '2026-11-20T09:00:00.000Z')).toEqual([]);
    const later = [toEntry(invoice), toEntry(payment, { postedAt: '2026-11-20T12:00:00.000Z' })];
    expect(look({ payments: [], status: 'AUTHORISED' }, later)).toEqual([]);
  });

  it('is an edit with what was edited, in words', () => {
    const [first, ...others] = asBooked.lines;
    const lines = [
      { accountCode: '999', taxType: '', lineMinor: first?.lineMinor ?? 0 },
      ...others,
    ];
    expect(look({ lines })).toMatchObject([
      { kind: 'edited', what: expect.stringContaining('999') },
    ]);
    expect(look({ totalMinor: asBooked.totalMinor + 100 })).toMatchObject([
      { what: expect.stringMatching(/^total \d+\.\d\d → \d+\.\d\d$/) },
    ]);
    expect(look({ contactId: 'another' })).toMatchObject([{ what: 'another contact' }]);
    expect(look({ creditedMinor: 500 })).toMatchObject([{ what: 'credited 0.00 → 5.00' }]);
  });

  it('is no edit that Xero splits a line or drops the account of a free one', () => {
    const [first, ...others] = asBooked.lines;
    const half = { ...first, accountCode: first?.accountCode ?? '', taxType: '', lineMinor: 1 };
    const rest = { ...half, lineMinor: (first?.lineMinor ?? 0) - 1 };
    const free = { accountCode: '', taxType: '', lineMinor: 0 };
    expect(look({ lines: [half, rest, free, ...others] })).toEqual([]);
    expect(look({ lines: [] })).toEqual([]);
  });

  it('is money that went by Xero’s own figures, and money that came from somebody else', () => {
    expect(look({ payments: [] })).toEqual([]);
    expect(look({ payments: [], paidMinor: 0 })).toEqual([
      { kind: 'paymentRemoved', key: payment.key, amountMinor: payment.amountMinor },
    ]);
    const payments = [...asBooked.payments, { xeroId: 'foreign', amountMinor: 700 }];
    expect(look({ payments })).toEqual([
      { kind: 'paidElsewhere', key: invoice.key, amountMinor: 700 },
    ]);
  });
});

describe('credits and advances', () => {
  const allocation: BookedAllocation = {
    kind: 'allocation',
    key: 'allocation:1',
    fingerprint: 'f',
    needs: [],
    creditNoteKey: 'creditNote:1',
    invoiceKey: invoice.key,
    allocatedOn: '2026-11-20',
    amountMinor: 500,
  };
  const note = toEntry(invoice, { key: 'creditNote:1', kind: 'creditNote', xeroId: 'the note' });
  const credited = [...entries, note, toEntry(allocation)];
  const credits = [{ xeroId: 'the note', amountMinor: 500 }];
  const removed = { kind: 'creditRemoved', key: allocation.key, amountMinor: 500 };

  it('a credit of ours that stands is no change', () => {
    expect(look({ creditedMinor: 500, credits }, credited)).toEqual([]);
    expect(look({ creditedMinor: 500 }, credited)).toEqual([]);
  });

  it('a credit that was taken off is one, by Xero’s own figures', () => {
    expect(look({ creditedMinor: 0, credits: [] }, credited)).toEqual([removed]);
    expect(look({ creditedMinor: 0 }, credited)).toEqual([removed]);
    const another = [{ xeroId: 'another note', amountMinor: 500 }];
    expect(look({ creditedMinor: 500, credits: another }, credited)).toEqual([removed]);
  });

  it('what Xero does not list is said by its figure only', () => {
    expect(look({ creditedMinor: 200, credits: [] }, credited)).toMatchObject([
      { kind: 'edited', what: 'credited 5.00 → 2.00' },
    ]);
  });

  it('is nothing where the credit was set against it after it was read', () => {
    const later = [...entries, note, toEntry(allocation, { postedAt: '2026-11-20T12:00:00.000Z' })];
    expect(look({ creditedMinor: 0, credits: [] }, later)).toEqual([]);
  });

  it('an invoice that is voided has lost its credit as well, which is said once', () => {
    const changes = look({ status: 'VOIDED', payments: [] }, credited);
    expect(changes.map(({ kind }) => kind)).toEqual(['ended', 'paymentRemoved', 'creditRemoved']);
    const documents = [...booking.documents, allocation];
    const { conflicts } = weighChanges(
      changes.map((change) => ({ change, isAccepted: false })),
      { documents, entries: credited, canBePaid: false },
    );
    expect(conflicts.map(({ code }) => code)).toEqual(['order.voided_in_xero']);
  });

  it('an advance is money, told apart in words; with a credit beside it nothing is called paid', () => {
    const advance = { xeroId: 'advance', amountMinor: invoice.totalMinor, isAdvance: true };
    const unpaid = { entries: [toEntry(invoice)], documents: [invoice], canBePaid: true };
    const weighed = (changes: Partial<XeroState>): string[] =>
      weighChanges(
        look({ payments: [advance], ...changes }, unpaid.entries).map((change) => ({
          change,
          isAccepted: false,
        })),
        unpaid,
      ).conflicts.map(({ code, details }) => `${code} ${details['amount'] ?? ''}`.trim());
    expect(weighed({})).toEqual([
      expect.stringMatching(/^order\.paid_in_xero [\d.]+ \w+ from an overpayment or prepayment$/),
    ]);
    expect(weighed({ creditedMinor: 100 })[0]).toBe('order.edited_in_xero');
  });
});

describe('what it means for the order', () => {
  const wanted = { documents: booking.documents, entries, canBePaid: false };
  const weigh = (change: XeroChange, isAccepted = false, changes: Partial<typeof wanted> = {}) =>
    weighChanges([{ change, isAccepted }], { ...wanted, ...changes });

  it('nobody is asked where the order does not want what ended', () => {
    const ended: XeroChange = { kind: 'ended', key: invoice.key };
    expect(weigh(ended, false, { documents: [] })).toMatchObject({
      endedKeys: [invoice.key],
      conflicts: [],
    });
    expect(weigh(ended).conflicts).toMatchObject([{ code: 'order.voided_in_xero' }]);
  });

  it('a voided invoice is said once, without the payments that went with it', () => {
    const changes = look({ status: 'VOIDED', payments: [] });
    expect(changes).toHaveLength(2);
    const { conflicts } = weighChanges(
      changes.map((change) => ({ change, isAccepted: false })),
      wanted,
    );
    expect(conflicts.map(({ code }) => code)).toEqual(['order.voided_in_xero']);
  });

  it('the payment that the order wants is not sent where somebody else made it, to the cent', () => {
    const paid: XeroChange = {
      kind: 'paidElsewhere',
      key: invoice.key,
      amountMinor: payment.amountMinor,
    };
    const open = { entries: [toEntry(invoice)] };
    expect(weigh(paid, false, open)).toMatchObject({
      satisfiedKeys: [payment.key],
      conflicts: [],
      remarks: [{ code: 'order.kept_as_in_xero', details: { number: invoice.number } }],
    });
    const other = { ...paid, amountMinor: payment.amountMinor - 1 };
    expect(weigh(other, false, open).conflicts).toMatchObject([
      { code: 'order.part_paid_in_xero' },
    ]);
  });

  it('an unpaid order may be marked as paid only where all of it was paid', () => {
    const unpaid = { documents: [invoice], entries: [toEntry(invoice)], canBePaid: true };
    const paid = (amountMinor: number): XeroChange => ({
      kind: 'paidElsewhere',
      key: invoice.key,
      amountMinor,
    });
    const codeOf = (amountMinor: number, canBePaid: boolean): string | undefined =>
      weigh(paid(amountMinor), false, { ...unpaid, canBePaid }).conflicts[0]?.code;
    expect(codeOf(invoice.totalMinor, true)).toBe('order.paid_in_xero');
    expect(codeOf(invoice.totalMinor, false)).toBe('order.part_paid_in_xero');
    expect(codeOf(invoice.totalMinor - 1, true)).toBe('order.part_paid_in_xero');
  });

  it('every code that asks leaves at least one choice, and no other code does', () => {
    const codes = [
      'order.voided_in_xero',
      'order.credit_note_voided_in_xero',
      'order.edited_in_xero',
      'order.edited_in_xero_after_payment',
      'order.payment_removed_in_xero',
      'order.credit_removed_in_xero',
      'order.paid_in_xero',
      'order.part_paid_in_xero',
    ];
    const choose = (code: string | undefined, hasInvoice = true, isEnded = false) =>
      listChoices({ code, hasInvoice, isEnded });
    expect(codes.filter((code) => choose(code).length === 0)).toEqual([]);
    expect(choose('mapping.payment_missing')).toEqual([]);
    expect(choose(undefined)).toEqual([]);
    expect(choose('order.total_off')).toEqual(['reissue', 'creditDifference', 'keepBooked']);
    expect(choose('order.total_off', false)).toEqual([]);
    expect(choose('order.changed_in_closed_period', true, true)).toEqual([]);
  });
});
