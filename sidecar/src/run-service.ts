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

/** In order: nothing new comes in, nothing new leaves, what runs ends, the files are closed. */
async function stop(context: AppContext): Promise<void> {
  await context.servers.stop();
  await context.jobs.stop();
  await context.pipeline.stop();
  await context.close();
  logServiceStopped(context.logger);
}
