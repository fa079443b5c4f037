import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { DemoUsageError, HELP, readDemoOptions, type DemoOptions } from './demo-options.ts';
import { addSummaries, formatSummary, type DemoSummary } from './demo-summary.ts';
import { XERO_APP, type ShopRun } from './plan-servers.ts';
import { bookShop, keepSelling, pairNewShop, startShop, type RunningShop } from './run-shop.ts';

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
  if (options.isByHand) {
    await runByHand({ options, folder: root, ordersFile: undefined, say });
    return 0;
  }
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

function runOneShop(run: ShopRun): Promise<DemoSummary> {
  return withShop(run, async (shop, stopped) => {
    const summary = await bookShop(run, shop);
    if (!run.options.isOnce) {
      say(formatSummary(summary));
      say(`\nOpen ${findBackOffice(shop)} to watch. New orders follow; Ctrl-C stops.`);
      await keepSelling(run, shop, stopped);
    }
    return summary;
  });
}

/** A shop that a person sets up in the browser; runs until it is stopped. */
function runByHand(run: ShopRun): Promise<void> {
  return withShop(run, async (shop, stopped) => {
    await pairNewShop(run, shop);
    say(`\nOpen ${findBackOffice(shop)} and set the shop up.`);
    say(`Client id: ${XERO_APP.clientId}   Client secret: ${XERO_APP.clientSecret}`);
    say('Ctrl-C stops.');
    if (!stopped.aborted) await once(stopped, 'abort');
  });
}

/** The servers are stopped in order when the work ends; Ctrl-C only tells the work to end. */
async function withShop<T>(
  run: ShopRun,
  work: (shop: RunningShop, stopped: AbortSignal) => Promise<T>,
): Promise<T> {
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
    return await work(shop, stopping.signal);
  } finally {
    await shop.stop();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal);
  }
}

function findBackOffice({ ports }: RunningShop): string {
  return `http://127.0.0.1:${ports.store}/Admin/Daybook`;
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
