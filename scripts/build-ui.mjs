// Builds the pages of the admin into admin-ui/dist, when they changed since the last time.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled } from './ensure-installed.mjs';
import { findNode } from './node-path.mjs';

const ROOT = path.resolve(import.meta.dirname, '..');
const UI = path.join(ROOT, 'admin-ui');
const STAMP = path.join(UI, 'dist/.built-from');
const INPUTS = ['admin-ui/index.html', 'admin-ui/vite.config.ts', 'package-lock.json'];
const INPUT_FOLDERS = ['admin-ui/src', 'sidecar/src/contract'];

export function ensureUiBuilt() {
  const wanted = hashInputs();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.error('Building the admin pages …');
  const vite = path.join(ROOT, 'node_modules/vite/bin/vite.js');
  const result = spawnSync(findNode(), [vite, 'build'], {
    cwd: UI,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    console.error(result.stderr);
    process.exit(1);
  }
  writeFileSync(STAMP, wanted);
}

function hashInputs() {
  const hash = createHash('sha256');
  for (const name of [...INPUTS, ...INPUT_FOLDERS.flatMap(listFiles)].toSorted(compareTexts)) {
    hash.update(name).update(readFileSync(path.join(ROOT, name)));
  }
  return hash.digest('hex');
}

function compareTexts(a, b) {
  return a < b ? -1 : 1;
}

function listFiles(folder) {
  return readdirSync(path.join(ROOT, folder), { recursive: true })
    .map((name) => path.join(folder, name))
    .filter((name) => statSync(path.join(ROOT, name)).isFile());
}

if (process.argv[1] === import.meta.filename) {
  ensureInstalled();
  ensureUiBuilt();
}
