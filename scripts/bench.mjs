// Runs every benchmark: each prints its own lines. Figures are not judged here; one that could not be
// measured fails.
import { readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './ensure-installed.mjs';
import { findNode } from './node-path.mjs';

ensureInstalled();
let failed = 0;
for (const file of readdirSync('test/bench')
  .filter((name) => name.endsWith('.bench.ts'))
  .toSorted()) {
  console.log(`\n# ${file}`);
  const args = [`test/bench/${file}`, ...process.argv.slice(2)];
  const { status } = spawnSync(findNode(), args, { stdio: 'inherit' });
  if (status === 0) continue;
  console.error(`${file} failed`);
  failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
