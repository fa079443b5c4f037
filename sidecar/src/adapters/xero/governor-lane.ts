import type { Clock } from '../../ports/clock.ts';
import type { GovernorState } from '../../ports/governor-store.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';
import { decide, noteCall, type ParkCause } from './governor-policy.ts';

export interface Parked {
  readonly kind: 'parked';
  readonly until: string;
  readonly because: ParkCause;
}

export type Turn = { readonly kind: 'granted' } | Parked;

export interface LaneOptions {
  readonly clock: Clock;
  readonly delay: (delayMs: number) => Promise<void>;
}

interface Waiter {
  readonly priority: CallPriority;
  readonly resolve: (turn: Turn) => void;
}

/** One organisation's queue. */
export interface Lane {
  readonly options: LaneOptions;
  state: GovernorState;
  inFlight: number;
  waiting: Waiter[];
  /** When the next look is due; a sooner one replaces it. */
  wakeAtMs: number | null;
  isClosed: boolean;
}

const URGENCY: readonly CallPriority[] = ['interactive', 'live', 'poll', 'background'];

export function createLane(options: LaneOptions, state: GovernorState): Lane {
  return { options, state, inFlight: 0, waiting: [], wakeAtMs: null, isClosed: false };
}

/** Resolves when the call may leave, or at once when its turn is too far away. */
export function takeTurn(lane: Lane, priority: CallPriority): Promise<Turn> {
  return new Promise((resolve) => {
    // Equal urgency keeps the order of arrival: the sort is stable.
    lane.waiting = [...lane.waiting, { priority, resolve }].toSorted(
      (a, b) => URGENCY.indexOf(a.priority) - URGENCY.indexOf(b.priority),
    );
    advance(lane);
  });
}

/** Lets through whoever may go, in order: nobody overtakes someone more urgent. */
export function advance(lane: Lane): void {
  const left: Waiter[] = [];
  for (const waiter of lane.waiting) {
    const turn = left.length > 0 ? undefined : decideTurn(lane, waiter);
    if (turn === undefined) left.push(waiter);
    else waiter.resolve(turn);
  }
  lane.waiting = left;
}

function decideTurn(lane: Lane, { priority }: Waiter): Turn | undefined {
  const { clock } = lane.options;
  if (lane.isClosed) return { kind: 'parked', until: clock.nowIso(), because: 'minute' };
  const nowMs = clock.nowMs();
  const decision = decide(lane.state, nowMs, { priority, inFlight: lane.inFlight });
  switch (decision.kind) {
    case 'parked':
      return decision;
    case 'busy':
      return undefined;
    case 'wait':
      wakeLater(lane, nowMs, decision.delayMs);
      return undefined;
    case 'go':
      lane.state = noteCall(lane.state, nowMs);
      lane.inFlight += 1;
      return { kind: 'granted' };
  }
}

function wakeLater(lane: Lane, nowMs: number, delayMs: number): void {
  const wakeAtMs = nowMs + delayMs;
  const isSoonEnough = lane.wakeAtMs !== null && lane.wakeAtMs > nowMs && lane.wakeAtMs <= wakeAtMs;
  if (isSoonEnough) return;
  lane.wakeAtMs = wakeAtMs;
  void lane.options.delay(delayMs).then(() => {
    if (lane.wakeAtMs === wakeAtMs) lane.wakeAtMs = null;
    advance(lane);
  });
}
