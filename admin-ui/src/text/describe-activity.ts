import type { TFunction } from 'i18next';
import type { WireChange } from '../../../sidecar/src/contract/index.ts';
import { activity } from './en/activity.ts';
import { formatDate, formatTime } from './format.ts';

/** Ids that say nothing to a person: what they belong to is said in words beside them. */
const HIDDEN = new Set([
  'accountId',
  'backfill',
  'bytes',
  'outboxEpoch',
  'pluginVersion',
  'scopes',
  'storeId',
  'takesPayments',
  'tenantId',
]);

const IDS = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z$/;
const DATE = /^\d{4}-\d\d-\d\d$/;

/** What happened, as a sentence; what is not known here yet is said as the service says it. */
export function describeAction(t: TFunction, what: string): string {
  const key = what.replaceAll(/[ .-]/g, '_');
  return key in activity.did ? t(`activity.did.${key as 'booking_paused'}`) : what;
}

export interface ShownChange {
  readonly field: string;
  /** Null where there was nothing before: then it is what was set, not what changed. */
  readonly before: string | null;
  readonly after: string;
}

/** Each thing that changed, its name and its values in words. */
export function describeChanges(t: TFunction, changes: readonly WireChange[]): ShownChange[] {
  return changes
    .filter(({ field, after }) => !HIDDEN.has(field) && !IDS.test(after ?? ''))
    .map(({ field, before, after }) => ({
      field: describeField(t, field),
      before: before === null ? null : describeValue(t, before),
      after: describeValue(t, after),
    }));
}

/** A field by its name, or a row of a table: `taxes 20 %`. */
function describeField(t: TFunction, field: string): string {
  const [table = '', ...rest] = field.split(' ');
  if (rest.length > 0 && table in activity.tables) {
    return `${t(`activity.tables.${table as 'taxes'}`)} ${rest.join(' ')}`;
  }
  const name = field.replace(/^(settings|items)\./, '').replace('accounts.', 'account_');
  return name in activity.fields ? t(`activity.fields.${name as 'state'}`) : name;
}

function describeValue(t: TFunction, value: string | null): string {
  if (value === null || value === '') return t('activity.nothing');
  if (INSTANT.test(value)) return formatTime(value);
  if (DATE.test(value)) return formatDate(value);
  return value in activity.values ? t(`activity.values.${value as 'live'}`) : value;
}
