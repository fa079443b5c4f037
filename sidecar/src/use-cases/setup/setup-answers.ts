import { isRedirectAccepted } from '../../domain/setup/is-redirect-accepted.ts';
import type { SetupAnswers, SignInProblem, StoreOfShop } from '../../ports/setup-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { checkNumbers } from '../rules/check-numbers.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

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
  copyFrom: null,
};

/** nopCommerce's first store. */
const FIRST_STORE_ID = 1;

/** What was answered so far; the client secret stays here. */
export async function readSetup(
  deps: Pick<SetupDeps, 'uow'>,
  storeId: number | undefined,
  actor: Actor,
): Promise<SetupState> {
  const store = await findStore(deps.uow.stores, storeId, actor);
  const { setup, connections, pairings } = deps.uow.stores;
  const { storeUrl } = await pairings.getOrThrow(actor.pairingId);
  const app = await connections.findApp();
  const address = `${storeUrl}daybook/xero/callback`;
  return {
    answers: (await setup.findAnswers(store)) ?? NO_ANSWERS,
    clientId: app?.clientId ?? null,
    redirect: { address, isAccepted: isRedirectAccepted(address) },
    signInProblem: (await setup.findSignInProblem(actor.pairingId)) ?? null,
  };
}

/** Of the store that is asked about; a shop with one store need not name it. */
async function findStore(
  stores: Stores,
  storeId: number | undefined,
  { pairingId }: Actor,
): Promise<StoreOfShop> {
  if (storeId !== undefined) return { pairingId, storeId };
  const ids = (await stores.links.listByPairing(pairingId)).map((link) => link.storeId);
  return { pairingId, storeId: ids.length === 0 ? FIRST_STORE_ID : Math.min(...ids) };
}

export interface GivenAnswers {
  readonly storeId: number | undefined;
  readonly answers: SetupAnswers;
}

/**
 * Keeps the answers; nothing is booked by them before somebody goes live. Throws
 * `setup.numbers_collide` where another store of the organisation numbers its invoices alike.
 */
export async function saveSetupAnswers(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { storeId, answers }: GivenAnswers,
  actor: Actor,
): Promise<void> {
  await deps.uow.transaction(async (stores) => {
    const store = await findStore(stores, storeId, actor);
    const before = (await stores.setup.findAnswers(store)) ?? NO_ANSWERS;
    if (answers.rules !== null) await checkAnswered(stores, store, answers.rules);
    await stores.setup.saveAnswers(store, answers);
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

/** By the link that is being set up, which is the one that comes after all others. */
async function checkAnswered(
  stores: Stores,
  { pairingId, storeId }: StoreOfShop,
  rules: NonNullable<SetupAnswers['rules']>,
): Promise<void> {
  const links = await stores.links.listByPairing(pairingId);
  const link = links.find((entry) => entry.storeId === storeId && entry.state === 'setup');
  if (link !== undefined) await checkNumbers(stores, link, rules.settings);
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
