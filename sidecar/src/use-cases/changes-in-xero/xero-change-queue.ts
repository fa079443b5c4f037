import { addMs } from '../../domain/time/instant.ts';
import type { CoreDeps } from '../core-deps.ts';
import { lookAtDocuments } from './look-at-documents.ts';
import { mirrorContacts } from '../contacts/mirror-contacts.ts';

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

/** What a category of Xero's webhooks is a reason to read. */
const READS: Readonly<Record<string, (deps: CoreDeps, tenantId: string) => Promise<void>>> = {
  CONTACT: mirrorContacts,
  INVOICE: (deps, tenantId) => lookAtDocuments(deps, tenantId, { kinds: ['invoice'] }),
  CREDITNOTE: (deps, tenantId) => lookAtDocuments(deps, tenantId, { kinds: ['creditNote'] }),
};
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

  async function read({ tenantId, category }: XeroChange): Promise<void> {
    nextReadAtMs.set(nameRead({ tenantId, category }), deps.clock.nowMs() + READ_EVERY_MS);
    try {
      await READS[category]?.(deps, tenantId);
    } catch (error) {
      deps.logger.warn('changes in Xero not read, the next poll does', { error: String(error) });
    }
  }

  return {
    hint(changes) {
      waiting.push(...changes.filter(({ category }) => category in READS).filter(isNew));
    },
    async readChanged() {
      const foreign = await leaveOutOwn(deps, waiting.splice(0));
      const linked = new Set((await deps.uow.stores.links.list()).map((link) => link.tenantId));
      const changed = foreign.filter(({ tenantId }) => linked.has(tenantId));
      const isDue = (change: XeroChange): boolean =>
        deps.clock.nowMs() >= (nextReadAtMs.get(nameRead(change)) ?? 0);
      waiting = [...changed.filter((change) => !isDue(change)), ...waiting];
      const due = Map.groupBy(changed.filter(isDue), nameRead);
      for (const [change] of due.values()) if (change !== undefined) await read(change);
    },
  };
}

function nameRead({ tenantId, category }: Pick<XeroChange, 'tenantId' | 'category'>): string {
  return `${tenantId} ${category}`;
}

async function leaveOutOwn(
  deps: CoreDeps,
  changes: readonly XeroChange[],
): Promise<readonly XeroChange[]> {
  if (changes.length === 0) return [];
  const ids = [...new Set(changes.map((change) => change.resourceId))];
  const { ledger } = deps.uow.stores;
  const [postedAt, lastPostedAt] = [
    await ledger.findPostedAt(ids),
    // A payment changes its invoice as well.
    await ledger.findLastPostedAt(ids),
  ];
  return changes.filter(({ resourceId, happenedAt }) => {
    const ours = lastPostedAt.get(resourceId) ?? postedAt.get(resourceId);
    return ours === undefined || addMs(ours, OWN_WRITE_MS) < happenedAt;
  });
}
