import { msToInstant } from '../../domain/time/instant.ts';

const MS_DATE = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;
const ISO_DATE = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(\.\d+)?Z?)?$/;

/** A day as Xero writes it, "/Date(1543536000000+0000)/" or ISO, as YYYY-MM-DD; null when unset. */
export function parseXeroDate(text: string | null | undefined): string | null {
  return parseXeroInstant(text)?.slice(0, 10) ?? null;
}

/** A moment as Xero writes it, in UTC whether it says so or not, as ISO; null when unset. */
export function parseXeroInstant(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text === '') return null;
  const milliseconds = MS_DATE.exec(text)?.[1];
  if (milliseconds !== undefined) return msToInstant(Number(milliseconds));
  const iso = ISO_DATE.exec(text);
  if (iso === null) return null;
  const [, day, time = '00:00:00', fraction = ''] = iso;
  return `${day}T${time}.${fraction.slice(1, 4).padEnd(3, '0')}Z`;
}
