import { planUndo } from '../../../../sidecar/src/domain/ledger/plan-undo.ts';
import type { LedgerEntry } from '../../../../sidecar/src/domain/ledger/ledger-entry.ts';
import { parseLocalDate } from '../../../../sidecar/src/domain/time/instant.ts';
import {
  makeCreditNoteBody,
  makeInvoiceBody,
  makePaymentBody,
} from '../../../support/xero-steps.ts';

const invoice = makeInvoiceBody();
const payment = makePaymentBody();
const note = makeCreditNoteBody();
const refund = {
  ...payment,
  kind: 'refund' as const,
  key: 'refund:NOP-1:1',
  creditNoteKey: note.key,
  paidOn: '2026-11-21',
};

const allocation = {
  kind: 'allocation' as const,
  key: 'allocation:NOP-1:1',
  creditNoteKey: note.key,
  invoiceKey: invoice.key,
  allocatedOn: '2026-11-21',
  amountMinor: 100,
};

function post(body: { kind: LedgerEntry['kind']; key: string }): LedgerEntry {
  return {
    key: body.key,
    kind: body.kind,
    fingerprint: '',
    xeroId: `id of ${body.key}`,
    number: 'number' in body ? String(body.number) : '',
    currency: 'NZD',
    totalMinor: 1150,
    taxMinor: 0,
    ruleSetNumber: 1,
    state: 'posted',
    body,
  };
}

const all = [invoice, payment, note, refund].map(post);

it('takes money back first, then what it stood on', () => {
  const { steps, conflicts } = planUndo(all);
  expect(conflicts).toEqual([]);
  const needs = Object.fromEntries(steps.map((step) => [step.key, step.needs]));
  const [ofPayment, ofRefund] = [payment, refund].map(({ key }) => `delete:${key}:id of ${key}`);
  expect(steps.map(({ kind }) => kind)).toEqual([
    'deletePayment',
    'deletePayment',
    'voidInvoice',
    'voidCreditNote',
  ]);
  expect(needs[`void:${invoice.key}:id of ${invoice.key}`]).toEqual([invoice.key, ofPayment]);
  expect(needs[`void:${note.key}:id of ${note.key}`]).toEqual([note.key, ofRefund]);
});

it('takes back all or nothing', () => {
  const closedUntil = parseLocalDate('2026-11-20');
  expect(planUndo(all, closedUntil)).toEqual({
    steps: [],
    conflicts: [
      {
        code: 'order.undo_closed',
        cause: '',
        details: { document: invoice.number, on: '2026-11-20' },
      },
    ],
  });
  const journaled = all.map((entry) => ({ ...entry, isJournaled: entry.kind === 'invoice' }));
  expect(planUndo(journaled).conflicts.map(({ code }) => code)).toEqual([
    'order.undo_after_journal',
  ]);
  // Old answers of Xero name no allocation of their own.
  const nameless = { ...post(allocation), xeroId: `id of ${note.key}` };
  expect(planUndo([invoice, note].map(post).concat(nameless)).conflicts[0]?.code).toBe(
    'order.undo_needs_xero',
  );
});

it('takes a credit off its invoice before both are voided', () => {
  const { steps, conflicts } = planUndo([invoice, note, allocation].map(post));
  expect(conflicts).toEqual([]);
  const [first, ...voids] = steps;
  const key = `delete:${allocation.key}:id of ${allocation.key}`;
  expect(first).toMatchObject({ kind: 'deleteAllocation', key, needs: [allocation.key, note.key] });
  expect(voids.map((step) => [step.kind, step.needs.includes(key)])).toEqual([
    ['voidInvoice', true],
    ['voidCreditNote', true],
  ]);
});

it('leaves alone what ended already', () => {
  const ended = all.map((entry) => ({ ...entry, state: 'voided' as const }));
  expect(planUndo(ended)).toEqual({ steps: [], conflicts: [] });
});
