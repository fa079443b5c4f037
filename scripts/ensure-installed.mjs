// Installs what is missing. Plain Node, no dependencies: it runs before there are any.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '..');
const STAMP = path.join(ROOT, 'node_modules/.daybook-install');

export function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(path.join(ROOT, 'package.json')))
    .update(readFileSync(path.join(ROOT, 'package-lock.json')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.error('Installing packages (npm ci) …');
  const isWindows = process.platform === 'win32';
  const result = spawnSync(isWindows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: isWindows,
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    console.error(result.stderr ?? result.error);
    console.error('The packages could not be installed. Check the network, then run it again.');
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}
