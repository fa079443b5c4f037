import { existsSync } from 'node:fs';
import path from 'node:path';
import { openDatabase } from './adapters/sqlite/database.ts';
import { createUnitOfWork } from './adapters/sqlite/unit-of-work.ts';
import { createPairingCodeNote } from './adapters/system/pairing-code-note.ts';
import { createSecretBox } from './adapters/system/secret-box.ts';
import { createSystemClock } from './adapters/system/system-clock.ts';
import { createSystemIds } from './adapters/system/system-ids.ts';
import { loadEnvironment } from './config/load-environment.ts';
import { readConfig } from './config/read-config.ts';
import { getDatabaseFile, getSecretKey } from './data-folder.ts';
import { DaybookError } from './domain/errors/daybook-error.ts';
import { runOrExplain } from './run-or-explain.ts';
import { createPairingCode } from './use-cases/create-pairing-code.ts';

await runOrExplain('No pairing code was made.', makeCode);

/** Another pairing code, while the service runs or before it starts. */
async function makeCode(): Promise<void> {
  const { config, secrets } = readConfig(loadEnvironment(process.cwd()));
  const { dataDir } = config;
  if (!existsSync(getDatabaseFile(dataDir))) {
    throw new DaybookError('service.no_data', { details: { folder: dataDir } });
  }
  // The service may be running, and its data folder is its own: nothing is migrated here.
  const database = await openDatabase({ file: getDatabaseFile(dataDir), mayMigrate: false });
  try {
    const uow = createUnitOfWork(database, createSecretBox(getSecretKey(dataDir, secrets)));
    const deps = { uow, clock: createSystemClock(), ids: createSystemIds() };
    createPairingCodeNote(path.resolve(dataDir), process.stdout).show(
      await createPairingCode(deps),
    );
  } finally {
    await database.close();
  }
}
