// The crash test at length: node scripts/crash.mjs [--rounds N] [--seed N]
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '1000' }, seed: { type: 'string' } },
});
const seed = values.seed ?? String(Math.floor(Math.random() * 2 ** 32));
const jest = path.join(import.meta.dirname, 'jest.mjs');
const result = spawnSync(process.execPath, [jest, 'test/crash'], {
  stdio: 'inherit',
  env: { ...process.env, CRASH_ROUNDS: values.rounds, CRASH_SEED: seed },
});
process.exit(result.status ?? 1);
