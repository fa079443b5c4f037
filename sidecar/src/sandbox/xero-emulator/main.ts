import type { EmulatorOptions } from './emulator-options.ts';
import { loadOpenApiCheck } from './openapi-check.ts';
import { startXeroEmulator } from './start-xero-emulator.ts';

const { EMULATOR_PORT, EMULATOR_DATABASE, EMULATOR_SETUP } = process.env;
const setup = JSON.parse(EMULATOR_SETUP ?? '{}') as EmulatorOptions;
const emulator = await startXeroEmulator({
  ...setup,
  openApiCheck: await loadOpenApiCheck(console.error),
  ...(EMULATOR_PORT === undefined ? {} : { port: Number(EMULATOR_PORT) }),
  ...(EMULATOR_DATABASE === undefined ? {} : { databaseFile: EMULATOR_DATABASE }),
});
console.log(JSON.stringify({ url: emulator.url }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void emulator.close().then(() => process.exit(0)));
}
