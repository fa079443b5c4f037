import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface RunningChild {
  readonly name: string;
  /** The first line of standard output. */
  readonly firstLine: string;
  stop(): Promise<void>;
}

const STOP_MS = 15_000;

/** Starts one of the demo's servers and waits until it says where it listens. */
export async function startChild(child: {
  readonly name: string;
  readonly file: URL;
  readonly environment: Readonly<Record<string, string>>;
  readonly logFile: string;
}): Promise<RunningChild> {
  const running = spawn(process.execPath, ['--no-warnings', fileURLToPath(child.file)], {
    env: { ...process.env, ...child.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own group: Ctrl-C reaches the demo alone, which then stops the servers in order.
    detached: process.platform !== 'win32',
  });
  const log = createWriteStream(child.logFile, { flags: 'a' });
  running.stderr.pipe(log);
  const firstLine = await readFirstLine(running, child);
  running.stdout?.pipe(log);
  return { name: child.name, firstLine, stop: () => stopChild(running) };
}

async function readFirstLine(
  running: ChildProcess,
  child: { readonly name: string; readonly logFile: string },
): Promise<string> {
  let text = '';
  return new Promise((resolve, reject) => {
    const onData = (part: Buffer): void => {
      text += part.toString();
      const end = text.indexOf('\n');
      if (end === -1) return;
      running.stdout?.off('data', onData);
      resolve(text.slice(0, end));
    };
    running.stdout?.on('data', onData);
    running.once('exit', (code) => {
      reject(new Error(`${child.name} stopped with ${code}; see ${child.logFile}`));
    });
  });
}

async function stopChild(running: ChildProcess): Promise<void> {
  if (running.exitCode !== null || running.signalCode !== null) return;
  const exited = once(running, 'exit');
  running.kill('SIGTERM');
  const deadline = setTimeout(() => running.kill('SIGKILL'), STOP_MS);
  await exited;
  clearTimeout(deadline);
}
