import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSignedHeaders } from '../../sidecar/src/contract/signing.ts';

const PAIRING = { keyId: 'pk_spy', secret: randomBytes(32).toString('base64url') };

export interface StoreAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * In the place of the service: pairs with whatever code, takes no event, and so sees what the plugin
 * answers to the service, and refuses others.
 */
export class SpyService {
  readonly #server: Server;
  readonly #shopUrl: string;

  private constructor(server: Server, shopUrl: string) {
    this.#server = server;
    this.#shopUrl = shopUrl;
  }

  static async start(shopUrl: string): Promise<SpyService> {
    const server = createServer((request, response) => {
      const isPairing = request.url === '/store/v1/pair';
      request.resume();
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(isPairing ? PAIRING : { accepted: [], rejected: [] }));
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    return new SpyService(server, shopUrl);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.closeAllConnections();
      this.#server.close(() => resolve());
    });
  }

  /** Asks the plugin as the service does. */
  get(path: string): Promise<StoreAnswer> {
    return this.send(this.sign('GET', path, ''));
  }

  post(path: string, body: unknown): Promise<StoreAnswer> {
    return this.send(this.sign('POST', path, JSON.stringify(body)));
  }

  sign(method: string, path: string, body: string, secret: string = PAIRING.secret): SignedCall {
    const pathWithQuery = `/daybook/store/v1${path}`;
    const signed = buildSignedHeaders({
      keyId: PAIRING.keyId,
      secret,
      direction: 'to-store',
      timestamp: Math.floor(Date.now() / 1000),
      nonce: randomBytes(16).toString('hex'),
      method,
      pathWithQuery,
      body: Buffer.from(body),
    });
    return { method, pathWithQuery, body, headers: { ...signed, 'Daybook-Wire-Version': '1' } };
  }

  async send({ method, pathWithQuery, body, headers }: SignedCall): Promise<StoreAnswer> {
    const answer = await fetch(`${this.#shopUrl}${pathWithQuery}`, {
      method,
      redirect: 'manual',
      headers: { ...headers, 'content-type': 'application/json' },
      ...(method === 'GET' ? {} : { body }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
  }
}

export interface SignedCall {
  readonly method: string;
  readonly pathWithQuery: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
