import type { GatewayRow } from '../../../../sidecar/src/domain/payout/gateway-file.ts';
import {
  matchRows,
  type BookedMoney,
  type MatchSources,
} from '../../../../sidecar/src/domain/payout/match-rows.ts';
import {
  findPayoutProblem,
  sumPayout,
} from '../../../../sidecar/src/domain/payout/weigh-payout.ts';
import { parseLocalDate } from '../../../../sidecar/src/domain/time/instant.ts';

const order = (name: string, captureId: string | null = null) => ({
  orderGuid: `guid-${name}`,
  orderId: Number(name),
  number: name,
  captureId,
  authorizationId: null,
});

const money = (name: string, fields: Partial<BookedMoney> = {}): BookedMoney => ({
  moneyId: `money-${name}`,
  orderGuid: `guid-${name}`,
  kind: 'payment',
  amountMinor: 1000,
  accountId: 'clearing',
  currency: 'EUR',
  feeMinor: 40,
  ...fields,
});

const row = (reference: string, fields: Partial<GatewayRow> = {}): GatewayRow => ({
  line: 2,
  rowId: `row-${reference}`,
  type: 'charge',
  references: [reference],
  grossMinor: 1000,
  feeMinor: 35,
  netMinor: 965,
  ...fields,
});

const SOURCES: MatchSources = {
  orders: [order('12', 'ch_1'), order('13')],
  money: [money('12'), money('13')],
  accountId: 'clearing',
  currency: 'EUR',
  rowsPaidOut: new Map(),
  moneyPaidOut: new Map(),
  ordersLeaving: new Set<string>(),
};

function match(one: GatewayRow, sources: Partial<MatchSources> = {}) {
  const [matched] = matchRows([one], { ...SOURCES, ...sources });
  return [matched?.state, matched?.reason, matched?.money?.moneyId];
}

it('a row is the payment of the order whose transaction id it has, else of its number or guid', () => {
  expect(match(row('ch_1'))).toEqual(['order', null, 'money-12']);
  expect(match(row('13'))).toEqual(['order', null, 'money-13']);
  expect(match(row('guid-13'))).toEqual(['order', null, 'money-13']);
  // A transaction id is surer than a number, whichever stands first.
  expect(match(row('x', { references: ['13', 'ch_1'] }))).toEqual(['order', null, 'money-12']);
});

it('nothing is matched by a likeness', () => {
  expect(match(row('1'))).toEqual(['other', 'noOrder', undefined]);
  expect(match(row('CH_1'))).toEqual(['other', 'noOrder', undefined]);
  expect(match(row(' 13'))).toEqual(['other', 'noOrder', undefined]);
});

it.each([
  ['the amount is another', row('13', { grossMinor: 1001 }), {}, 'amountDiffers'],
  ['it is not booked', row('13'), { money: [] }, 'notBooked'],
  ['it went to another account', row('13'), { accountId: 'bank' }, 'otherAccount'],
  ['it is of another currency', row('13'), { currency: 'USD' }, 'otherCurrency'],
  [
    'two orders have the number',
    row('13'),
    { orders: [order('13'), { ...order('13'), orderGuid: 'b' }] },
    'severalOrders',
  ],
  ['the refund is not booked', row('13', { grossMinor: -500 }), {}, 'refundNotBooked'],
  [
    'a payout has the payment',
    row('13'),
    { moneyPaidOut: new Map([['money-13', 'po_0']]) },
    'paidOutBefore',
  ],
  [
    'a payout has the row',
    row('13'),
    { rowsPaidOut: new Map([['row-13', 'po_0']]) },
    'paidOutBefore',
  ],
  [
    'its order is being taken out of Xero',
    row('13'),
    { ordersLeaving: new Set([order('13').orderGuid]) },
    'beingTakenOut',
  ],
  ['it has no id of its own', row('13', { rowId: '' }), {}, 'noRowId'],
])('a row is not taken where %s', (_, one, sources, reason) => {
  expect(match(one, sources)).toEqual(['blocked', reason, undefined]);
});

it('a refund is the refund of its amount; money of no order asks for an account', () => {
  const refunded = [
    ...SOURCES.money,
    money('13', { moneyId: 'r', kind: 'refund', amountMinor: 500 }),
  ];
  expect(match(row('13', { grossMinor: -500 }), { money: refunded })).toEqual(['order', null, 'r']);
  expect(match(row('13', { grossMinor: 0 }))).toEqual(['other', 'noMoneyOfOrder', undefined]);
});

it('a payment is taken once, and a row counts once', () => {
  const twice = matchRows([row('13'), row('13'), row('13', { rowId: 'other' })], SOURCES);
  expect(twice.map(({ reason }) => reason)).toEqual([null, 'twiceInFile', 'twiceInFile']);
});

describe('the sums of a payout', () => {
  const payout = {
    payoutId: 'po_1',
    currency: 'EUR',
    paidOn: parseLocalDate('2026-11-05'),
    statedMinor: null,
    rows: [],
  };
  const rows = [
    row('ch_1'),
    row('13'),
    row('', { rowId: 'f', grossMinor: 0, feeMinor: 200, netMinor: -200, references: [] }),
  ];

  it('are gross less fees and other things, which is what came to the bank', () => {
    const matched = matchRows(rows, SOURCES);
    const sums = sumPayout({ ...payout, rows }, matched);
    expect(sums).toEqual({
      grossMinor: 2000,
      refundMinor: 0,
      feeMinor: 70,
      otherMinor: -200,
      depositMinor: 1730,
      bookedFeeMinor: 80,
    });
    expect(findPayoutProblem(sums, matched, false)).toBeNull();
    expect(findPayoutProblem(sums, matched, true)).toBe('confirmed');
  });

  it('that are not what the file says came to the bank stop it', () => {
    const matched = matchRows(rows, SOURCES);
    const sums = sumPayout({ ...payout, rows, statedMinor: 1729 }, matched);
    expect(findPayoutProblem(sums, matched, false)).toBe('depositOff');
  });

  it('do not matter where a row cannot be taken', () => {
    const matched = matchRows([row('13', { grossMinor: 900, netMinor: 865 })], SOURCES);
    const sums = sumPayout({ ...payout, rows }, matched);
    expect(findPayoutProblem(sums, matched, false)).toBe('blockedRows');
  });
});
