import { HELP, parseCommand, UsageError } from './command-line/parse-command.ts';
import { runCommand } from './command-line/run-command.ts';
import { Refusal, ServiceClient, type Shop } from './command-line/service-client.ts';
import { loadEnvironment } from './config/load-environment.ts';
import { readConfig } from './config/read-config.ts';
import { runOrExplain } from './run-or-explain.ts';
import { withRunningData } from './with-running-data.ts';

await runOrExplain('Nothing was done.', run);

/** For scripts and for support: the running service's own doors, opened by its data folder. */
async function run(): Promise<void> {
  try {
    const invocation = parseCommand(process.argv.slice(2));
    if (invocation === 'help') return void process.stdout.write(HELP);
    const settings = readConfig(loadEnvironment(process.cwd()));
    const { config } = settings;
    const shops = await withRunningData(settings, ({ stores }) => stores.pairings.listActive());
    const shop = chooseShop(shops, invocation.shop);
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const client = new ServiceClient(`http://${host}:${config.port}`, shop);
    const { data, lines } = await runCommand(client, invocation);
    const text = invocation.isJson ? JSON.stringify(data) : lines.join('\n');
    process.stdout.write(`${text}\n`);
  } catch (error) {
    explain(error);
  }
}

/** Exit code 1: refused, with what the service said; 2: not understood. Anything else is thrown on. */
function explain(error: unknown): void {
  if (error instanceof UsageError) {
    process.stderr.write(`Not understood: ${error.message}.\nnpm run daybook -- --help\n`);
    process.exitCode = 2;
  } else if (error instanceof Refusal) {
    process.stderr.write(`${error.message}\n${error.suggestion}\n`);
    process.exitCode = 1;
  } else throw error;
}

/** The paired shop; of several the one that is named. */
function chooseShop(shops: readonly Shop[], wanted: string | undefined): Shop {
  const fitting = shops.filter(({ storeUrl }) => wanted === undefined || storeUrl === wanted);
  const [shop, ...others] = fitting;
  if (shop !== undefined && others.length === 0) return shop;
  const addresses = shops.map(({ storeUrl }) => storeUrl).join(', ');
  throw shops.length === 0
    ? new Refusal('No shop is paired.', 'Pair it first, in the plugin’s Configure page.')
    : new Refusal('It is not said which shop.', `Say --shop with one of: ${addresses}.`);
}
