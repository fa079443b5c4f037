import { once } from 'node:events';
import { createServer, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHealthApp } from './create-health-app.ts';
import { createMainApp } from './create-main-app.ts';
import type { HttpDeps } from './http-deps.ts';

/** How long a sender may take, however slowly its bytes come. */
interface Patience {
  readonly headersMs: number;
  /** Headers and body together. */
  readonly requestMs: number;
}

export interface HttpOptions extends Omit<HttpDeps, 'startedAtMs'> {
  /** Ports of 0 take any free one. */
  readonly config: {
    readonly host: string;
    readonly port: number;
    readonly healthPort: number;
    readonly patience: Patience;
  };
}

export interface HttpServers {
  start(): Promise<{ readonly port: number; readonly healthPort: number }>;
  /** Takes nothing new, lets what is being answered end, and then closes what is left. */
  stop(): Promise<void>;
}

const STOP_TIMEOUT_MS = 5_000;
/**
 * Longer than .NET and web servers in front keep an idle connection, a minute: who closes first must not
 * be this side, or a request that is just being sent on it is lost.
 */
const KEEP_ALIVE_MS = 65_000;

export function createHttpServers(options: HttpOptions): HttpServers {
  const { config, ...deps } = options;
  let isStopping = false;
  const startedAtMs = deps.clock.nowMs();
  const patience = toServerOptions(config.patience);
  const main = createServer(patience, createMainApp({ ...deps, startedAtMs }));
  const health = createServer(
    patience,
    createHealthApp(deps, () => isStopping),
  );
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

/** Node looks only so often for who is late, and every 30 s unless told: its look is part of the wait. */
function toServerOptions({ headersMs, requestMs }: Patience): ServerOptions {
  const connectionsCheckingInterval = Math.ceil(headersMs / 10);
  return {
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval,
    keepAliveTimeout: KEEP_ALIVE_MS,
  };
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
