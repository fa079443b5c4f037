import { addMs } from '../../domain/time/instant.ts';
import type { CheckedRow, MappingUse } from '../../ports/mapping-store.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

const DAYS = 90;
const DAY_MS = 86_400_000;
/** Snapshots are read for it: a busy shop's newest orders say the same. */
const MAX_ORDERS = 20_000;

/** What the orders of the last 90 days used of each mapping, read by the thread for lists. */
export async function readMappingUse(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  linkId: string,
  actor: Actor,
): Promise<{ readonly days: number; readonly used: readonly MappingUse[] }> {
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const since = addMs(deps.clock.nowIso(), -DAYS * DAY_MS);
  const used = await deps.uow.reading.mappings.sumUse({ linkId, since, limit: MAX_ORDERS });
  return { days: DAYS, used };
}

/** Which rows a person has checked, and what was chosen then. */
export async function listCheckedRows(
  deps: Pick<SetupDeps, 'uow'>,
  linkId: string,
  actor: Actor,
): Promise<readonly CheckedRow[]> {
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  return deps.uow.stores.mappings.listChecked(linkId);
}
