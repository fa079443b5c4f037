import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { Backup, Backups } from '../../ports/backups.ts';

/** So many are kept; the oldest goes when another is made. */
const MOST_KEPT = 10;
const NAME = /^daybook-[\dTZ-]+\.sqlite$/;

/** Copies beside the database: those that people make, and those that an upgrade makes before it. */
export function createBackups(databaseFile: string): Backups {
  const dataFolder = path.dirname(databaseFile);
  const folder = path.join(dataFolder, 'backups');
  const upgradeName = `${path.basename(databaseFile)}.before-`;

  function listFiles(directory: string, isCopy: (name: string) => boolean): Backup[] {
    if (!existsSync(directory)) return [];
    return readdirSync(directory)
      .filter(isCopy)
      .map((name) => describe(path.join(directory, name)));
  }

  function listMade(): Backup[] {
    return newestFirst(listFiles(folder, (name) => NAME.test(name)));
  }

  function listAll(): Backup[] {
    const ofUpgrades = listFiles(dataFolder, (name) => name.startsWith(upgradeName));
    return newestFirst([...listMade(), ...ofUpgrades]);
  }

  return {
    folder,
    list: async () => listAll().filter(({ file }) => !file.endsWith('.part')),
    async make(at) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = path.join(folder, `daybook-${at.slice(0, 19).replaceAll(':', '-')}Z.sqlite`);
      await copyInThread(databaseFile, file);
      for (const old of listMade().slice(MOST_KEPT)) rmSync(old.file, { force: true });
      return describe(file);
    },
    async deleteAll() {
      const all = listAll();
      for (const { file } of all) rmSync(file, { force: true });
      return all.length;
    },
  };
}

function newestFirst(backups: readonly Backup[]): Backup[] {
  return backups.toSorted((a, b) => b.madeAt.localeCompare(a.madeAt));
}

function describe(file: string): Backup {
  const { mtime, size } = statSync(file);
  return { file, madeAt: mtime.toISOString(), bytes: size };
}

async function copyInThread(file: string, copy: string): Promise<void> {
  const worker = new Worker(new URL('backup-worker.ts', import.meta.url), {
    workerData: { file, copy },
  });
  try {
    const [isWhole] = (await once(worker, 'message')) as unknown[];
    if (isWhole === true) return;
  } catch (cause) {
    throw new DaybookError('service.backup_failed', { details: { file: copy }, cause });
  } finally {
    await worker.terminate();
  }
  throw new DaybookError('service.backup_failed', { details: { file: copy } });
}
