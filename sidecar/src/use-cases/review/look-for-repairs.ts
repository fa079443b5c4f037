import { addMs } from '../../domain/time/instant.ts';
import { dependsOn, listPartsOf, type XeroPart } from '../../domain/review/xero-causes.ts';
import type { OpenCause } from '../../ports/review-store.ts';
import type { CoreDeps } from '../core-deps.ts';
import { keepReference, listWaiting, rebookWaiting } from '../organisation/keep-reference.ts';
import { mirrorContacts } from '../contacts/mirror-contacts.ts';

export interface RepairWatch {
  /** Reads what open causes depend on, of each organisation that is due. */
  lookForRepairs(): Promise<void>;
}

/** An organisation is looked at this often at most: one call a part, and only while something waits. */
const LOOK_EVERY_MS = 15 * 60_000;

/**
 * Looks in Xero whether what orders wait for was repaired there, sooner than everything is read anew.
 * When it looked is kept in memory: after a restart it looks once more.
 */
export function createRepairWatch(deps: CoreDeps): RepairWatch {
  const triedAt = new Map<string, string>();
  const readAt = new Map<string, string>();
  return {
    async lookForRepairs() {
      const now = deps.clock.nowIso();
      for (const tenantId of await listLiveOrganisations(deps)) {
        const tried = triedAt.get(tenantId);
        if (tried !== undefined && addMs(tried, LOOK_EVERY_MS) > now) continue;
        const causes = (await listWaiting(deps.uow.stores, tenantId)).filter(
          ({ code }) => listPartsOf(code).length > 0,
        );
        if (causes.length === 0 || (await isRunningLow(deps, tenantId))) continue;
        triedAt.set(tenantId, now);
        const isRead = await look(deps, { tenantId, causes, last: readAt.get(tenantId) });
        if (isRead) readAt.set(tenantId, now);
      }
    },
  };
}

async function listLiveOrganisations({ uow }: CoreDeps): Promise<ReadonlySet<string>> {
  const links = await uow.stores.links.list();
  return new Set(links.filter(({ state }) => state === 'live').map(({ tenantId }) => tenantId));
}

/** The second half of a day's calls is for orders: they are read again soon enough. */
async function isRunningLow({ uow, clock }: CoreDeps, tenantId: string): Promise<boolean> {
  const state = await uow.stores.governor.find(tenantId);
  if (state === undefined) return false;
  const isNewDay = state.dayResetsBy !== null && state.dayResetsBy <= clock.nowIso();
  return !isNewDay && state.dayRemaining * 2 < state.dayLimit;
}

interface Look {
  readonly tenantId: string;
  readonly causes: readonly OpenCause[];
  readonly last: string | undefined;
}

/** False where Xero could not be read. */
async function look(deps: CoreDeps, { tenantId, causes, last }: Look): Promise<boolean> {
  const wanted = new Set(causes.flatMap(({ code }) => listPartsOf(code)));
  try {
    await readParts(deps, tenantId, wanted);
    // Xero may have been repaired before anything was read of the fault: each cause is tried once.
    const isNew = ({ code, openedAt }: OpenCause): boolean =>
      dependsOn(code, wanted) && (last === undefined || openedAt >= last);
    await deps.uow.transaction((stores) => rebookWaiting(stores, tenantId, isNew));
    return true;
  } catch (error) {
    deps.logger.warn('repairs in Xero not looked for', { error: String(error) });
    return false;
  }
}

async function readParts(
  deps: CoreDeps,
  tenantId: string,
  wanted: ReadonlySet<XeroPart>,
): Promise<void> {
  const parts = [...wanted].filter((part) => part !== 'contacts');
  if (parts.length > 0) {
    const fresh = await deps.xero.readReferenceParts(tenantId, 'poll', parts);
    await deps.uow.transaction((stores) => keepReference(stores, tenantId, fresh));
  }
  if (wanted.has('contacts')) await mirrorContacts(deps, tenantId, 'poll');
}
