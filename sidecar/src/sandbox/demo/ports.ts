import { randomInt } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';

/** Up to 32,000: below those that Linux, Windows and macOS give to outgoing connections. */
const FIRST_PORT = 20_000;
const PORTS_OF_PROCESS = 100;
const PROCESSES = 120;
const MOST_TRIES = 1000;

export interface DemoPorts {
  readonly emulator: number;
  readonly store: number;
  readonly sidecar: number;
  readonly health: number;
}

/** Free ports, kept with the state: the store's address is part of the shop's identity. */
export async function choosePorts(folder: string): Promise<DemoPorts> {
  const file = path.join(folder, 'ports.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as DemoPorts;
  const [emulator, store, sidecar, health] = await findFreePorts(4);
  const ports = { emulator, store, sidecar, health } as DemoPorts;
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

/** Free now, and nothing else is given one of them before it is used: processes have ports of their own. */
async function findFreePorts(count: number): Promise<number[]> {
  const first = FIRST_PORT + (process.pid % PROCESSES) * PORTS_OF_PROCESS;
  const found = new Set<number>();
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const port = first + randomInt(PORTS_OF_PROCESS);
    if (await isFree(port)) found.add(port);
    if (found.size === count) return [...found];
  }
  throw new Error(`no free ports from ${first} on`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
