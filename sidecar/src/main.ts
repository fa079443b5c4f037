import { createAppContext, type AppContext } from './app-context.ts';
import { loadEnvironment } from './config/load-environment.ts';
import { readConfig } from './config/read-config.ts';
import { DaybookError } from './domain/errors/daybook-error.ts';
import { describeCode } from './domain/errors/describe-code.ts';

try {
  await start();
} catch (error) {
  if (!(error instanceof DaybookError)) throw error;
  const { message, suggestion } = describeCode(error.code, error.details);
  process.stderr.write(`Daybook cannot start. ${message}\n${suggestion}\n`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const { config, secrets } = readConfig(loadEnvironment(process.cwd()));
  const context = await createAppContext(config, secrets);
  await context.prepare();
  const ports = await context.servers.start();
  context.jobs.start();
  context.pipeline.wake();
  process.stdout.write(
    `Daybook listens on ${config.host}:${ports.port} (health on ${ports.healthPort}), data in ${config.dataDir}.\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void stop(context));
  }
}

/** In order: nothing new comes in, nothing new leaves, what runs ends, the files are closed. */
async function stop(context: AppContext): Promise<void> {
  context.logger.info('service stopping');
  await context.servers.stop();
  await context.jobs.stop();
  await context.pipeline.stop();
  await context.close();
}
