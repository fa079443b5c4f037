import { getOwnLinkOrThrow } from '../find-link.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

export interface RowCheck {
  readonly linkId: string;
  readonly rowKey: string;
  /** What is chosen in the row: a check is of a choice, not of a row for ever. */
  readonly choice: string;
  readonly isChecked: boolean;
}

/** A person has looked at a row of the mappings and says it is right, or takes that back. */
export async function checkMappingRow(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { linkId, rowKey, choice, isChecked }: RowCheck,
  actor: Actor,
): Promise<void> {
  const at = deps.clock.nowIso();
  await deps.uow.transaction(async (stores) => {
    await getOwnLinkOrThrow(stores, linkId, actor);
    const known = await stores.mappings.listChecked(linkId);
    const before = known.find((row) => row.rowKey === rowKey);
    if (isChecked) {
      const row = { rowKey, choice, checkedAt: at, checkedBy: actor.name };
      await stores.mappings.setChecked(linkId, row);
    } else await stores.mappings.clearChecked(linkId, rowKey);
    await stores.audit.append({
      at,
      actor: actor.adminId,
      actorName: actor.name,
      action: isChecked ? 'mapping checked' : 'mapping check taken back',
      subject: `${linkId}/${rowKey}`,
      before: before?.choice ?? null,
      after: isChecked ? choice : null,
    });
  });
}
