declare const instantBrand: unique symbol;
declare const localDateBrand: unique symbol;

/** A moment, as ISO 8601 text in UTC with Z. Sorts as text when milliseconds are given. */
export type Instant = string & { readonly [instantBrand]: true };
/** A day without a time zone: "2026-11-24". Sorts as text. */
export type LocalDate = string & { readonly [localDateBrand]: true };

const INSTANT = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7}))?Z$/;
const LOCAL_DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const DAY_MS = 86_400_000;

/** Throws RangeError for anything but ISO UTC. Milliseconds are always there in the result. */
export function parseInstant(text: string): Instant {
  const match = INSTANT.exec(text);
  if (match === null) throw new RangeError(`not an instant: ${text}`);
  const millis = (match[7] ?? '').padEnd(3, '0').slice(0, 3);
  return `${text.slice(0, 19)}.${millis}Z` as Instant;
}

export function parseLocalDate(text: string): LocalDate {
  if (!LOCAL_DATE.test(text)) throw new RangeError(`not a date: ${text}`);
  return text as LocalDate;
}

/** Milliseconds since 1970. */
export function instantToMs(instant: Instant): number {
  const [year, month, day] = [0, 5, 8].map((at, i) => Number(instant.slice(at, at + (i ? 2 : 4))));
  const days = daysFromCivil(year ?? 0, month ?? 1, day ?? 1);
  const seconds =
    Number(instant.slice(11, 13)) * 3600 +
    Number(instant.slice(14, 16)) * 60 +
    Number(instant.slice(17, 19));
  return days * DAY_MS + seconds * 1000 + Number(instant.slice(20, 23));
}

/** Milliseconds since 1970 as an instant. */
export function msToInstant(epochMs: number): Instant {
  const days = Math.floor(epochMs / DAY_MS);
  const rest = epochMs - days * DAY_MS;
  const [hours, minutes, seconds] = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60];
  const time = [hours, minutes, seconds].map((part) => pad(Math.floor(part ?? 0))).join(':');
  const millis = String(rest % 1000).padStart(3, '0');
  return `${civilFromDays(days)}T${time}.${millis}Z` as Instant;
}

/** The instant `delayMs` after another. */
export function addMs(instant: string, delayMs: number): Instant {
  return msToInstant(instantToMs(parseInstant(instant)) + delayMs);
}

/** The day that it is at the instant in an IANA time zone. */
export function toLocalDate(instant: Instant, timeZone: string): LocalDate {
  let format = dayFormats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, ...DAY });
    dayFormats.set(timeZone, format);
  }
  return parseLocalDate(format.format(instantToMs(instant)));
}

const DAY = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
/** By zone: making one takes longer than all else that is worked out of an order's time. */
const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** The first instant of a day in an IANA time zone; of two midnights the earlier one. */
export function startOfDay(date: LocalDate, timeZone: string): Instant {
  const midnightMs = instantToMs(`${date}T00:00:00.000Z` as Instant);
  const earlier = midnightMs - findOffsetMs(midnightMs - DAY_MS, timeZone);
  const later = midnightMs - findOffsetMs(earlier, timeZone);
  return msToInstant(later);
}

/** How far the clocks of a zone are ahead of UTC at a moment. */
function findOffsetMs(epochMs: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return instantToMs(parseInstant(`${format.format(epochMs).replace(' ', 'T')}Z`)) - epochMs;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  const count = daysFromCivil(
    Number(date.slice(0, 4)),
    Number(date.slice(5, 7)),
    Number(date.slice(8, 10)),
  );
  return civilFromDays(count + days);
}

// Howard Hinnant's civil calendar: exact for every day, without a clock or a time zone.
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function civilFromDays(days: number): LocalDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthShifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthShifted + 2) / 5) + 1;
  const month = monthShifted + (monthShifted < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as LocalDate;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
