import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { Backfill, BackfillState } from '../../ports/backfill-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { readBackfillProgress, type BackfillProgress } from './list-backfills.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface BackfillChange {
  readonly linkId: string;
  readonly backfillId: string;
  readonly action: keyof typeof ACTIONS;
}

const ACTIONS = {
  pause: { state: 'paused', words: 'backfill paused' },
  resume: { state: 'running', words: 'backfill resumed' },
  stop: { state: 'stopped', words: 'backfill stopped' },
} as const satisfies Record<string, { readonly state: BackfillState; readonly words: string }>;

/**
 * Pauses, resumes or stops one; a failing one that is resumed asks the store at once. What was read
 * before stays, and is booked. Throws where it is over.
 */
export async function changeBackfill(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { linkId, backfillId, action }: BackfillChange,
  actor: Actor,
): Promise<BackfillProgress> {
  const changed = await deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, linkId, actor);
    const before = await stores.backfills.find(backfillId);
    if (before?.linkId !== linkId) throw new DaybookError('setup.backfill_unknown');
    // The second press changes nothing.
    if (before.state === ACTIONS[action].state) return before;
    if (before.endedAt !== null) throw new DaybookError('setup.backfill_over');
    return writeBackfillChange(deps, stores, { before, action, actor });
  });
  return readBackfillProgress(deps, changed);
}

/**
 * The shop that was not ours is: what was paused for that begins anew, since a restored database gives
 * ids again that were read before.
 */
export async function restartForeignBackfills(
  deps: Pick<SetupDeps, 'clock'>,
  stores: Stores,
  linkId: string,
): Promise<void> {
  for (const backfill of await stores.backfills.list(linkId, MOST_BACKFILLS)) {
    if (backfill.state !== 'paused' || backfill.problem?.code !== 'store.foreign_shop') continue;
    await stores.backfills.update({
      ...backfill,
      ...FRESH,
      state: 'running',
      afterId: 0,
      readUpTo: null,
      orders: 0,
      dueAt: deps.clock.nowIso(),
    });
  }
}

const MOST_BACKFILLS = 100;
const FRESH = { attempts: 0, problem: null } as const;

/** One audited change, of one that is not over. */
export async function writeBackfillChange(
  deps: Pick<SetupDeps, 'clock'>,
  stores: Stores,
  asked: Pick<BackfillChange, 'action'> & { readonly before: Backfill; readonly actor: Actor },
): Promise<Backfill> {
  const { before, action, actor } = asked;
  const { state, words } = ACTIONS[action];
  const now = deps.clock.nowIso();
  const endedAt = state === 'stopped' ? now : null;
  const after: Backfill = { ...before, ...FRESH, state, dueAt: now, endedAt };
  await stores.backfills.update(after);
  await stores.audit.append({
    at: now,
    actor: actor.adminId,
    actorName: actor.name,
    action: words,
    subject: before.linkId,
    before: { backfill: before.id, state: before.state, orders: before.orders },
    after: { backfill: before.id, state },
  });
  return after;
}
