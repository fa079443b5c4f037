import { setTimeout } from 'node:timers/promises';
import type { ClosableXeroGateway } from './adapters/xero/xero-gateway.ts';
import type { HttpServers } from './http/create-http-servers.ts';
import type { Jobs } from './jobs/create-jobs.ts';
import type { PipelineRunner } from './jobs/create-pipeline-runner.ts';
import type { CallsUnderWay } from './use-cases/sending/calls-under-way.ts';

export interface Working {
  readonly servers: HttpServers;
  readonly jobs: Jobs;
  readonly pipeline: PipelineRunner;
  readonly xero: Pick<ClosableXeroGateway, 'close'>;
  readonly underWay: CallsUnderWay;
}

/** Xero takes seconds for a full call; whoever manages services kills one that takes much longer. */
export const LONGEST_STOP_MS = 20_000;

/**
 * Nothing new comes in, nothing new leaves, and what is under way ends. False when it did not end in
 * time: those calls are in doubt, and the next start finds out what became of them.
 */
export async function stopWork(working: Working, longestMs: number): Promise<boolean> {
  const deadline = new AbortController();
  const late = setTimeout(longestMs, false, { signal: deadline.signal });
  const isEnded = await Promise.race([endAll(working), late]);
  deadline.abort();
  await late.catch(() => undefined);
  return isEnded;
}

async function endAll(working: Working): Promise<true> {
  const { servers, jobs, pipeline, xero, underWay } = working;
  const ending = [servers.stop(), jobs.stop(), pipeline.stop()];
  // Whoever waits for a turn at Xero, which may be a minute away, goes no further. What has left is not
  // touched by this: it is waited for.
  xero.close();
  await Promise.all(ending);
  await underWay.waitUntilIdle();
  return true;
}
