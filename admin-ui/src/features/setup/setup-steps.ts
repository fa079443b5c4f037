import {
  SETUP_STEPS,
  type SetupStep,
  type WireStatus,
} from '../../../../sidecar/src/contract/index.ts';

/** Estimates for somebody with the Xero login at hand: ten minutes in all. */
const MINUTES: Readonly<Record<SetupStep, number>> = {
  connect: 3,
  organisation: 0.5,
  alreadyBooked: 1,
  look: 1,
  paymentMethods: 1,
  taxes: 0.5,
  sales: 0.5,
  others: 0.5,
  lockedMonths: 0.5,
  dryRun: 1,
  live: 0.5,
};

export function countMinutesLeft(step: SetupStep): number {
  const left = SETUP_STEPS.slice(SETUP_STEPS.indexOf(step));
  return Math.ceil(left.reduce((sum, name) => sum + MINUTES[name], 0));
}

/** How far somebody came: connecting and choosing stand in the service's state, the rest in the answers. */
export function findFurthest({ stage }: WireStatus, reached: SetupStep): SetupStep {
  if (stage === 'unpaired' || stage === 'notConnected' || stage === 'disconnected') {
    return 'connect';
  }
  if (stage === 'chooseOrganisation') return 'organisation';
  return isQuestion(reached) ? reached : 'alreadyBooked';
}

/** The question that is open: the one that the address names, where it may be gone back to. */
export function findOpen(furthest: SetupStep, asked: string | null): SetupStep {
  const named = SETUP_STEPS.find((step) => step === asked);
  return named !== undefined && canOpen(named, furthest) ? named : furthest;
}

/** Everything but connecting may be gone back to. */
export function canOpen(step: SetupStep, furthest: SetupStep): boolean {
  return step !== 'connect' && !isAfter(step, furthest);
}

export function isAfter(step: SetupStep, other: SetupStep): boolean {
  return SETUP_STEPS.indexOf(step) > SETUP_STEPS.indexOf(other);
}

export function getNeighbour(step: SetupStep, by: 1 | -1): SetupStep | undefined {
  return SETUP_STEPS[SETUP_STEPS.indexOf(step) + by];
}

function isQuestion(step: SetupStep): boolean {
  return isAfter(step, 'organisation');
}
