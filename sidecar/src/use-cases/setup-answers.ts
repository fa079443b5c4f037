import { isRedirectAccepted } from '../domain/setup/is-redirect-accepted.ts';
import type { SetupAnswers, SignInProblem } from '../ports/setup-store.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

export interface SetupState {
  readonly answers: SetupAnswers;
  /** Null until somebody entered it. */
  readonly clientId: string | null;
  readonly redirect: { readonly address: string; readonly isAccepted: boolean };
  readonly signInProblem: SignInProblem | null;
}

export const NO_ANSWERS: SetupAnswers = {
  step: 'connect',
  oldAppOff: false,
  bankRulesOff: false,
  bookedElsewhere: null,
  rules: null,
  lockedPeriod: null,
  dryRunDone: false,
  lastDay: null,
  afterwards: null,
};

/** What was answered so far; the client secret stays here. */
export async function readSetup(deps: Pick<SetupDeps, 'uow'>, actor: Actor): Promise<SetupState> {
  const { setup, connections, pairings } = deps.uow.stores;
  const { storeUrl } = await pairings.getOrThrow(actor.pairingId);
  const app = await connections.findApp();
  const address = `${storeUrl}daybook/xero/callback`;
  return {
    answers: (await setup.findAnswers(actor.pairingId)) ?? NO_ANSWERS,
    clientId: app?.clientId ?? null,
    redirect: { address, isAccepted: isRedirectAccepted(address) },
    signInProblem: (await setup.findSignInProblem(actor.pairingId)) ?? null,
  };
}

/** Keeps the answers; nothing is booked by them before somebody goes live. */
export async function saveSetupAnswers(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  answers: SetupAnswers,
  actor: Actor,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    const before = (await stores.setup.findAnswers(actor.pairingId)) ?? NO_ANSWERS;
    await stores.setup.saveAnswers(actor.pairingId, answers);
    const changed = listChanged(before, answers);
    if (changed.length === 0) return;
    await stores.audit.append({
      at: deps.clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'setup answered',
      subject: actor.pairingId,
      before: pick(before, changed),
      after: pick(answers, changed),
    });
  });
}

type Answer = keyof SetupAnswers;

/** How far somebody came is not an answer. */
function listChanged(before: SetupAnswers, after: SetupAnswers): Answer[] {
  const names = Object.keys(NO_ANSWERS) as Answer[];
  return names.filter(
    (name) => name !== 'step' && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
}

function pick(answers: SetupAnswers, names: readonly Answer[]): Partial<SetupAnswers> {
  return Object.fromEntries(names.map((name) => [name, answers[name]]));
}
