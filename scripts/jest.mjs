// Jest with the flags that ESM needs: node scripts/jest.mjs [--long] [ARGS…]
import { spawnSync } from 'node:child_process';
import { ensureUiBuilt } from './build-ui.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findNode } from './node-path.mjs';

ensureInstalled();
ensureUiBuilt();
const args = process.argv.slice(2);
const isLong = args[0] === '--long';
const result = spawnSync(
  findNode(),
  [
    '--experimental-vm-modules',
    '--no-warnings',
    'node_modules/jest/bin/jest.js',
    ...(isLong ? args.slice(1) : args),
  ],
  { stdio: 'inherit', env: { ...process.env, LONG_TESTS: isLong ? '1' : '' } },
);
process.exit(result.status ?? 1);
