import type { Logger } from '../../ports/logger.ts';

/**
 * What this process is doing with Xero at the moment, by organisation. It decides nothing that rows do
 * not say: after a crash nothing is under way, and every unsettled call is in doubt.
 */
export interface CallsUnderWay {
  count(tenantId: string): number;
  /** Whether a call, or a look-up of it, is under way. */
  has(callId: string): boolean;
  /** Starts work on a call that nobody waits for. It resolves to whether it changed anything. */
  start(
    key: { readonly tenantId: string; readonly callId: string },
    work: () => Promise<boolean>,
  ): void;
  /** Told after work that changed something. */
  onEnded(listener: () => void): void;
  /** Resolves when nothing is under way. */
  waitUntilIdle(): Promise<void>;
}

export function createCallsUnderWay({ logger }: { readonly logger: Logger }): CallsUnderWay {
  const running = new Map<string, { readonly tenantId: string; readonly work: Promise<void> }>();
  let tell = (): void => undefined;
  return {
    count: (tenantId) =>
      [...running.values()].filter((entry) => entry.tenantId === tenantId).length,
    has: (callId) => running.has(callId),
    start({ tenantId, callId }, work) {
      const ended = work()
        .catch((error: unknown) => {
          const problem = error instanceof Error ? error.stack : String(error);
          logger.error('work on a call failed, it is looked up', { callId, problem });
          // Not told: what fails at once would be tried again without end. The next round finds it.
          return false;
        })
        .then((hasChanged) => {
          running.delete(callId);
          if (hasChanged) tell();
        });
      running.set(callId, { tenantId, work: ended });
    },
    onEnded(listener) {
      tell = listener;
    },
    async waitUntilIdle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ work }) => work));
    },
  };
}
