import { msToInstant } from '../../domain/time/instant.ts';
import type { GovernorState } from '../../ports/governor-store.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';

/** Xero's limits for one organisation (facts §3). */
export const MINUTE_LIMIT = 60;
export const CONCURRENT_LIMIT = 5;
/** Xero's tiers: Starter, and all others. */
const DAY_LIMITS: readonly number[] = [1000, 5000];
/** A minute, and a little for calls that travel at different speeds. */
const MINUTE_WINDOW_MS = 61_000;
export const DAY_MS = 24 * 3_600_000;

/** Calls of the day, and one of those under way, that are kept for people. */
export const DAY_CALLS_FOR_PEOPLE = 10;
const CONCURRENT_FOR_PEOPLE = 1;
/** A longer pause is told to the caller; a shorter one is waited for. */
const LONGEST_WAIT_MS = 90_000;
/** More calls left than remembered by this many: the day began anew. Answers overtake each other. */
const RESET_RISE = 25;

const DEFAULT_RETRY_SECONDS = { minute: 60, concurrent: 1, day: 3600 } as const;

export type ParkCause = NonNullable<GovernorState['parkedBecause']>;

export type Decision =
  | { readonly kind: 'go' }
  | { readonly kind: 'wait'; readonly delayMs: number }
  /** Until one of the calls under way ends. */
  | { readonly kind: 'busy' }
  | { readonly kind: 'parked'; readonly until: string; readonly because: ParkCause };

export interface Ask {
  readonly priority: CallPriority;
  readonly inFlight: number;
}

export function createGovernorState(tenantId: string): GovernorState {
  return {
    tenantId,
    dayLimit: 1000,
    dayRemaining: 1000,
    minuteRemaining: MINUTE_LIMIT,
    recentCallsMs: [],
    parkedUntil: null,
    parkedBecause: null,
    callsTotal: 0,
    dayResetsBy: null,
  };
}

/** Whether a call of this priority may leave now. */
export function decide(state: GovernorState, nowMs: number, ask: Ask): Decision {
  return (
    checkPark(state, nowMs) ??
    checkDay(state, nowMs, ask.priority) ??
    checkConcurrency(ask) ??
    checkMinute(state, nowMs) ?? { kind: 'go' }
  );
}

function checkPark(state: GovernorState, nowMs: number): Decision | undefined {
  const { parkedUntil, parkedBecause } = state;
  if (parkedUntil === null || parkedBecause === null) return undefined;
  const delayMs = Date.parse(parkedUntil) - nowMs;
  // No park lasts longer than a day: the clock was set back since.
  if (delayMs <= 0 || delayMs > DAY_MS) return undefined;
  if (parkedBecause !== 'day' && delayMs <= LONGEST_WAIT_MS) return { kind: 'wait', delayMs };
  return { kind: 'parked', until: parkedUntil, because: parkedBecause };
}

function checkDay(
  state: GovernorState,
  nowMs: number,
  priority: CallPriority,
): Decision | undefined {
  const kept = priority === 'interactive' ? 0 : DAY_CALLS_FOR_PEOPLE;
  if (state.dayRemaining > kept || isDayOver(state, nowMs)) return undefined;
  return {
    kind: 'parked',
    until: state.dayResetsBy ?? msToInstant(nowMs + DAY_MS),
    because: 'day',
  };
}

/** Also where the clock was set back since the day began: nothing is known of this one. */
function isDayOver(state: GovernorState, nowMs: number): boolean {
  if (state.dayResetsBy === null) return false;
  const resetsAtMs = Date.parse(state.dayResetsBy);
  return resetsAtMs <= nowMs || resetsAtMs > nowMs + DAY_MS;
}

function checkConcurrency({ priority, inFlight }: Ask): Decision | undefined {
  const kept = priority === 'interactive' ? 0 : CONCURRENT_FOR_PEOPLE;
  return inFlight >= CONCURRENT_LIMIT - kept ? { kind: 'busy' } : undefined;
}

function checkMinute(state: GovernorState, nowMs: number): Decision | undefined {
  // Xero lifts the limit for new connections of some tiers; then it reports more calls than 60 left.
  if (state.minuteRemaining >= MINUTE_LIMIT && state.callsTotal > 0) return undefined;
  const recent = listRecent(state, nowMs);
  const isEmptied = state.minuteRemaining <= 0 && recent.length > 0;
  const blocking = isEmptied ? recent.at(-1) : recent.at(-MINUTE_LIMIT);
  if (blocking === undefined) return undefined;
  return { kind: 'wait', delayMs: blocking + MINUTE_WINDOW_MS - nowMs };
}

function listRecent(state: GovernorState, nowMs: number): readonly number[] {
  return state.recentCallsMs.filter((atMs) => atMs > nowMs - MINUTE_WINDOW_MS && atMs <= nowMs);
}

/** A call leaves. */
export function noteCall(state: GovernorState, nowMs: number): GovernorState {
  const isNewDay = isDayOver(state, nowMs);
  const isFirst = state.dayResetsBy === null;
  const isUnparked = state.parkedUntil !== null && checkPark(state, nowMs) === undefined;
  return {
    ...state,
    ...(isNewDay || isFirst ? { dayResetsBy: msToInstant(nowMs + DAY_MS) } : {}),
    ...(isUnparked ? { parkedUntil: null, parkedBecause: null } : {}),
    dayRemaining: Math.max(0, (isNewDay ? state.dayLimit : state.dayRemaining) - 1),
    recentCallsMs: [...listRecent(state, nowMs), nowMs],
    callsTotal: state.callsTotal + 1,
  };
}

export interface LimitAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What an answer's headers say of the limits. */
export function noteAnswer(
  state: GovernorState,
  nowMs: number,
  answer: LimitAnswer,
): GovernorState {
  if (isUncounted(answer)) return giveBack(state);
  const counted = countRemaining(state, nowMs, answer.headers);
  return answer.status === 429 ? park(counted, nowMs, answer.headers) : counted;
}

/** A fault on the way: nothing says that Xero counted the call, and an outage must not use the day up. */
function isUncounted({ status, headers }: LimitAnswer): boolean {
  return (status === 0 || status >= 500) && headers['x-daylimit-remaining'] === undefined;
}

function giveBack(state: GovernorState): GovernorState {
  return { ...state, dayRemaining: Math.min(state.dayLimit, state.dayRemaining + 1) };
}

function countRemaining(
  state: GovernorState,
  nowMs: number,
  headers: LimitAnswer['headers'],
): GovernorState {
  const minuteRemaining = readCount(headers['x-minlimit-remaining']) ?? state.minuteRemaining;
  const dayRemaining = readCount(headers['x-daylimit-remaining']) ?? state.dayRemaining;
  const isNewDay = dayRemaining > state.dayRemaining + RESET_RISE;
  const isLarger = isNewDay || dayRemaining > state.dayLimit;
  return {
    ...state,
    minuteRemaining,
    dayRemaining,
    dayLimit: isLarger ? findDayLimit(dayRemaining) : state.dayLimit,
    dayResetsBy: isNewDay ? msToInstant(nowMs + DAY_MS) : state.dayResetsBy,
  };
}

function findDayLimit(dayRemaining: number): number {
  return DAY_LIMITS.find((limit) => limit >= dayRemaining) ?? dayRemaining;
}

function park(state: GovernorState, nowMs: number, headers: LimitAnswer['headers']): GovernorState {
  const because = readProblem(headers['x-rate-limit-problem']);
  const seconds = readRetrySeconds(headers) ?? DEFAULT_RETRY_SECONDS[because];
  const until = msToInstant(nowMs + seconds * 1000);
  const isLater = checkPark(state, nowMs) === undefined || until > (state.parkedUntil ?? '');
  return {
    ...state,
    ...(isLater ? { parkedUntil: until, parkedBecause: because } : {}),
    ...(because === 'day' ? { dayRemaining: 0, dayResetsBy: until } : {}),
  };
}

/** Spellings vary, and Xero has an application limit too: whatever is not known is a minute's. */
function readProblem(text: string | undefined): ParkCause {
  const problem = (text ?? '').toLowerCase();
  if (problem.includes('day')) return 'day';
  return problem.includes('concurrent') ? 'concurrent' : 'minute';
}

/** Xero's longest limit is a day's: whoever says more is not Xero, and must not stop booking for years. */
export function readRetrySeconds(headers: LimitAnswer['headers']): number | undefined {
  const seconds = readCount(headers['retry-after']);
  return seconds === undefined ? undefined : Math.min(seconds, DAY_MS / 1000);
}

function readCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
