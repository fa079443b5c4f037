import type { WireActivityEntry } from '../contract/index.ts';
import type { ActivityFilter } from '../use-cases/pages/list-activity.ts';
import type { Actor } from '../use-cases/setup-deps.ts';
import { amountCell, textCell, writeCsv } from './csv.ts';
import type { AdminUseCases } from './http-use-cases.ts';
import { toWireActivity } from './show-activity.ts';

type Filter = Omit<ActivityFilter, 'limit'>;

const HEADINGS: Readonly<Record<ActivityFilter['kind'], readonly string[]>> = {
  people: ['When', 'Who', 'What', 'Order', 'Field', 'Before', 'After'],
  daybook: ['When', 'What', 'Order', 'Document', 'Amount', 'Currency', 'Cause', 'Orders waiting'],
  calls: ['When', 'What', 'Documents', 'State', 'Status', 'Attempts', 'First sent', 'Last sent'],
};

/** The activity of a filter, of people a row for each thing that changed. */
export function writeActivityCsv(
  useCases: Pick<AdminUseCases, 'listActivity'>,
  filter: Filter,
  actor: Actor,
): AsyncGenerator<string> {
  return writeCsv({
    headings: HEADINGS[filter.kind],
    readPage: (position) => useCases.listActivity({ ...filter, ...position }, actor),
    toRows: (page) => toWireActivity(page).entries.flatMap((entry) => toRows(filter.kind, entry)),
  });
}

function toRows(kind: ActivityFilter['kind'], entry: WireActivityEntry): string[][] {
  const { at, what, order, document, cause, call } = entry;
  const [when, does, number] = [at, what, order?.number ?? ''].map(textCell);
  const [time = '', action = '', orderNumber = ''] = [when, does, number];
  if (kind === 'people') return toPeopleRows(entry, [time, action, orderNumber]);
  if (kind === 'daybook') {
    return [
      [
        time,
        action,
        orderNumber,
        textCell(document?.number ?? ''),
        amountCell(document?.total ?? ''),
        textCell(document?.currency ?? ''),
        textCell(cause?.reason.message ?? ''),
        String(cause?.orders ?? ''),
      ],
    ];
  }
  return [
    [
      time,
      action,
      String(call?.documents ?? ''),
      textCell(call?.state ?? ''),
      String(call?.httpStatus ?? ''),
      String(call?.attempts ?? ''),
      textCell(call?.firstSentAt ?? ''),
      textCell(call?.lastSentAt ?? ''),
    ],
  ];
}

function toPeopleRows(
  { by, changes }: WireActivityEntry,
  [time, action, orderNumber]: readonly [string, string, string],
): string[][] {
  const rows = changes.length === 0 ? [{ field: '', before: '', after: '' }] : changes;
  return rows.map(({ field, before, after }) => [
    time,
    textCell(by ?? ''),
    action,
    orderNumber,
    ...[field, before ?? '', after ?? ''].map(textCell),
  ]);
}
