import { setImmediate } from 'node:timers/promises';
import type { Logger } from '../ports/logger.ts';

export interface PipelineRunner {
  /** There may be work: a round starts now, or after the one that runs. */
  wake(): void;
  /** No more rounds; resolves when the running one has ended. */
  stop(): Promise<void>;
}

export interface PipelineRunnerOptions {
  /** One round of each lane; true when there may be more. */
  readonly lanes: readonly (() => Promise<boolean>)[];
  readonly logger: Logger;
}

/** Lanes side by side; what one lane has done is work for the others. */
export function createPipelineRunner({ lanes, logger }: PipelineRunnerOptions): PipelineRunner {
  const wakeAll = (): void => runners.forEach((runner) => runner.wake());
  const runners = lanes.map((runRound) => createLane({ runRound, logger, wakeAll }));
  return {
    wake: wakeAll,
    async stop() {
      await Promise.all(runners.map((runner) => runner.stop()));
    },
  };
}

interface LaneOptions {
  readonly logger: Logger;
  runRound(): Promise<boolean>;
  wakeAll(): void;
}

/** Runs rounds one after the other as long as there is work; at rest it costs nothing. */
function createLane(options: LaneOptions): PipelineRunner {
  let isStopped = false;
  let isWoken = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (isWoken && !isStopped) {
      isWoken = false;
      try {
        while (!isStopped && (await options.runRound())) {
          options.wakeAll();
          // Rounds of SQLite alone never leave the microtasks: requests get their turn here.
          await setImmediate();
        }
      } catch (error) {
        const problem = error instanceof Error ? (error.stack ?? error.message) : String(error);
        options.logger.error('pipeline round failed', { problem });
      }
    }
    running = undefined;
  }

  return {
    wake() {
      isWoken = true;
      if (!isStopped) running ??= run();
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
