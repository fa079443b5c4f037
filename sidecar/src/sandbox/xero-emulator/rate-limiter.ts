import { XERO_LIMITS, type Limits } from './emulator-options.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface LimitHeaders {
  readonly [name: string]: string;
}

export type Admission =
  | { readonly ok: true; readonly headers: LimitHeaders; release(): void }
  | { readonly ok: false; readonly headers: LimitHeaders };

interface Window {
  startedAt: number;
  count: number;
}

/** Fixed windows a tenant for minute and day, one for the app, and calls at the same time. */
export class RateLimiter {
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #windows = new Map<string, Window>();
  readonly #running = new Map<string, number>();

  constructor(limits: Partial<Limits> | undefined, now: () => number) {
    this.#limits = { ...XERO_LIMITS, ...limits };
    this.#now = now;
  }

  admit(tenantId: string): Admission {
    const minute = this.#window(`minute:${tenantId}`, MINUTE_MS);
    const day = this.#window(`day:${tenantId}`, DAY_MS);
    const app = this.#window('app', MINUTE_MS);
    const running = this.#running.get(tenantId) ?? 0;
    const problem = this.#findProblem({ minute, day, app, running });
    if (problem === undefined) {
      for (const window of [minute, day, app]) window.count += 1;
      this.#running.set(tenantId, running + 1);
    }
    const headers: Record<string, string> = {
      'X-DayLimit-Remaining': String(Math.max(0, this.#limits.day - day.count)),
      'X-MinLimit-Remaining': String(Math.max(0, this.#limits.minute - minute.count)),
      'X-AppMinLimit-Remaining': String(Math.max(0, this.#limits.appMinute - app.count)),
    };
    if (problem === undefined) return { ok: true, headers, release: () => this.#release(tenantId) };
    headers['X-Rate-Limit-Problem'] = problem;
    headers['Retry-After'] = String(this.#secondsLeft(problem, { minute, day }));
    return { ok: false, headers };
  }

  #findProblem(state: {
    minute: Window;
    day: Window;
    app: Window;
    running: number;
  }): string | undefined {
    if (state.day.count >= this.#limits.day) return 'day';
    if (state.minute.count >= this.#limits.minute) return 'minute';
    if (state.app.count >= this.#limits.appMinute) return 'appminute';
    return state.running >= this.#limits.concurrent ? 'concurrent' : undefined;
  }

  #secondsLeft(problem: string, windows: { minute: Window; day: Window }): number {
    if (problem === 'concurrent') return 1;
    const [window, length] =
      problem === 'day' ? [windows.day, DAY_MS] : [windows.minute, MINUTE_MS];
    return Math.max(1, Math.ceil((window.startedAt + length - this.#now()) / 1000));
  }

  #window(key: string, lengthMs: number): Window {
    const window = this.#windows.get(key);
    if (window !== undefined && this.#now() < window.startedAt + lengthMs) return window;
    const fresh = { startedAt: this.#now(), count: 0 };
    this.#windows.set(key, fresh);
    return fresh;
  }

  #release(tenantId: string): void {
    this.#running.set(tenantId, Math.max(0, (this.#running.get(tenantId) ?? 1) - 1));
  }
}
