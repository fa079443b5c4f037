import { DaybookError } from './domain/errors/daybook-error.ts';
import { describeCode } from './domain/errors/describe-code.ts';

/** Runs a command; a known error is told in words and ends with exit code 1. */
export async function runOrExplain(failure: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof DaybookError)) throw error;
    const { message, suggestion } = describeCode(error.code, error.details);
    process.stderr.write(`${failure} ${message}\n${suggestion}\n`);
    process.exitCode = 1;
  }
}
