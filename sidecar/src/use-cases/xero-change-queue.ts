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

/** Webhooks cost an organisation a read this often at most, so that they never use its day up. */
const READ_EVERY_MS = 10 * 60_000;
/** Xero sends an event again until it was answered: those that were seen last are known. */
const MOST_REMEMBERED = 10_000;

/** Gathers changes, so that many make one read. Kept in memory: the next poll finds what is lost. */
export function createXeroChangeQueue(deps: CoreDeps): XeroChangeQueue {
  let waiting: XeroChange[] = [];
  const seen = new Set<string>();
  const nextReadAtMs = new Map<string, number>();

  function isNew({ tenantId, category, resourceId, happenedAt }: XeroChange): boolean {
    const key = [tenantId, category, resourceId, happenedAt].join(' ');
    if (seen.has(key)) return false;
    seen.add(key);
    const [oldest] = seen;
    if (seen.size > MOST_REMEMBERED && oldest !== undefined) seen.delete(oldest);
    return true;
  }

  async function readOrganisation(tenantId: string): Promise<void> {
    nextReadAtMs.set(tenantId, deps.clock.nowMs() + READ_EVERY_MS);
    try {
      await mirrorContacts(deps, tenantId);
    } catch (error) {
      deps.logger.warn('changes in Xero not read, the next poll does', { error: String(error) });
    }
  }

  return {
    hint(changes) {
      waiting.push(...changes.filter((change) => change.category === 'CONTACT').filter(isNew));
    },
    async readChanged() {
      const foreign = await leaveOutOwn(deps, waiting.splice(0));
      const linked = new Set((await deps.uow.stores.links.list()).map((link) => link.tenantId));
      const changed = foreign.filter(({ tenantId }) => linked.has(tenantId));
      const isDue = ({ tenantId }: XeroChange): boolean =>
        deps.clock.nowMs() >= (nextReadAtMs.get(tenantId) ?? 0);
      waiting = [...changed.filter((change) => !isDue(change)), ...waiting];
      for (const tenantId of new Set(changed.filter(isDue).map((change) => change.tenantId))) {
        await readOrganisation(tenantId);
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
