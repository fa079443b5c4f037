import { parseMinor } from '../money/amount.ts';
import { addDays, parseLocalDate, type LocalDate } from '../time/instant.ts';

/** How a file writes amounts; `unclear` where "1,234" may be a thousand or a little more than one. */
export type DecimalMark = '.' | ',' | 'unclear';
/** How a file writes days: 2026-11-05, 05/11/2026 or 11/05/2026. */
export type DayOrder = 'ymd' | 'dmy' | 'mdy' | 'unclear';

const FRACTION = /[.,](\d{1,2})$/;
const NUMBER = /^[-+−(]?[\d.,' \u00A0\u202F]*\d[)-]?$/;

/** By the amounts that leave no doubt; two that contradict each other are never guessed about. */
export function findDecimalMark(texts: readonly string[]): DecimalMark {
  const amounts = texts.map(strip).filter((text) => text !== '');
  const marks = new Set(
    amounts.flatMap((text) => {
      const both = text.includes('.') && text.includes(',');
      if (FRACTION.test(text) || both) return [findLastMark(text)];
      // 1.234.567 can only be thousands.
      const [mark, ...others] = text.replace(/\d/g, '');
      return mark !== undefined && others.length > 0 ? [mark === '.' ? ',' : '.'] : [];
    }),
  );
  const [mark] = marks;
  if (marks.size > 1) return 'unclear';
  if (mark !== undefined) return mark as DecimalMark;
  return amounts.some((text) => /[.,]/.test(text)) ? 'unclear' : '.';
}

function findLastMark(text: string): '.' | ',' {
  return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
}

/** Cents; undefined for what is no amount to the cent. An empty cell is 0. */
export function readMinor(text: string, mark: '.' | ','): number | undefined {
  if (text.trim() === '') return 0;
  if (!NUMBER.test(text.trim())) return undefined;
  const isNegative = /^[-−(]|-$/.test(text.trim());
  const [whole = '', fraction = '', ...rest] = strip(text).split(mark);
  const digits = whole.replace(/[.,]/g, '');
  // More than two decimals are taken where they are zeros: no gateway pays part of a cent.
  const cents = fraction.replace(/^(\d\d)0+$/, '$1');
  if (rest.length > 0 || !/^\d{1,11}$/.test(digits || '0') || !/^\d{0,2}$/.test(cents)) {
    return undefined;
  }
  const minor = parseMinor(`${digits || '0'}.${cents.padEnd(2, '0')}`);
  return isNegative ? -minor + 0 : minor;
}

function strip(text: string): string {
  return text.replace(/[^\d.,]/g, '');
}

const SLASHED = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})/;

/** By a part above twelve; without one nobody can tell. */
export function findDayOrder(texts: readonly string[]): DayOrder {
  const parts = texts.flatMap((text) => {
    const match = SLASHED.exec(text.trim());
    return match === null ? [] : [[Number(match[1]), Number(match[2])] as const];
  });
  if (parts.length === 0) return 'ymd';
  const isDayFirst = parts.some(([first]) => first > 12);
  const isMonthFirst = parts.some(([, second]) => second > 12);
  if (isDayFirst === isMonthFirst) return 'unclear';
  return isDayFirst ? 'dmy' : 'mdy';
}

/** Undefined for what is no day. */
export function readDay(text: string, order: DayOrder): LocalDate | undefined {
  const iso = /^(\d{4})[-/](\d\d)[-/](\d\d)/.exec(text.trim());
  if (iso !== null) return checkDay(iso[1], iso[2], iso[3]);
  const match = SLASHED.exec(text.trim());
  if (match === null) return undefined;
  const [, first, second, year] = match;
  return order === 'mdy' ? checkDay(year, first, second) : checkDay(year, second, first);
}

function checkDay(year = '', month = '', day = ''): LocalDate | undefined {
  const text = parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  // The calendar goes on where a month has fewer days: then it is another day.
  return addDays(text, 0) === text ? text : undefined;
}
