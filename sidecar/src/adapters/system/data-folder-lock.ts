import Database from 'better-sqlite3';
import { mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DaybookError } from '../../domain/errors/daybook-error.ts';

const LOCK_FILE = 'lock.sqlite';
const HOLDER_FILE = 'lock-holder.json';
/** Linux magic numbers of NFS, SMB, CIFS, SMB2, AFS and 9P, where SQLite's locks are not safe. */
const NETWORK_FILE_SYSTEMS: ReadonlySet<number> = new Set([
  0x6969, 0x517b, 0xff534d42, 0xfe534d42, 0x5346414f, 0x01021997,
]);

// A connection that nothing refers to is closed by the garbage collector, and the lock with it.
const held = new Set<Database.Database>();

export interface DataFolderLock {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/**
 * Makes the folder and owns it until `release` or the end of the process, however it ends.
 * Throws `service.data_folder_in_use` with the holder, or `service.data_folder_on_network`.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseNetworkFileSystem(folder);
  const database = new Database(join(folder, LOCK_FILE), { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    const holder = readHolder(folder);
    throw new DaybookError('service.data_folder_in_use', { details: { folder, ...holder }, cause });
  }
  // The holder stands in a file of its own, because the lock keeps others from reading the database.
  const holder: Holder = { pid: process.pid, host: hostname() };
  writeFileSync(join(folder, HOLDER_FILE), JSON.stringify(holder));
  held.add(database);
  return {
    release() {
      held.delete(database);
      database.close();
    },
  };
}

function refuseNetworkFileSystem(folder: string): void {
  if (process.platform !== 'linux') return;
  if (NETWORK_FILE_SYSTEMS.has(statfsSync(folder).type)) {
    throw new DaybookError('service.data_folder_on_network', { details: { folder } });
  }
}

function readHolder(folder: string): { readonly pid: string; readonly host: string } {
  try {
    const holder = JSON.parse(readFileSync(join(folder, HOLDER_FILE), 'utf8')) as Partial<Holder>;
    return { pid: String(holder.pid), host: String(holder.host) };
  } catch {
    return { pid: 'unknown', host: 'this machine' };
  }
}
