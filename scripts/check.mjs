// npm test: every check, one line each, the whole output of those that fail, counts at the end.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHECKS } from './checks.mjs';
import { ensureUiBuilt } from './build-ui.mjs';
import { ensureInstalled } from './ensure-installed.mjs';
import { findNode } from './node-path.mjs';

ensureInstalled();
ensureUiBuilt();
const node = findNode();
const report = path.join(mkdtempSync(path.join(tmpdir(), 'daybook-')), 'jest.json');
const counts = { passed: 0, failed: 0, skipped: 0 };

const binaries = path.resolve('node_modules/.bin');
const env = {
  ...process.env,
  PATH: `${path.dirname(node)}${path.delimiter}${binaries}${path.delimiter}${process.env.PATH}`,
};

function run(check) {
  const args = check.args.map((arg) => arg.replace('{report}', report));
  const isWindows = process.platform === 'win32';
  const [command, rest] =
    check.bin === undefined
      ? [node, args]
      : [path.join(binaries, check.bin + (isWindows ? '.cmd' : '')), args];
  const startedAt = performance.now();
  return new Promise((resolve) => {
    const child = spawn(command, rest, { env, shell: isWindows && check.bin !== undefined });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    child.on('close', (code) => {
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const isGreen = code === 0;
      console.log(`${isGreen ? '✓' : '✗'} ${check.name} (${seconds} s)`);
      if (isGreen) listSaid(output);
      else console.log(output);
      if (check.report && isGreen) listSkipped();
      if (!check.report || !isGreen) counts[isGreen ? 'passed' : 'failed'] += 1;
      resolve();
    });
  });
}

/** What a check has left out or counted. */
function listSaid(output) {
  for (const line of output.split('\n')) {
    if (/^(skipped|note): /.test(line)) console.log(`  ${line}`);
  }
}

/** A skipped test is always said. */
function listSkipped() {
  for (const file of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    for (const test of file.assertionResults) {
      if (test.status !== 'passed') console.log(`  skipped: ${test.fullName}`);
    }
  }
}

function countTests() {
  if (!existsSync(report)) return;
  const result = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += result.numPassedTests;
  counts.failed += result.numFailedTests;
  counts.skipped += result.numPendingTests + result.numTodoTests;
}

const queue = CHECKS.filter(
  ({ name }) => process.argv.length === 2 || process.argv.slice(2).includes(name),
);
async function work() {
  for (let check = queue.shift(); check !== undefined; check = queue.shift()) await run(check);
}
await Promise.all([work(), work()]);
countTests();
console.log(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);
