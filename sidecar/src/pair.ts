import path from 'node:path';
import { createPairingCodeNote } from './adapters/system/pairing-code-note.ts';
import { createSystemClock } from './adapters/system/system-clock.ts';
import { createSystemIds } from './adapters/system/system-ids.ts';
import { loadEnvironment } from './config/load-environment.ts';
import { readConfig } from './config/read-config.ts';
import { runOrExplain } from './run-or-explain.ts';
import { createPairingCode } from './use-cases/store/create-pairing-code.ts';
import { withRunningData } from './with-running-data.ts';

await runOrExplain('No pairing code was made.', makeCode);

/** Another pairing code, while the service runs or before it starts. */
async function makeCode(): Promise<void> {
  const settings = readConfig(loadEnvironment(process.cwd()));
  const folder = path.resolve(settings.config.dataDir);
  await withRunningData(settings, async (uow) => {
    const deps = { uow, clock: createSystemClock(), ids: createSystemIds() };
    createPairingCodeNote(folder, process.stdout).show(await createPairingCode(deps));
  });
}
