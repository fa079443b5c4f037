import fc from 'fast-check';
import { estimateFeeMinor } from '../../sidecar/src/domain/fees/payment-fee.ts';
import { weighFee } from '../../sidecar/src/domain/fees/weigh-fee.ts';
import { formatMinor, sum } from '../../sidecar/src/domain/money/amount.ts';
import type { GatewayRow } from '../../sidecar/src/domain/payout/gateway-file.ts';
import { matchRows } from '../../sidecar/src/domain/payout/match-rows.ts';
import { makePayoutDocuments } from '../../sidecar/src/domain/payout/payout-documents.ts';
import { parseCsvTable } from '../../sidecar/src/domain/payout/csv-table.ts';
import { findDecimalMark, readMinor } from '../../sidecar/src/domain/payout/read-cells.ts';
import { sumPayout } from '../../sidecar/src/domain/payout/weigh-payout.ts';
import { parseLocalDate } from '../../sidecar/src/domain/time/instant.ts';

const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });

it('whatever happens to a payment, its documents come to the fee that it should have', () => {
  const happening = fc.constantFrom('again', 'takenBack', 'paidOut', 'refused');
  fc.assert(
    fc.property(
      fc.array(happening, { maxLength: 8 }),
      fc.nat(5000),
      fc.nat(5000),
      (acts, fee, truth) => {
        let [booked, isCounted, isStanding] = [0, false, true];
        let trueMinor: number | null = null;
        const book = (): void => {
          const delta = weighFee({
            estimateMinor: isStanding ? fee : null,
            isCounted,
            bookedMinor: booked,
            trueMinor,
            isPaidOutBefore: false,
          });
          isCounted ||= delta !== 0;
          booked += delta;
        };
        book();
        for (const act of acts) {
          if (act === 'takenBack') isStanding = false;
          if (act === 'paidOut') trueMinor = truth;
          // Xero refused all of it: nothing counts any more.
          if (act === 'refused') [booked, isCounted] = [0, false];
          book();
        }
        expect(booked).toBe(trueMinor ?? (isStanding ? fee : 0));
      },
    ),
  );
});

it('a fee is within half a cent of the exact one', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), fc.nat(9999), fc.nat(500), (amount, share, fixed) => {
      const percent = `${Math.floor(share / 1000)}.${String(share % 1000).padStart(3, '0')}`;
      const fee = estimateFeeMinor(amount, { percent, fixed: formatMinor(fixed) });
      const exactTimes100000 = BigInt(amount) * BigInt(share) + BigInt(fixed) * 100_000n;
      const off = BigInt(fee) * 100_000n - exactTimes100000;
      expect(off <= 50_000n && off >= -50_000n).toBe(true);
    }),
  );
});

interface Entry {
  readonly gross: number;
  readonly fee: number;
  readonly booked: number;
  readonly isOther: boolean;
}

it('a confirmed payout leaves nothing of itself in the clearing account', () => {
  const entry = fc.record({
    gross: cents.filter((amount) => amount !== 0),
    fee: fc.integer({ min: -5000, max: 5000 }),
    booked: fc.nat(5000),
    isOther: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(entry, { minLength: 1, maxLength: 20 }), (entries) => {
      expect(findRest(entries)).toBe(0);
    }),
  );
});

/** What is left of the payments, refunds and estimates once the payout's documents are booked. */
function findRest(entries: readonly Entry[]): number {
  const rows = entries.map(({ gross, fee }, index): GatewayRow => ({
    line: index,
    rowId: String(index),
    type: '',
    references: [String(index)],
    grossMinor: gross,
    feeMinor: fee,
    netMinor: gross - fee,
  }));
  const ofOrders = entries
    .map((entry, index) => ({ entry, index }))
    .filter(({ entry }) => !entry.isOther);
  const matched = matchRows(rows, {
    orders: ofOrders.map(({ index }) => ({
      orderGuid: `g${index}`,
      orderId: index,
      number: String(index),
      captureId: null,
      authorizationId: null,
    })),
    money: ofOrders.map(({ entry, index }) => ({
      moneyId: `m${index}`,
      orderGuid: `g${index}`,
      kind: entry.gross > 0 ? 'payment' : 'refund',
      amountMinor: Math.abs(entry.gross),
      accountId: 'clearing',
      currency: 'EUR',
      feeMinor: entry.booked,
    })),
    accountId: 'clearing',
    currency: 'EUR',
    rowsPaidOut: new Map(),
    moneyPaidOut: new Map(),
    ordersLeaving: new Set<string>(),
  });
  const paidOn = parseLocalDate('2026-11-05');
  const payout = { payoutId: 'p', currency: 'EUR', paidOn, statedMinor: null, rows };
  const sums = sumPayout(payout, matched);
  const documents = makePayoutDocuments({
    method: 'Payments.Stripe',
    gatewayName: 'Stripe',
    linkCode: 'D1',
    payoutId: 'p',
    currency: 'EUR',
    on: paidOn,
    depositMinor: sums.depositMinor,
    accountId: 'clearing',
    bankAccountId: 'bank',
    contactKey: 'contact',
    feeDifferenceMinor: sum(ofOrders.map(({ entry }) => entry.fee - entry.booked)),
    feeAccountCode: '404',
    feeTaxType: 'NONE',
    others: matched
      .filter(({ state }) => state === 'other')
      .map(({ row }) => ({ row, accountCode: '404', taxType: 'NONE' })),
  });
  const came = sum(ofOrders.map(({ entry }) => entry.gross - entry.booked));
  const moved = documents.map((document) => {
    if (document.kind === 'bankTransfer') {
      return document.fromAccountId === 'clearing' ? -document.amountMinor : document.amountMinor;
    }
    expect(document.lines.every(({ amountMinor }) => amountMinor > 0)).toBe(true);
    return document.type === 'SPEND' ? -document.totalMinor : document.totalMinor;
  });
  return came + sum(moved);
}

it('amounts are read back as they were written, with either mark', () => {
  fc.assert(
    fc.property(cents, fc.constantFrom('.', ','), fc.boolean(), (amount, mark, isGrouped) => {
      const [whole = '', fraction = ''] = formatMinor(Math.abs(amount)).split('.');
      const group = mark === '.' ? ',' : '.';
      const grouped = isGrouped ? whole.replace(/\B(?=(\d{3})+$)/g, group) : whole;
      const text = `${amount < 0 ? '-' : ''}${grouped}${mark}${fraction}`;
      expect(findDecimalMark([text])).toBe(mark);
      expect(readMinor(text, mark)).toBe(amount);
    }),
  );
});

it('any cells come back from a file, whatever is in them', () => {
  const cell = fc.string().map((text) => text.replace(/\r/g, '').trim());
  const line = fc
    .array(cell, { minLength: 3, maxLength: 3 })
    .filter((cells) => cells.some(Boolean));
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 6 }),
      fc.constantFrom(',', ';', '\t'),
      (lines, mark) => {
        const text = [['a', 'b', 'c'], ...lines]
          .map((cells) => cells.map(quote).join(mark))
          .join('\r\n');
        const table = parseCsvTable(`\uFEFF${text}`);
        expect(typeof table === 'string' ? table : table.rows.map(({ cells }) => cells)).toEqual(
          lines,
        );
      },
    ),
  );
});
