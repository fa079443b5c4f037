import type { SummaryGroup } from './summary-entry.ts';

const LONGEST_METHOD = 20;

export interface NumberTerms {
  readonly prefix: string;
  /** The link's: unique, however many shops are booked into one organisation. */
  readonly linkCode: string;
}

/** "WEB-D1-20261103-PAYPAL", of refunds with "-CN": what all documents of a group begin with. */
export function makeNumberBase(
  { side, day, method }: Pick<SummaryGroup, 'side' | 'day' | 'method'>,
  { prefix, linkCode }: NumberTerms,
): string {
  const name = (method.split('.').at(-1) ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
  const parts = [linkCode, day.replaceAll('-', ''), name.slice(0, LONGEST_METHOD)];
  const base = `${prefix}${parts.filter((part) => part !== '').join('-')}`;
  return side === 'sale' ? base : `${base}-CN`;
}
