import type { TFunction } from 'i18next';
import type { WireChoices } from '../../../../sidecar/src/contract/index.ts';
import { CONTACT_NAMES } from './contact-rows.ts';
import { describeChoice } from './describe-choice.ts';
import { FEE_COLUMNS, readFeeCells, writeFeeCells, type FeesGiven } from './fees-csv.ts';
import type { Fees } from './fees-of-row.ts';
import type { MappingRow } from './mapping-row.ts';
import { parseCsv } from './parse-csv.ts';

const COLUMNS = [
  'Row',
  'In the store',
  'Xero code',
  'Xero name',
  'Orders',
  'Remarks',
  ...FEE_COLUMNS,
] as const;

/** A program for tables would run a text that begins like this. */
const RUNS = /^[=+\-@\t\r']/;

/** Every row as a file that can be read back: what is chosen may be changed in code or name. */
export function writeMappingCsv(
  rows: readonly MappingRow[],
  choices: WireChoices,
  t: TFunction,
): string {
  const lines = rows.map((row) => {
    const chosen = describeChoice(row, choices, t);
    const orders = row.uses.reduce((sum, use) => sum + use.orders, 0);
    const remarks = [row.isMissing ? t('mappings.missing') : '', chosen?.problem ?? '', row.note];
    return [
      row.key,
      row.name,
      chosen?.code ?? '',
      chosen?.name ?? '',
      orders === 0 ? '' : String(orders),
      remarks.filter((remark) => remark !== '').join('; '),
      ...writeFeeCells(row, choices),
    ];
  });
  return `\uFEFF${[COLUMNS, ...lines].map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`;
}

function quote(text: string): string {
  const harmless = RUNS.test(text) ? `'${text}` : text;
  return /[",\r\n;]/.test(harmless) || harmless !== harmless.trim()
    ? `"${harmless.replaceAll('"', '""')}"`
    : harmless;
}

export interface CsvChange {
  readonly line: number;
  readonly row: MappingRow;
  /** Null: nothing is chosen any more. */
  readonly value: string | null;
  /** Left out where they stay; null: none are booked any more. */
  readonly fees?: Fees | null;
}

export interface CsvReading {
  readonly changes: readonly CsvChange[];
  readonly errors: readonly { readonly line: number; readonly text: string }[];
}

/** What a file would change in the rows, and by line what is wrong with it. Nothing is changed. */
export function readMappingCsv(
  text: string,
  rows: readonly MappingRow[],
  sources: { readonly choices: WireChoices; readonly t: TFunction },
): CsvReading {
  const { choices, t } = sources;
  const changes: CsvChange[] = [];
  const errors: { line: number; text: string }[] = [];
  const [head, ...lines] = parseCsv(text);
  const columns = COLUMNS.map((name) => (head?.cells ?? []).indexOf(name));
  const [rowAt = -1, , codeAt = -1, nameAt = -1] = columns;
  const feesAt = columns.slice(-FEE_COLUMNS.length);
  if (rowAt < 0 || codeAt < 0 || nameAt < 0) {
    return { changes, errors: [{ line: 1, text: t('mappings.csvHead') }] };
  }
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const seen = new Set<string>();
  for (const { line, cells } of lines) {
    const row = byKey.get(cells[rowAt] ?? '');
    if (row === undefined) {
      errors.push({ line, text: t('mappings.csvRow', { row: cells[rowAt] ?? '' }) });
      continue;
    }
    if (seen.has(row.key)) {
      errors.push({ line, text: t('mappings.csvAgain', { name: row.name }) });
      continue;
    }
    seen.add(row.key);
    const given = { code: (cells[codeAt] ?? '').trim(), name: (cells[nameAt] ?? '').trim() };
    const found = readChoice(row, given, sources);
    if ('error' in found) {
      errors.push({ line, text: found.error });
      continue;
    }
    const { value } = found;
    const hasFees = feesAt.every((at) => at >= 0);
    const feeCells = feesAt.map((at) => cells[at] ?? '');
    const fees: FeesGiven = hasFees
      ? readFeeCells(row, feeCells, { choices, t, accountId: value })
      : { kind: 'same' };
    if (fees.kind === 'wrong') errors.push({ line, text: fees.text });
    if (fees.kind === 'changed') changes.push({ line, row, value, fees: fees.fees });
    else if (value !== row.value) changes.push({ line, row, value });
  }
  return { changes, errors };
}

/** As it is where neither its code nor its name was changed. */
function readChoice(
  row: MappingRow,
  given: { readonly code: string; readonly name: string },
  { choices, t }: { readonly choices: WireChoices; readonly t: TFunction },
): Given {
  const present = describeChoice(row, choices, t);
  const presentCode = present?.code ?? '';
  if (given.code === presentCode && given.name === (present?.name ?? '')) {
    return { value: row.value };
  }
  return findGiven(row, given, { choices, t, presentCode });
}

type Given = { readonly value: string | null } | { readonly error: string };

/** A code that was changed counts before the name that was left beside it. */
function findGiven(
  row: MappingRow,
  { code, name }: { readonly code: string; readonly name: string },
  sources: {
    readonly choices: WireChoices;
    readonly t: TFunction;
    readonly presentCode: string;
  },
): Given {
  const { choices, t, presentCode } = sources;
  if (code === '' && name === '') {
    if (row.value === null || row.clear !== undefined) return { value: null };
    return { error: t('mappings.csvEmpty', { name: row.name }) };
  }
  const label = [code, name].filter((part) => part !== '').join(' ');
  const known = listCandidates(row, choices, t);
  const byCode = code !== '' && code !== presentCode;
  const matching = known.filter((one) => (byCode ? one.code === code : one.name === name));
  const usable = matching.filter(({ isUsable }) => isUsable);
  const [only] = usable;
  if (only !== undefined && usable.length === 1) return { value: only.value };
  if (usable.length > 1) return { error: t('mappings.csvTwice', { label, name: row.name }) };
  return {
    error: t(matching.length > 0 ? 'mappings.csvUnfit' : 'mappings.csvUnknown', {
      label,
      name: row.name,
    }),
  };
}

function listCandidates(
  { kind }: MappingRow,
  { accounts, taxRates }: WireChoices,
  t: TFunction,
): readonly { value: string; code: string; name: string; isUsable: boolean }[] {
  if (kind === 'contact') {
    return CONTACT_NAMES.map((value) => {
      return { value, code: '', name: t(`mappings.contactNames.${value}`), isUsable: true };
    });
  }
  if (kind === 'tax') {
    return taxRates.map(({ taxType, name, rate, isActive, isForSales }) => ({
      value: taxType,
      code: '',
      name: `${name} (${rate} %)`,
      isUsable: isActive && isForSales,
    }));
  }
  return accounts.map(({ accountId, code, name, type, isActive, takesPayments }) => ({
    value: kind === 'payment' ? accountId : code,
    code,
    name,
    isUsable: isActive && (kind === 'payment' ? takesPayments : type !== 'BANK' && code !== ''),
  }));
}
