import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';

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
  const ports: DemoPorts = {
    emulator: await findFreePort(),
    store: await findFreePort(),
    sidecar: await findFreePort(),
    health: await findFreePort(),
  };
  writeFileSync(file, JSON.stringify(ports));
  return ports;
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
