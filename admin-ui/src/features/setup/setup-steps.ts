import type { SetupStep, WireStatus } from '../../../../sidecar/src/contract/index.ts';
import type { SetupFlow } from './setup-flow.ts';

/** Estimates for somebody with the Xero login at hand: ten minutes in all. */
const MINUTES: Readonly<Record<SetupStep, number>> = {
  connect: 3,
  organisation: 0.5,
  alreadyBooked: 1,
  lastDay: 0.5,
  look: 1,
  paymentMethods: 1,
  taxes: 0.5,
  sales: 0.5,
  others: 0.5,
  lockedMonths: 0.5,
  dryRun: 1,
  live: 0.5,
  change: 0.5,
};

export function countMinutesLeft({ steps }: SetupFlow, step: SetupStep): number {
  const left = steps.slice(steps.indexOf(step));
  return Math.ceil(left.reduce((sum, name) => sum + MINUTES[name], 0));
}

/** How far somebody came: connecting and choosing stand in the service's state, the rest in the answers. */
export function findFurthest(
  flow: SetupFlow,
  { stage }: Pick<WireStatus, 'stage'>,
  reached: SetupStep,
): SetupStep {
  if (stage === 'unpaired' || stage === 'notConnected' || stage === 'disconnected') {
    return 'connect';
  }
  if (stage === 'chooseOrganisation') return 'organisation';
  return findReached(flow, reached);
}

/** After the organisation is chosen: the question that was reached, else the one that follows. */
export function findReached({ steps }: SetupFlow, reached: SetupStep): SetupStep {
  const next = steps.indexOf('organisation') + 1;
  return steps[Math.max(steps.indexOf(reached), next)] ?? reached;
}

/** The question that is open: the one that the address names, where it may be gone back to. */
export function findOpen(flow: SetupFlow, furthest: SetupStep, asked: string | null): SetupStep {
  const named = flow.steps.find((step) => step === asked);
  return named !== undefined && canOpen(flow, named, furthest) ? named : furthest;
}

/** Everything but connecting may be gone back to. */
export function canOpen(flow: SetupFlow, step: SetupStep, furthest: SetupStep): boolean {
  return step !== 'connect' && !isAfter(flow, step, furthest);
}

export function isAfter({ steps }: SetupFlow, step: SetupStep, other: SetupStep): boolean {
  return steps.indexOf(step) > steps.indexOf(other);
}

export function getNeighbour(
  { steps }: SetupFlow,
  step: SetupStep,
  by: 1 | -1,
): SetupStep | undefined {
  return steps[steps.indexOf(step) + by];
}
