import type { Backup } from '../ports/backups.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';

export interface ShownBackups {
  readonly folder: string;
  readonly backups: readonly Backup[];
}

export async function listBackups({ backups }: Pick<SetupDeps, 'backups'>): Promise<ShownBackups> {
  return { folder: backups.folder, backups: await backups.list() };
}

/** A copy that was read back and found whole, in the data folder. */
export async function backUpNow(
  deps: Pick<SetupDeps, 'uow' | 'clock' | 'backups'>,
  actor: Actor,
): Promise<Backup> {
  const backup = await deps.backups.make(deps.clock.nowIso());
  await deps.uow.stores.audit.append({
    at: deps.clock.nowIso(),
    actor: actor.adminId,
    actorName: actor.name,
    action: 'backup made',
    subject: actor.pairingId,
    before: null,
    after: { file: backup.file.split(/[\\/]/).at(-1), bytes: backup.bytes },
  });
  return backup;
}
