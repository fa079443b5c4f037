import { sum } from '../money/amount.ts';

/** Orders of one day, currency and state. */
export interface StateSum {
  readonly state: string;
  readonly orders: number;
  /** Their value less refunds. */
  readonly storeMinor: number;
  /** Their invoices less credit notes. */
  readonly xeroMinor: number;
}

/** How many orders, and what the store has for them that Xero has not. */
export interface NamedDifference {
  readonly orders: number;
  readonly differenceMinor: number;
}

export interface DayAmounts {
  readonly orders: number;
  readonly storeMinor: number;
  readonly xeroMinor: number;
  readonly booked: NamedDifference;
  readonly waiting: NamedDifference;
  readonly needYou: NamedDifference;
  readonly notBooked: NamedDifference;
}

/** Both totals of a day; the four named differences add up to the difference of the totals. */
export function totalDay(rows: readonly StateSum[]): DayAmounts {
  const name = (isNamed: (state: string) => boolean): NamedDifference => {
    const named = rows.filter((row) => isNamed(row.state));
    return {
      orders: sum(named.map((row) => row.orders)),
      differenceMinor: sum(named.map((row) => row.storeMinor - row.xeroMinor)),
    };
  };
  return {
    orders: sum(rows.map((row) => row.orders)),
    storeMinor: sum(rows.map((row) => row.storeMinor)),
    xeroMinor: sum(rows.map((row) => row.xeroMinor)),
    booked: name((state) => state === 'booked'),
    needYou: name((state) => state === 'held'),
    notBooked: name((state) => state === 'skipped'),
    waiting: name((state) => !['booked', 'held', 'skipped'].includes(state)),
  };
}
