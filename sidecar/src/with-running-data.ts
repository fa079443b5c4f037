import { existsSync } from 'node:fs';
import { openDatabase } from './adapters/sqlite/database.ts';
import { createUnitOfWork } from './adapters/sqlite/unit-of-work.ts';
import { createSecretBox } from './adapters/system/secret-box.ts';
import type { Config, ConfigSecrets } from './config/config.ts';
import { getDatabaseFile, getSecretKey } from './data-folder.ts';
import { DaybookError } from './domain/errors/daybook-error.ts';
import type { UnitOfWork } from './ports/unit-of-work.ts';

/**
 * For a command beside the service: it may be running, and its data folder is its own, so nothing is
 * migrated. Throws `service.no_data` where there is none.
 */
export async function withRunningData<T>(
  { config, secrets }: { readonly config: Config; readonly secrets: ConfigSecrets },
  work: (uow: UnitOfWork) => Promise<T>,
): Promise<T> {
  const { dataDir } = config;
  const file = getDatabaseFile(dataDir);
  if (!existsSync(file))
    throw new DaybookError('service.no_data', { details: { folder: dataDir } });
  const database = await openDatabase({ file, mayMigrate: false });
  try {
    return await work(createUnitOfWork(database, createSecretBox(getSecretKey(dataDir, secrets))));
  } finally {
    await database.close();
  }
}
