import { addMs } from '../domain/time/instant.ts';
import type { CoreDeps } from './core-deps.ts';
import { mirrorContacts } from './mirror-contacts.ts';

/** Something changed in an organisation, by a webhook of Xero: a hint, never a fact to book on. */
export interface XeroChange {
  readonly tenantId: string;
  readonly category: string;
  readonly resourceId: string;
  readonly happenedAt: string;
}

export interface XeroChangeQueue {
  hint(changes: readonly XeroChange[]): void;
  /** Reads what others changed; what this service wrote itself costs no call. */
  readChanged(): Promise<void>;
}

/** Xero stamps a change a little before its answer is kept here. */
const OWN_WRITE_MS = 15_000;

/** Gathers changes, so that many make one read. Kept in memory: the next poll finds what is lost. */
export function createXeroChangeQueue(deps: CoreDeps): XeroChangeQueue {
  let waiting: XeroChange[] = [];
  return {
    hint(changes) {
      waiting.push(...changes.filter((change) => change.category === 'CONTACT'));
    },
    async readChanged() {
      const changes = waiting;
      waiting = [];
      const foreign = await leaveOutOwn(deps, changes);
      const linked = new Set((await deps.uow.stores.links.list()).map((link) => link.tenantId));
      for (const tenantId of new Set(foreign.map((change) => change.tenantId))) {
        if (linked.has(tenantId)) await mirrorContacts(deps, tenantId);
      }
    },
  };
}

async function leaveOutOwn(
  deps: CoreDeps,
  changes: readonly XeroChange[],
): Promise<readonly XeroChange[]> {
  if (changes.length === 0) return [];
  const ids = [...new Set(changes.map((change) => change.resourceId))];
  const postedAt = await deps.uow.stores.ledger.findPostedAt(ids);
  return changes.filter(({ resourceId, happenedAt }) => {
    const ours = postedAt.get(resourceId);
    return ours === undefined || addMs(ours, OWN_WRITE_MS) < happenedAt;
  });
}
