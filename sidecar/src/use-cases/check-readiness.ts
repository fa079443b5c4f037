import { describeCode } from '../domain/errors/describe-code.ts';
import type { SetupDeps } from './setup-deps.ts';
import { readStatus } from './pages/read-status.ts';

export interface Readiness {
  readonly isReady: boolean;
  /** One line. */
  readonly reason: string;
}

/**
 * Ready when the database answers; what is left to set up, and who does not
 * answer, is said, but is no fault of the service.
 */
export async function checkReadiness(deps: Pick<SetupDeps, 'uow' | 'outages'>): Promise<Readiness> {
  try {
    const { stage, next, outages } = await readStatus(deps);
    const waits = outages.map(({ name, reason, since }) => {
      const { message } = describeCode(reason.code, reason.details);
      return `; since ${since} work waits for ${name}: ${message}`;
    });
    return { isReady: true, reason: `ready, ${stage}: ${next}${waits.join('')}` };
  } catch {
    return { isReady: false, reason: 'the database does not answer' };
  }
}
