import type { GovernorState, GovernorStore } from '../../ports/governor-store.ts';
import type { Logger } from '../../ports/logger.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';
import {
  advance,
  createLane,
  takeTurn,
  type Lane,
  type LaneOptions,
  type Parked,
} from './governor-lane.ts';
import { createGovernorState, noteAnswer, type LimitAnswer } from './governor-policy.ts';

export interface GovernorOptions extends LaneOptions {
  readonly store: GovernorStore;
  readonly logger: Logger;
}

export type Governed<T> = { readonly kind: 'called'; readonly answer: T } | Parked;

export interface GovernedCall<T> {
  readonly tenantId: string;
  readonly priority: CallPriority;
  readonly call: () => Promise<T>;
}

/** Lets calls to an organisation through at Xero's pace, the most urgent first. */
export interface Governor {
  /** Waits for its turn and calls once; parked when the turn is too far away to wait for. */
  run<T extends LimitAnswer>(ask: GovernedCall<T>): Promise<Governed<T>>;
  /** Sends away who waits and who comes: the service is stopping. */
  close(): void;
}

export function createGovernor(options: GovernorOptions): Governor {
  const lanes = new Map<string, Promise<Lane>>();
  let isClosed = false;

  function getLane(tenantId: string): Promise<Lane> {
    const known = lanes.get(tenantId);
    if (known !== undefined) return known;
    const loading = loadLane(options, tenantId);
    lanes.set(tenantId, loading);
    loading.catch(() => lanes.delete(tenantId));
    return loading;
  }

  return {
    async run(ask) {
      const lane = await getLane(ask.tenantId);
      if (isClosed) closeLane(lane);
      return runInLane(options, lane, ask);
    },
    close() {
      isClosed = true;
      for (const loading of lanes.values()) void loading.then(closeLane, () => undefined);
    },
  };
}

async function loadLane(options: GovernorOptions, tenantId: string): Promise<Lane> {
  const state = await options.store.find(tenantId);
  return createLane(options, state ?? createGovernorState(tenantId));
}

async function runInLane<T extends LimitAnswer>(
  options: GovernorOptions,
  lane: Lane,
  ask: GovernedCall<T>,
): Promise<Governed<T>> {
  const turn = await takeTurn(lane, ask.priority);
  if (turn.kind === 'parked') return turn;
  try {
    // Before it leaves: Xero counts a call also when this process does not live to hear of it.
    await saveState(options, lane.state);
    const answer = await ask.call();
    lane.state = noteAnswer(lane.state, options.clock.nowMs(), answer);
    return { kind: 'called', answer };
  } finally {
    lane.inFlight -= 1;
    await saveState(options, lane.state);
    advance(lane);
  }
}

function closeLane(lane: Lane): void {
  lane.isClosed = true;
  advance(lane);
}

/** A count that could not be kept must not lose the answer of the call. */
async function saveState({ store, logger }: GovernorOptions, state: GovernorState): Promise<void> {
  try {
    await store.save(state);
  } catch (error) {
    logger.error('call limits not saved', { error: String(error) });
  }
}
