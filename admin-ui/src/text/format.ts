let locale = 'en';

export function setLocale(language: string): void {
  locale = language;
}

/** An amount with its currency, in the admin's own form. */
export function formatMoney(amount: string, currency: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  // Decimals as text are exact; the type of the language level does not know them yet.
  return format.format(amount as unknown as number);
}

export function formatTime(instant: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(new Date(instant));
}

/** The day that a moment lies in, in the admin's own zone. */
export function formatLocalDate(instant: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(instant));
}

export function formatTimeOfDay(instant: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(instant));
}

/** A day without a time zone: "2026-11-24". */
export function formatDate(date: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** "November 2026" of "2026-11". */
export function formatMonth(month: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${month}-01T00:00:00Z`));
}

export function formatCount(count: number): string {
  return new Intl.NumberFormat(locale).format(count);
}

/** A figure that is no amount of money, to one decimal. */
export function formatDecimal(value: number): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value);
}

/** Day and month of "2026-11-24", for an axis. */
export function formatDayOfMonth(date: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.format(new Date(`${date}T00:00:00Z`));
}

/** A round amount for an axis, its currency said elsewhere: "12K". */
export function formatShortMoney(amount: number): string {
  return new Intl.NumberFormat(locale, { notation: 'compact' }).format(amount);
}
