import type { SetupDeps } from './setup-deps.ts';
import { readStatus } from './read-status.ts';

export interface Readiness {
  readonly isReady: boolean;
  /** One line. */
  readonly reason: string;
}

/** Ready when the database answers; what is left to set up is said, but is no fault of the service. */
export async function checkReadiness(deps: Pick<SetupDeps, 'uow' | 'clock'>): Promise<Readiness> {
  try {
    const { stage, next } = await readStatus(deps);
    return { isReady: true, reason: `ready, ${stage}: ${next}` };
  } catch {
    return { isReady: false, reason: 'the database does not answer' };
  }
}
