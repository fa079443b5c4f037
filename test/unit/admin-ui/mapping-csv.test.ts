import type { TFunction } from 'i18next';
import type { WireChoices, WireRuleSet } from '../../../sidecar/src/contract/index.ts';
import {
  readMappingCsv,
  writeMappingCsv,
} from '../../../admin-ui/src/features/mappings/mapping-csv.ts';
import { decodeCsvFile } from '../../../admin-ui/src/features/mappings/mapping-csv-file.ts';
import { MAPPING_TABS } from '../../../admin-ui/src/features/mappings/mapping-row.ts';
import { listRows } from '../../../admin-ui/src/features/mappings/mapping-rows.ts';
import { parseCsv } from '../../../admin-ui/src/features/mappings/parse-csv.ts';

const t = ((key: string, values?: object) =>
  values === undefined ? key : `${key} ${JSON.stringify(values)}`) as unknown as TFunction;

const choices: WireChoices = {
  organisation: { name: 'Northwind', currency: 'GBP', country: 'GB', shortCode: null },
  accounts: [
    makeAccount('bank', '', '=Bank; "one"\ntwo', { type: 'BANK', takesPayments: true }),
    makeAccount('clearing', '611', 'Stripe clearing', { type: 'CURRENT', takesPayments: true }),
    makeAccount('sales', '200', 'Sales', {}),
    makeAccount('old', '201', 'Old sales', { isActive: false }),
    makeAccount('more', '260', "'Other revenue", {}),
  ],
  taxRates: [{ taxType: 'OUTPUT2', name: '20% VAT', rate: '20', isActive: true, isForSales: true }],
  currencies: { primary: 'GBP', others: [] },
  customerRoles: [],
  paymentMethods: [{ systemName: '=HYPERLINK("x")', friendlyName: '+Stripe' }],
};

function makeAccount(
  accountId: string,
  code: string,
  name: string,
  more: Partial<WireChoices['accounts'][number]>,
): WireChoices['accounts'][number] {
  const usual = { type: 'REVENUE', isActive: true, takesPayments: false, currency: null };
  return { accountId, code, name, ...usual, ...more };
}

const EVERYTHING = {
  productId: null,
  categoryId: null,
  manufacturerId: null,
  vendorId: null,
  productType: null,
  customerRole: null,
  storeId: null,
};
const rules = {
  paymentMethods: [
    { systemName: '=HYPERLINK("x")', storeId: null, currency: null, accountId: 'bank' },
  ],
  taxes: [
    {
      rate: '20',
      country: null,
      state: null,
      taxCategoryId: null,
      supply: null,
      zeroReason: null,
      taxType: 'OUTPUT2',
    },
  ],
  revenue: [{ ...EVERYTHING, accountCode: '260' }],
  shipping: [{ shippingMethod: '@Courier', accountCode: '200' }],
  accounts: { shipping: '200', discounts: null },
  settings: { contactName: 'person' },
} as unknown as WireRuleSet;

const rows = MAPPING_TABS.flatMap((tab) => listRows(tab, { rules, choices, used: [], t }));
const written = writeMappingCsv(rows, choices, t);

function readChanged(change: (line: string) => string): ReturnType<typeof readMappingCsv> {
  const text = written.split('\r\n').map(change).join('\r\n');
  return readMappingCsv(text, rows, { choices, t });
}

it('what was written comes back as no change, whatever the names look like', () => {
  expect(readMappingCsv(written, rows, { choices, t })).toEqual({ changes: [], errors: [] });
});

it('no cell begins like something that a program for tables would run', () => {
  const cells = written
    .replace('\uFEFF', '')
    .split('\r\n')
    .flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/))
    .map((cell) => cell.replace(/^"/, ''));
  expect(cells.filter((cell) => /^[=+\-@\t]/.test(cell))).toEqual([]);
  expect(parseCsv("a\n'=x\n''x\n").map(({ cells: [cell] }) => cell)).toEqual(['a', '=x', "'x"]);
});

it('a code that was changed is the row’s new account', () => {
  const { changes, errors } = readChanged((line) => line.replace(',260,', ',200,'));
  expect(errors).toEqual([]);
  expect(changes.map(({ row, value }) => [row.tab, value])).toEqual([['revenue', '200']]);
});

it('says by line what cannot be: unknown, archived, and empty where something is needed', () => {
  const wrong = (to: string) =>
    readChanged((line) =>
      line.replace(/^(shipping\|@Courier|shipping\|.*?),(.*?),200,Sales/, `$1,$2,${to}`),
    ).errors.map(({ text }) => text.split(' ')[0]);
  expect(wrong('999,Sales')).toEqual(['mappings.csvUnknown']);
  expect(wrong('201,Sales')).toEqual(['mappings.csvUnfit']);
  const emptied = readChanged((line) => line.replace(/^(revenue.*?,.*?),260,.*/, '$1,,,,'));
  expect(emptied.errors.map(({ text }) => text.split(' ')[0])).toEqual(['mappings.csvEmpty']);
});

it('a file without the columns is refused as a whole', () => {
  const { errors } = readMappingCsv('a,b\n1,2\n', rows, { choices, t });
  expect(errors).toEqual([{ line: 1, text: 'mappings.csvHead' }]);
});

it('a row that is there twice counts once, and the second line says so', () => {
  const { changes, errors } = readMappingCsv(`${written}shipping|@Courier,,260,,,\r\n`, rows, {
    choices,
    t,
  });
  expect(changes).toEqual([]);
  expect(errors.map(({ text }) => text.split(' ')[0])).toEqual(['mappings.csvAgain']);
});

it('reads what programs for tables write: UTF-8, UTF-16 and the letters of Windows', () => {
  const text = 'Zürich;“Größe”';
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le');
  expect(decodeCsvFile(Buffer.from(`\uFEFF${text}`))).toBe(text);
  expect(decodeCsvFile(utf16)).toBe(text);
  expect(decodeCsvFile(Buffer.from(utf16).swap16())).toBe(text);
  expect(decodeCsvFile(Buffer.from('Z\xfcrich', 'latin1'))).toBe('Zürich');
  expect(decodeCsvFile(Buffer.from('PK\x03\x04\x00'))).toBeUndefined();
  expect(parseCsv('a\tb\n1\t2\n').map(({ cells }) => cells)).toEqual([
    ['a', 'b'],
    ['1', '2'],
  ]);
});

describe('fees', () => {
  const fees = { percent: '1.4', fixed: '0.30', accountCode: '200', taxType: 'OUTPUT2' };
  const [method] = rules.paymentMethods;
  const withFees = {
    ...rules,
    paymentMethods: [{ ...method, fees }],
  } as unknown as WireRuleSet;
  const of = (from: WireRuleSet) =>
    MAPPING_TABS.flatMap((tab) => listRows(tab, { rules: from, choices, used: [], t }));
  const out = writeMappingCsv(of(withFees), choices, t);
  const CELLS = '1.4,0.30,200,20% VAT (20 %)';
  const readWith = (cells: string) =>
    readMappingCsv(out.replace(CELLS, cells), of(withFees), { choices, t });

  it('are written and come back as no change, also as a program for tables rounds them', () => {
    expect(out).toContain(CELLS);
    expect(readWith(CELLS)).toEqual({ changes: [], errors: [] });
    expect(readWith('1.40,0.3,200,20% VAT (20 %)')).toEqual({ changes: [], errors: [] });
  });

  it('are changed, and ended where nothing is given', () => {
    expect(readWith('"2,9",0.25,260,OUTPUT2').changes.map((change) => change.fees)).toEqual([
      { ...fees, percent: '2.9', fixed: '0.25', accountCode: '260' },
    ]);
    expect(readWith(',,,').changes.map((change) => change.fees)).toEqual([null]);
  });

  it('stay as they are with a file from before there were any in it', () => {
    const old = out
      .split('\r\n')
      .map((line) => line.replace(/(,[^,]*){4}$/, ''))
      .join('\r\n');
    expect(readMappingCsv(old, of(withFees), { choices, t })).toEqual({ changes: [], errors: [] });
  });

  it('that cannot be are said by line, and nothing of the line is half taken', () => {
    const wrong = (cells: string) => readWith(cells).errors.map(({ text }) => text.split(' ')[0]);
    expect(wrong('a lot,0.30,200,20% VAT (20 %)')).toEqual(['mappings.csvFees']);
    expect(wrong('1.4,,200,20% VAT (20 %)')).toEqual(['mappings.csvFees']);
    expect(wrong('1.4,0.30,999,20% VAT (20 %)')).toEqual(['mappings.csvFees']);
    expect(wrong('1.4,0.30,201,20% VAT (20 %)')).toEqual(['mappings.csvFees']);
    expect(wrong('1.4,0.30,200,5% VAT')).toEqual(['mappings.csvFees']);
    const noBank = {
      ...withFees,
      paymentMethods: [{ ...method, accountId: 'clearing', fees }],
    } as unknown as WireRuleSet;
    const read = readMappingCsv(
      writeMappingCsv(of(noBank), choices, t).replace(CELLS, '2,0.30,200,20% VAT (20 %)'),
      of(noBank),
      { choices, t },
    );
    expect(read.errors.map(({ text }) => text.split(' ')[0])).toEqual(['mappings.csvFeesNoBank']);
  });
});
