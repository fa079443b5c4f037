import { createAppContext, type AppContext } from './app-context.ts';
import { loadEnvironment } from './config/load-environment.ts';
import { readConfig } from './config/read-config.ts';
import { logServiceStarted, logServiceStopped } from './observability/business-events.ts';

/** The service as the environment configures it, until it is told to stop. */
export async function runService(): Promise<void> {
  const { config, secrets } = readConfig(loadEnvironment(process.cwd()));
  const context = await createAppContext(config, secrets);
  await context.prepare();
  const ports = await context.servers.start();
  await context.offerPairing();
  context.jobs.start();
  context.pipeline.wake();
  const next = await context.describeNext();
  logServiceStarted(context.logger, ports);
  process.stdout.write(
    `Daybook listens on ${config.host}:${ports.port} (health on ${ports.healthPort}), data in ${config.dataDir}.\nNext: ${next}\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(context));
  }
}

async function stop(context: AppContext): Promise<void> {
  const isEnded = await context.stop();
  logServiceStopped(context.logger);
  if (isEnded) return;
  context.logger.warn('a call to Xero did not end in time, the next start looks it up');
  // The call would keep the process for as long as it hangs.
  process.exit(0);
}
