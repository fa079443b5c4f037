// Runs every benchmark: each prints its own lines; nothing is judged here.
import { readdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './ensure-installed.mjs';
import { findNode } from './node-path.mjs';

ensureInstalled();
for (const file of readdirSync('test/bench').filter((name) => name.endsWith('.bench.ts'))) {
  console.log(`\n# ${file}`);
  spawnSync(findNode(), [`test/bench/${file}`, ...process.argv.slice(2)], { stdio: 'inherit' });
}
