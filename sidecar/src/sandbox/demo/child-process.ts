import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ServerPlan {
  readonly name: string;
  readonly file: URL;
  /** Of Node. */
  readonly flags?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}

/** Longer than the service waits for calls that are under way. */
const STOP_MS = 30_000;

/** One of the demo's servers as a process of its own, that can be stopped and started again. */
export class ServerProcess {
  readonly #plan: ServerPlan;
  #running: ChildProcess | undefined;

  constructor(plan: ServerPlan) {
    this.#plan = plan;
  }

  /** Resolves when it says where it listens. */
  async start(): Promise<void> {
    const { file, flags = [], environment, logFile } = this.#plan;
    const running = spawn(process.execPath, ['--no-warnings', ...flags, fileURLToPath(file)], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // Its own group: Ctrl-C reaches the demo alone, which then stops the servers in order.
      detached: process.platform !== 'win32',
    });
    this.#running = running;
    const log = createWriteStream(logFile, { flags: 'a' });
    running.stderr.pipe(log);
    await waitForFirstLine(running, this.#plan);
    running.stdout.pipe(log);
  }

  get isRunning(): boolean {
    const running = this.#running;
    return running !== undefined && running.exitCode === null && running.signalCode === null;
  }

  /** Null while it runs, and where it was killed. */
  get exitCode(): number | null {
    return this.#running?.exitCode ?? null;
  }

  /** In order, and by force when that takes too long. */
  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  /** As a power cut does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const running = this.#running;
    if (running === undefined || !this.isRunning) return;
    const exited = once(running, 'exit');
    running.kill(signal);
    const deadline = setTimeout(() => running.kill('SIGKILL'), STOP_MS);
    await exited;
    clearTimeout(deadline);
  }
}

async function waitForFirstLine(running: ChildProcess, plan: ServerPlan): Promise<void> {
  let text = '';
  return new Promise((resolve, reject) => {
    const onData = (part: Buffer): void => {
      text += part.toString();
      if (!text.includes('\n')) return;
      running.stdout?.off('data', onData);
      resolve();
    };
    running.stdout?.on('data', onData);
    running.once('exit', (code) => {
      reject(new Error(`${plan.name} stopped with ${code}; see ${plan.logFile}`));
    });
  });
}
