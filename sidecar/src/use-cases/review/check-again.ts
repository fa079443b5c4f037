import { listPartsOf } from '../../domain/review/xero-causes.ts';
import { addMs } from '../../domain/time/instant.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { keepReference, listWaiting } from '../organisation/keep-reference.ts';
import { mirrorContacts } from '../contacts/mirror-contacts.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface CheckedAgain {
  /** When Xero was read that the orders are booked by. */
  readonly readAt: string;
  /** Held orders that are worked out again. */
  readonly orders: number;
}

type Deps = Pick<SetupDeps, 'uow' | 'clock' | 'xero'>;
export type CheckAgain = (linkId: string, actor: Actor) => Promise<CheckedAgain>;

/** What was read so recently is not read again: pressing twice costs one read. */
const FRESH_MS = 15_000;

/** For a person who repaired something in Xero: reads it now and books what is held again. */
export function createCheckAgain(deps: Deps): CheckAgain {
  const underWay = new Map<string, Promise<void>>();

  /** People who ask while it is being read wait for the same read. */
  async function readOnce(tenantId: string): Promise<void> {
    const reading = underWay.get(tenantId) ?? readNow(deps, tenantId);
    underWay.set(tenantId, reading);
    await reading.finally(() => underWay.delete(tenantId));
  }

  return async (linkId, actor) => {
    const { tenantId } = await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
    const known = await deps.uow.stores.reference.findXero(tenantId);
    const staleBefore = addMs(deps.clock.nowIso(), -FRESH_MS);
    if (known === undefined || known.fetchedAt <= staleBefore) await readOnce(tenantId);
    return rebookHeld(deps, { linkId, tenantId, before: known?.fetchedAt ?? null }, actor);
  };
}

async function readNow(deps: Deps, tenantId: string): Promise<void> {
  const causes = await listWaiting(deps.uow.stores, tenantId);
  if (causes.some(({ code }) => listPartsOf(code).includes('contacts'))) {
    await mirrorContacts(deps, tenantId, 'interactive');
  }
  const reference = await deps.xero.readReference(tenantId, 'interactive');
  await deps.uow.transaction((stores) => keepReference(stores, tenantId, reference));
}

interface Asked {
  readonly linkId: string;
  readonly tenantId: string;
  readonly before: string | null;
}

async function rebookHeld(
  { uow, clock }: Deps,
  { linkId, tenantId, before }: Asked,
  actor: Actor,
): Promise<CheckedAgain> {
  return uow.transaction(async (stores) => {
    const causes = await stores.review.listOpenCauses(linkId);
    await stores.fees.retryNow(linkId);
    const orders = await stores.orders.markWaitingDirty(causes.map(({ id }) => id));
    const readAt = (await stores.reference.findXero(tenantId))?.fetchedAt ?? clock.nowIso();
    await stores.audit.append({
      at: clock.nowIso(),
      actor: actor.adminId,
      actorName: actor.name,
      action: 'checked again in Xero',
      subject: linkId,
      before: { readAt: before },
      after: { readAt, orders },
    });
    return { readAt, orders };
  });
}
