// Starter: node scripts/run.mjs [NODE FLAGS…] FILE [ARGS…] runs a file under the right Node, packages installed.
import { spawn } from 'node:child_process';
import { ensureUiBuilt } from './build-ui.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findNode } from './node-path.mjs';

ensureInstalled();
if (process.argv.some((part) => /main\.ts$|start\.mjs$/.test(part))) ensureUiBuilt();
const child = spawn(findNode(), process.argv.slice(2), { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) {
  // The terminal sends Ctrl-C to the child as well: it stops in order, and this waits for it.
  process.on(signal, () => {
    if (signal === 'SIGTERM') child.kill(signal);
  });
}
child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
