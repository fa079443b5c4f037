import { CALLS_PER_ORDER } from './call-pace.ts';

/** An order that comes by itself has no others to share a call with: contact, invoice, payment. */
const CALLS_OF_A_LIVE_ORDER = 3;
/** However much the live orders take, history gets on with a tenth of a day. */
const LEAST_SHARE = 0.1;

export interface CallBudget {
  readonly dayLimit: number;
  /** Of the present day; null before the first call. */
  readonly dayRemaining: number | null;
  readonly liveOrdersADay: number;
}

/** About so many calls for orders that are booked together. */
export function estimateCalls(orders: number): number {
  return Math.ceil(orders * CALLS_PER_ORDER);
}

/** In how many days of the organisation's limit so many calls are made beside those of live orders. */
export function estimateDays(calls: number, budget: CallBudget): number {
  if (calls === 0) return 0;
  const { dayLimit, liveOrdersADay } = budget;
  const live = Math.ceil(liveOrdersADay * CALLS_OF_A_LIVE_ORDER);
  const aDay = Math.max(dayLimit - live, Math.ceil(dayLimit * LEAST_SHARE), 1);
  const today = Math.min(Math.max((budget.dayRemaining ?? dayLimit) - live, 0), aDay);
  return calls <= today ? 1 : 1 + Math.ceil((calls - today) / aDay);
}
