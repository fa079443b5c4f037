import { randomUUID } from 'node:crypto';

/** Dates as Xero writes them: /Date(ms+0000)/, midnight UTC for days. */
export function toMsDate(ms: number): string {
  return `/Date(${ms}+0000)/`;
}

export function dayToMsDate(day: string): string {
  return toMsDate(Date.parse(`${day}T00:00:00Z`));
}

export function dayToDateString(day: string): string {
  return `${day}T00:00:00`;
}

/** YYYY-MM-DD, an ISO moment or /Date(ms)/ to a day; undefined for anything else. */
export function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const ms = /^\/Date\((-?\d+)/.exec(value)?.[1];
  if (ms !== undefined) return new Date(Number(ms)).toISOString().slice(0, 10);
  const day = /^(\d{4}-\d\d-\d\d)(T.*)?$/.exec(value)?.[1];
  return day !== undefined && !Number.isNaN(Date.parse(day)) ? day : undefined;
}

export interface Paging {
  readonly page: number;
  readonly pageSize: number;
  readonly itemCount: number;
}

export function makeEnvelope(
  plural: string,
  elements: readonly unknown[],
  options: { readonly now: number; readonly paging?: Paging | undefined },
): Record<string, unknown> {
  const { paging, now } = options;
  return {
    Id: randomUUID(),
    Status: 'OK',
    ProviderName: 'Daybook',
    DateTimeUTC: `/Date(${now})/`,
    ...(paging === undefined
      ? {}
      : {
          pagination: {
            page: paging.page,
            pageSize: paging.pageSize,
            pageCount: Math.ceil(paging.itemCount / paging.pageSize),
            itemCount: paging.itemCount,
          },
        }),
    [plural]: elements,
  };
}
