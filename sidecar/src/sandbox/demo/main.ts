import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DemoUsageError, HELP, readDemoOptions, type DemoOptions } from './demo-options.ts';
import { addSummaries, formatSummary, type DemoSummary } from './demo-summary.ts';
import type { ShopRun } from './plan-servers.ts';
import { bookShop, keepSelling, startShop } from './run-shop.ts';

/** Made-up shops may need a person for this share of their orders at most. */
const MAX_HELD_SHARE = 0.02;

try {
  const options = readDemoOptions(process.argv.slice(2));
  if (options === 'help') process.stdout.write(HELP);
  else process.exitCode = await runDemo(options);
} catch (error) {
  if (!(error instanceof DemoUsageError)) throw error;
  process.stderr.write(`${error.message}\n\n${HELP}`);
  process.exitCode = 2;
}

async function runDemo(options: DemoOptions): Promise<number> {
  for (const file of options.ordersFrom) checkOrdersFile(file);
  const root = path.resolve(options.folder);
  if (options.isFresh) rmSync(root, { recursive: true, force: true });
  clearRecord(options);
  const files = options.ordersFrom.length === 0 ? [undefined] : options.ordersFrom;
  const summaries: DemoSummary[] = [];
  for (const [index, ordersFile] of files.entries()) {
    const folder = files.length === 1 ? root : path.join(root, String(index + 1));
    summaries.push(await runOneShop({ options, folder, ordersFile, say }));
  }
  const summary = addSummaries(summaries);
  if (options.isJson) process.stdout.write(`${JSON.stringify(summary)}\n`);
  else process.stdout.write(`\n${formatSummary(summary)}\n`);
  return isGood(summary, options) ? 0 : 1;
}

/** Progress goes beside the output, so that the output can be read by a program. */
function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function runOneShop(run: ShopRun): Promise<DemoSummary> {
  say(`State and logs: ${run.folder}`);
  const stopping = new AbortController();
  const onSignal = (): void => {
    if (stopping.signal.aborted) return;
    say('\nStopping …');
    stopping.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, onSignal);
  const shop = await startShop(run);
  try {
    const summary = await bookShop(run, shop);
    if (!run.options.isOnce) {
      say(formatSummary(summary));
      say(
        `\nOpen http://127.0.0.1:${shop.ports.store}/Admin/Daybook to watch. New orders follow; Ctrl-C stops.`,
      );
      await keepSelling(run, shop, stopping.signal);
    }
    return summary;
  } finally {
    await shop.stop();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
  }
}

function checkOrdersFile(file: string): void {
  if (!existsSync(file)) throw new DemoUsageError(`--orders-from: there is no file ${file}`);
  const content = parseJson(file) as { info?: unknown; orders?: unknown };
  if (!Array.isArray(content.orders) || typeof content.info !== 'object') {
    throw new DemoUsageError(`--orders-from: ${file} has no "info" and "orders"`);
  }
}

function parseJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new DemoUsageError(`--orders-from: ${file} is not JSON`);
  }
}

/** A record is of this run alone. */
function clearRecord(options: DemoOptions): void {
  if (options.recordDir === undefined) return;
  for (const file of ['xero-calls.jsonl', 'orders.jsonl']) {
    rmSync(path.join(options.recordDir, file), { force: true });
  }
}

function isGood(summary: DemoSummary, options: DemoOptions): boolean {
  const isSettled =
    summary.booked + summary.held + summary.waiting + summary.skipped === summary.orders;
  const mayBeHeld =
    options.ordersFrom.length > 0 ? summary.orders : Math.ceil(summary.orders * MAX_HELD_SHARE);
  return isSettled && summary.held <= mayBeHeld && summary.centDifferences === 0;
}
