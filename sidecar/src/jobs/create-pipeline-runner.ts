import type { Logger } from '../ports/logger.ts';

export interface PipelineRunner {
  /** There may be work: a round starts now, or after the one that runs. */
  wake(): void;
  /** No more rounds; resolves when the running one has ended. */
  stop(): Promise<void>;
}

export interface PipelineRunnerOptions {
  /** One round of everything that is due; true when there may be more. */
  runRound(): Promise<boolean>;
  readonly logger: Logger;
}

/** Runs rounds one after the other as long as there is work; at rest it costs nothing. */
export function createPipelineRunner(options: PipelineRunnerOptions): PipelineRunner {
  let isStopped = false;
  let isWoken = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (isWoken && !isStopped) {
      isWoken = false;
      try {
        while (!isStopped && (await options.runRound()));
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
