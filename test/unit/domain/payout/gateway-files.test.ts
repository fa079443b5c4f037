import {
  isFileProblem,
  type GatewayFile,
  type ReadOptions,
} from '../../../../sidecar/src/domain/payout/gateway-file.ts';
import { readGatewayFile } from '../../../../sidecar/src/domain/payout/read-gateway-file.ts';

const OPTIONS: ReadOptions = { mapping: null, dayOrder: null, decimalMark: null, currency: 'EUR' };

function read(text: string, options: Partial<ReadOptions> = {}): GatewayFile {
  const file = readGatewayFile(text, { ...OPTIONS, ...options });
  if (isFileProblem(file) || 'columns' in file) throw new Error(JSON.stringify(file));
  return file;
}

const fail = (text: string, options: Partial<ReadOptions> = {}) =>
  readGatewayFile(text, { ...OPTIONS, ...options });

const STRIPE_HEADER =
  'automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,currency,gross,fee,net,reporting_category,source_id,description,charge_id,payment_metadata[order_number]';

function stripe(...rows: readonly string[]): string {
  return [STRIPE_HEADER, ...rows].join('\n');
}

describe('a Stripe payout report', () => {
  it('is one payout an id, with its charges, refunds and what is Stripe’s own', () => {
    const file = read(
      stripe(
        'po_1,2026-11-05 00:00:00,txn_1,2026-11-03 10:00:00,eur,100.00,1.65,98.35,charge,ch_1,"Order 12, paid",ch_1,12',
        'po_1,2026-11-05 00:00:00,txn_2,2026-11-03 11:00:00,eur,-20.00,0.00,-20.00,refund,re_1,,ch_1,',
        'po_1,2026-11-05 00:00:00,txn_3,2026-11-03 12:00:00,eur,0.00,2.00,-2.00,fee,,Billing,,',
        'po_2,2026-11-06 00:00:00,txn_4,2026-11-04 10:00:00,eur,5.5,0.3,5.2,charge,ch_2,,ch_2,',
        ',,txn_5,2026-11-04 10:00:00,eur,7.00,0.35,6.65,charge,ch_3,,ch_3,',
      ),
    );
    expect(file).toMatchObject({ layout: 'stripe', leftOut: 1 });
    expect(file.payouts).toMatchObject([
      { payoutId: 'po_1', currency: 'EUR', paidOn: '2026-11-05', statedMinor: null },
      { payoutId: 'po_2', rows: [{ grossMinor: 550, feeMinor: 30, netMinor: 520 }] },
    ]);
    expect(file.payouts[0]?.rows).toMatchObject([
      { rowId: 'txn_1', references: ['ch_1', '12'], grossMinor: 10_000, feeMinor: 165 },
      { rowId: 'txn_2', references: ['ch_1', 're_1'], grossMinor: -2000, type: 'refund' },
      { rowId: 'txn_3', references: [], grossMinor: 0, feeMinor: 200, netMinor: -200 },
    ]);
  });

  it('says what came to the bank where it has the payout itself as a row', () => {
    const [payout] = read(
      stripe(
        'po_1,2026-11-05 00:00:00,txn_1,,eur,100.00,1.65,98.35,charge,ch_1,,ch_1,',
        ',2026-11-05 00:00:00,txn_9,,eur,-98.35,0.00,-98.35,payout,po_1,,,',
      ),
    ).payouts;
    expect(payout).toMatchObject({ statedMinor: 9835 });
    expect(payout?.rows).toHaveLength(1);
  });

  it('is read in the balance export’s columns too', () => {
    const header =
      'id,Type,Source,Amount,Fee,Net,Currency,Created (UTC),Transfer,Transfer Date (UTC)';
    const row = 'txn_1,charge,ch_1,10.00,0.40,9.60,gbp,2026-11-03 10:00,po_1,2026-11-05 00:00';
    expect(read(`${header}\n${row}`).payouts).toMatchObject([
      { payoutId: 'po_1', currency: 'GBP', paidOn: '2026-11-05', rows: [{ rowId: 'txn_1' }] },
    ]);
  });

  it('is refused as a whole where a row is not what it says, or a payout has two currencies', () => {
    const off = stripe('po_1,2026-11-05,txn_1,,eur,100.00,1.65,98.34,charge,ch_1,,ch_1,');
    expect(fail(off)).toEqual({ problem: 'netOff', line: 2 });
    const two = stripe(
      'po_1,2026-11-05,txn_1,,eur,1.00,0,1.00,charge,ch_1,,ch_1,',
      'po_1,2026-11-05,txn_2,,usd,1.00,0,1.00,charge,ch_2,,ch_2,',
    );
    expect(fail(two)).toMatchObject({ problem: 'rowsDisagree', line: 3 });
  });
});

const PAYPAL_HEADER =
  '\uFEFF"Date","Time","TimeZone","Name","Type","Status","Currency","Gross","Fee","Net","Transaction ID","Reference Txn ID","Invoice Number","Custom Number","Balance","Balance Impact"';

describe('a PayPal activity download', () => {
  const rows = [
    '"25/11/2026","09:00:00","CET","A","Express Checkout Payment","Completed","EUR","1.100,00","-32,25","1.067,75","T1","","12","","1.067,75","Credit"',
    '"25/11/2026","10:00:00","CET","A","Express Checkout Payment","Pending","EUR","5,00","0,00","5,00","T2","","13","","","Memo"',
    '"26/11/2026","09:00:00","CET","A","Payment Refund","Completed","EUR","-100,00","2,90","-97,10","T3","T1","","","970,65","Debit"',
    '"27/11/2026","09:00:00","CET","","General Withdrawal","Completed","EUR","-970,65","0,00","-970,65","W1","","","","0,00","Debit"',
    '"28/11/2026","09:00:00","CET","B","Express Checkout Payment","Completed","EUR","10,00","-0,54","9,46","T4","","14","","9,46","Credit"',
  ];

  it('pays out with each withdrawal what came in before it, whichever way round the file is', () => {
    for (const ordered of [rows, rows.toReversed()]) {
      const file = read([PAYPAL_HEADER, ...ordered].join('\r\n'));
      expect(file).toMatchObject({ layout: 'paypal', leftOut: 2 });
      expect(file.payouts).toMatchObject([
        { payoutId: 'W1', currency: 'EUR', paidOn: '2026-11-27', statedMinor: 97_065 },
      ]);
      expect(file.payouts[0]?.rows).toMatchObject([
        { rowId: 'T1', references: ['T1', '12'], grossMinor: 110_000, feeMinor: 3225 },
        { rowId: 'T3', references: ['T3', 'T1'], grossMinor: -10_000, feeMinor: -290 },
      ]);
    }
  });

  it('asks which part is the day where the file leaves it open', () => {
    const text = [
      PAYPAL_HEADER,
      rows[0]?.replace('25/11', '05/11'),
      rows[3]?.replace('27/11', '07/11'),
    ];
    expect(fail(text.join('\n'))).toEqual({ problem: 'dayUnclear' });
    expect(read(text.join('\n'), { dayOrder: 'dmy' }).payouts[0]?.paidOn).toBe('2026-11-07');
    expect(read(text.join('\n'), { dayOrder: 'mdy' }).payouts[0]?.paidOn).toBe('2026-07-11');
  });
});

describe('a file of columns that a person named', () => {
  const mapping = {
    payoutId: 'Payout',
    date: 'Day',
    reference: 'Order',
    gross: 'Paid',
    fee: 'Cost',
    net: null,
    currency: null,
    rowId: null,
    type: null,
  };
  const text = [
    'Payout;Day;Order;Paid;Cost',
    'P1;2026-11-05;12;"1.000,50";-3,20',
    'P1;2026-11-05;12;1,00;0',
  ].join('\n');

  it('is asked about first, then read with semicolons, commas and fees as a minus', () => {
    expect(fail(text)).toEqual({ columns: ['Payout', 'Day', 'Order', 'Paid', 'Cost'] });
    const [payout] = read(text, { mapping }).payouts;
    expect(payout).toMatchObject({ payoutId: 'P1', currency: 'EUR', paidOn: '2026-11-05' });
    expect(payout?.rows).toMatchObject([
      { references: ['12'], grossMinor: 100_050, feeMinor: 320, netMinor: 99_730 },
      { grossMinor: 100, feeMinor: 0, netMinor: 100 },
    ]);
    expect(new Set(payout?.rows.map(({ rowId }) => rowId)).size).toBe(2);
  });

  it('is refused with the reason: no such column, no amount, unclear amounts', () => {
    expect(fail(text, { mapping: { ...mapping, gross: 'Betrag' } })).toMatchObject({
      problem: 'columnMissing',
      text: 'Betrag',
    });
    const odd = text.replace('1,00;0', 'one;0');
    expect(fail(odd, { mapping })).toMatchObject({ problem: 'amountUnreadable', line: 3 });
    const unclear = ['Payout;Day;Order;Paid;Cost', 'P1;2026-11-05;12;1.234;0'].join('\n');
    expect(fail(unclear, { mapping })).toEqual({ problem: 'amountUnclear' });
    expect(read(unclear, { mapping, decimalMark: ',' }).payouts[0]?.rows[0]?.grossMinor).toBe(
      123_400,
    );
  });
});

it.each([
  ['', { problem: 'empty' }],
  ['a,b\n', { problem: 'noRows' }],
  ['just text', { problem: 'noColumns' }],
  ['a,b\n"open,1', { problem: 'quoteOpen' }],
  [stripe('po_1,someday,txn_1,,eur,1.00,0,1.00,charge,ch_1,,ch_1,'), { problem: 'dayUnreadable' }],
  [
    stripe('po_1,2026-02-30,txn_1,,eur,1.00,0,1.00,charge,ch_1,,ch_1,'),
    { problem: 'dayUnreadable' },
  ],
  [
    stripe('po_1,2026-11-05,txn_1,,euro,1.00,0,1.00,charge,ch_1,,ch_1,'),
    { problem: 'currencyUnreadable' },
  ],
])('what is no such file is refused with the reason: %j', (text, problem) => {
  expect(fail(text)).toMatchObject(problem);
});
