import { readFileSync } from 'node:fs';
import { startDemoStore, type DemoStoreOptions } from './start-demo-store.ts';

interface Setup extends DemoStoreOptions {
  /** A file of orders with the shop's info, in the form of test/fixtures/nop. */
  readonly ordersFile?: string;
}

const setup = JSON.parse(process.env['DEMO_STORE_SETUP'] ?? '{}') as Setup;
const store = await startDemoStore({
  ...setup,
  ...(setup.ordersFile === undefined
    ? {}
    : { fixed: JSON.parse(readFileSync(setup.ordersFile, 'utf8')) as NonNullable<Setup['fixed']> }),
});
console.log(JSON.stringify({ url: store.url }));

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void store.close().then(() => process.exit(0)));
}
