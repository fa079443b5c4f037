import { parseInstant } from '../../domain/time/instant.ts';
import type { Backfill } from '../../ports/backfill-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { writeBackfillChange } from './change-backfill.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { readBackfillProgress, type BackfillProgress } from './list-backfills.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface BackfillInput {
  readonly linkId: string;
  /** Instants, UTC: created from (inclusive) and to (exclusive). */
  readonly from: string;
  readonly to: string;
}

/**
 * Has every order that was created in a span read and booked like a live one, in the background:
 * `read-backfill-page.ts` does the work.
 */
export async function startBackfill(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'ids'>,
  input: BackfillInput,
  actor: Actor,
): Promise<BackfillProgress> {
  const backfill = await deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, input.linkId, actor);
    return addBackfill(deps, stores, { ...input, actor });
  });
  return readBackfillProgress(deps, backfill);
}

/** Of the same span there is one at a time: asked for again, it goes on from where it is. */
export async function addBackfill(
  deps: Pick<SetupDeps, 'clock' | 'ids'>,
  stores: Stores,
  { linkId, from, to, actor }: BackfillInput & { readonly actor: Actor },
): Promise<Backfill> {
  const span = { createdFrom: parseInstant(from), createdTo: parseInstant(to) };
  const known = await stores.backfills.findUnfinished(linkId, span);
  if (known?.state === 'paused') {
    return writeBackfillChange(deps, stores, { before: known, action: 'resume', actor });
  }
  if (known !== undefined) return known;
  const now = deps.clock.nowIso();
  const backfill: Backfill = {
    id: deps.ids.uuid(),
    linkId,
    ...span,
    state: 'running',
    afterId: 0,
    readUpTo: null,
    orders: 0,
    attempts: 0,
    dueAt: now,
    problem: null,
    askedBy: actor.name,
    askedAt: now,
    endedAt: null,
    undo: null,
  };
  await stores.backfills.add(backfill);
  await stores.audit.append({
    at: now,
    actor: actor.adminId,
    actorName: actor.name,
    action: 'backfill started',
    subject: linkId,
    before: null,
    after: { backfill: backfill.id, from, to },
  });
  return backfill;
}
