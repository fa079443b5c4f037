import cron from 'node-cron';
import { logJobFailed } from '../observability/business-events.ts';
import type { Metrics } from '../observability/metrics.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';

/** A use-case that is woken from time to time; it finds by itself what is due. */
export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  run(): Promise<unknown>;
}

export interface Jobs {
  start(): void;
  /** Wakes every job that is due and not running; the ticker calls it each second. */
  tick(): void;
  /** No more wake-ups; resolves when the running ones have ended. */
  stop(): Promise<void>;
}

export interface JobsOptions {
  readonly jobs: readonly Job[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** Wakes jobs and nothing else: a missed tick or a crash loses nothing, because work is rows. */
export function createJobs(options: JobsOptions): Jobs {
  const dueAtMs = new Map<string, number>();
  const running = new Map<string, Promise<void>>();
  const ticker = cron.createTask('* * * * * *', () => tick(), {
    // After a machine slept it would print a line for every second that it slept.
    suppressMissedWarning: true,
  });

  function tick(): void {
    const nowMs = options.clock.nowMs();
    for (const job of options.jobs) {
      if (running.has(job.name) || (dueAtMs.get(job.name) ?? 0) > nowMs) continue;
      dueAtMs.set(job.name, nowMs + job.everySeconds * 1000);
      const run = runJob(job, options).finally(() => running.delete(job.name));
      running.set(job.name, run);
    }
  }

  return {
    tick,
    start: () => void ticker.start(),
    async stop() {
      await ticker.destroy();
      await Promise.all(running.values());
    },
  };
}

async function runJob(job: Job, options: JobsOptions): Promise<void> {
  try {
    await job.run();
    options.metrics.countJob(job.name, 'done');
  } catch (error) {
    options.metrics.countJob(job.name, 'failed');
    const problem = error instanceof Error ? error.message : String(error);
    logJobFailed(options.logger, { jobName: job.name, problem });
  }
}
