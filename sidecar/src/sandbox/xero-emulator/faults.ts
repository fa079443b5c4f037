export const FAULT_KINDS = [
  'answerLost',
  'garbled',
  'errorAfterCommit',
  'errorBefore',
  'slow',
  'silence',
  'minuteLimit',
  'dayLimit',
  'unavailable',
  'tokenExpired',
  'wholeCallNotFound',
  'refreshAnswerLost',
  'disconnected',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export interface FaultPlan {
  readonly kind: FaultKind;
  /** How often it strikes. */
  readonly times?: number;
  /** How many calls that match pass first. */
  readonly afterCalls?: number;
  readonly method?: string;
  /** A regular expression over the path after /api.xro/2.0. */
  readonly path?: string;
  /** Of a wait, or of Retry-After. */
  readonly seconds?: number;
  /** It strikes for so long only; without `times` as often as it can. */
  readonly forSeconds?: number;
}

export interface RandomFaults {
  readonly seed: number;
  /** How many of a hundred writes are struck. */
  readonly percent: number;
  readonly kinds: readonly FaultKind[];
}

interface Armed {
  readonly id: number;
  readonly plan: FaultPlan;
  readonly endsAtMs: number;
  toPass: number;
  left: number;
  struck: number;
}

export interface Strike {
  readonly kind: FaultKind;
  readonly seconds: number | undefined;
}

/** What goes wrong on demand: planned faults first, then those that strike at random. */
export class Faults {
  readonly #now: () => number;
  #armed: Armed[] = [];
  #nextId = 1;
  #random: (RandomFaults & { state: number; struck: number }) | undefined;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(plan: FaultPlan): number {
    const id = this.#nextId;
    this.#nextId += 1;
    const { afterCalls = 0, forSeconds } = plan;
    const isTimed = forSeconds !== undefined;
    this.#armed.push({
      id,
      plan,
      endsAtMs: isTimed ? this.#now() + forSeconds * 1000 : Infinity,
      toPass: afterCalls,
      left: plan.times ?? (isTimed ? Number.MAX_SAFE_INTEGER : 1),
      struck: 0,
    });
    return id;
  }

  strikeAtRandom(random: RandomFaults): void {
    this.#random = { ...random, state: random.seed, struck: 0 };
  }

  clear(): void {
    this.#armed = [];
    this.#random = undefined;
  }

  list(): { readonly planned: object[]; readonly struckAtRandom: number } {
    const planned = this.#armed.map((fault) => {
      const { id, plan, left, struck } = fault;
      return { id, ...plan, left: this.#isOver(fault) ? 0 : left, struck };
    });
    return { planned, struckAtRandom: this.#random?.struck ?? 0 };
  }

  /** The fault that strikes this call, if one does. */
  take(call: { readonly method: string; readonly path: string }): Strike | undefined {
    for (const fault of this.#armed) {
      if (this.#isOver(fault) || !matches(fault.plan, call)) continue;
      if (fault.toPass > 0) {
        fault.toPass -= 1;
        continue;
      }
      fault.left -= 1;
      fault.struck += 1;
      return { kind: fault.plan.kind, seconds: fault.plan.seconds };
    }
    return this.#takeAtRandom(call.method);
  }

  #isOver({ left, endsAtMs }: Armed): boolean {
    return left === 0 || this.#now() >= endsAtMs;
  }

  #takeAtRandom(method: string): Strike | undefined {
    const random = this.#random;
    if (random === undefined || method === 'GET') return undefined;
    if (this.#next(100) >= random.percent) return undefined;
    const kind = random.kinds[this.#next(random.kinds.length)];
    if (kind === undefined) return undefined;
    random.struck += 1;
    return { kind, seconds: undefined };
  }

  /** A linear congruential generator: the same seed, the same faults. */
  #next(below: number): number {
    const random = this.#random;
    if (random === undefined) return 0;
    random.state = (Math.imul(random.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((random.state / 2 ** 32) * below);
  }
}

function matches(
  plan: FaultPlan,
  call: { readonly method: string; readonly path: string },
): boolean {
  const isIdentity = plan.kind === 'refreshAnswerLost';
  if (isIdentity !== (call.path === '/connect/token')) return false;
  if (plan.method !== undefined && plan.method !== call.method) return false;
  return plan.path === undefined || new RegExp(plan.path).test(call.path);
}
