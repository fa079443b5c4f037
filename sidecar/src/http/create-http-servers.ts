import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHealthApp } from './create-health-app.ts';
import { createMainApp } from './create-main-app.ts';
import type { HttpDeps } from './http-deps.ts';

export interface HttpOptions extends Omit<HttpDeps, 'startedAtMs'> {
  /** Ports of 0 take any free one. */
  readonly config: { readonly host: string; readonly port: number; readonly healthPort: number };
}

export interface HttpServers {
  start(): Promise<{ readonly port: number; readonly healthPort: number }>;
  /** Takes nothing new, lets what is being answered end, and then closes what is left. */
  stop(): Promise<void>;
}

const REQUEST_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 5_000;

export function createHttpServers(options: HttpOptions): HttpServers {
  const { config, ...deps } = options;
  let isStopping = false;
  const startedAtMs = deps.clock.nowMs();
  const main = createTimedServer(createMainApp({ ...deps, startedAtMs }));
  const health = createTimedServer(createHealthApp(deps, () => isStopping));
  return {
    async start() {
      const port = await listen(main, config.host, config.port);
      try {
        return { port, healthPort: await listen(health, config.host, config.healthPort) };
      } catch (error) {
        await close(main);
        throw error;
      }
    },
    async stop() {
      isStopping = true;
      await close(main);
      await close(health);
    },
  };
}

function createTimedServer(listener: RequestListener): Server {
  return createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, listener);
}

async function listen(server: Server, host: string, port: number): Promise<number> {
  server.listen(port, host);
  // Rejects on an error, such as a port that is taken.
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), STOP_TIMEOUT_MS);
  await closed;
  clearTimeout(deadline);
}
