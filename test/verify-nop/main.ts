import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { openBrowser } from '../support/open-browser.ts';
import { BackOffice } from './back-office.ts';
import { HELP, readVerifyOptions, VerifyUsageError, type VerifyOptions } from './options.ts';
import { runServers } from './run-servers.ts';
import { ServiceApi } from './service-api.ts';
import { verifySteps } from './steps.ts';

/** npm run verify:nop: prints a line a step; the first that fails ends it with its picture. */
async function main(args: readonly string[]): Promise<number> {
  const options = readVerifyOptions(args);
  if (options === 'help') {
    console.log(HELP);
    return 0;
  }
  rmSync(options.folder, { recursive: true, force: true });
  mkdirSync(options.folder, { recursive: true });
  return run(options);
}

async function run(options: VerifyOptions): Promise<number> {
  const servers = await runServers(options.folder, options.url);
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1400, height: 950 } });
  const office = new BackOffice(options, context, await context.newPage());
  let number = 0;
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    number += 1;
    const startedAt = performance.now();
    const picture = path.join(options.folder, `${String(number).padStart(2, '0')}.png`);
    try {
      const result = await work();
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const said = typeof result === 'string' ? `: ${result}` : '';
      console.log(`✓ ${number} ${what}${said} (${seconds} s)`);
      // A picture that fails is no step that fails.
      await office.page.screenshot({ path: picture }).catch(() => undefined);
      return result;
    } catch (error) {
      console.log(`✗ ${number} ${what}: ${error instanceof Error ? error.message : String(error)}`);
      await office.page.screenshot({ path: picture }).catch(() => undefined);
      throw error;
    }
  };
  try {
    await verifySteps({ options, office, servers, browser, api: new ServiceApi(office), step });
    console.log(`\n${number} steps, all as expected. Pictures: ${options.folder}`);
    return 0;
  } catch (error) {
    console.log(`\nStopped at step ${number}. Pictures and logs: ${options.folder}`);
    if (error instanceof Error && error.cause instanceof Error) console.log(error.cause.message);
    return 1;
  } finally {
    await browser.close();
    await servers.stop();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof VerifyUsageError)) throw error;
  console.error(`${error.message}\n\n${HELP}`);
  process.exitCode = 2;
}
