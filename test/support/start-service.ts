import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import supertest from 'supertest';
import { createAppContext, type AppContext } from '../../sidecar/src/app-context.ts';
import type { Config } from '../../sidecar/src/config/config.ts';
import type { AdminIdentity } from '../../sidecar/src/contract/index.ts';
import { buildSignedHeaders } from '../../sidecar/src/contract/signing.ts';

const NOWHERE = 'http://127.0.0.1:9';

export interface SignedCall {
  readonly method?: string;
  readonly path: string;
  /** Sent as JSON, or as it is when text. */
  readonly body?: unknown;
  readonly identity?: AdminIdentity;
  /** What a forger or a bad clock changes after or before signing. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly timestamp?: number;
  readonly nonce?: string;
  readonly secret?: string;
}

/** The service in this process with real SQLite and real HTTP; Xero is not there. */
export class TestService {
  readonly logs: string[] = [];
  readonly folder = mkdtempSync(path.join(tmpdir(), 'daybook-service-'));
  storeUrl = 'https://shop.example.test/';
  epoch: string = randomUUID();
  url = '';
  healthUrl = '';
  keyId = '';
  secret = '';
  #context: AppContext | undefined;

  async start(overrides: Partial<Config> = {}): Promise<void> {
    const config: Config = {
      dataDir: this.folder,
      host: '127.0.0.1',
      port: 0,
      healthPort: 0,
      xero: { apiUrl: NOWHERE, loginUrl: NOWHERE, identityUrl: NOWHERE },
      logLevel: 'debug',
      record: null,
      pollSeconds: 3600,
      patience: { headersMs: 10_000, requestMs: 30_000 },
      ...overrides,
    };
    const stream = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.logs.push(chunk.toString());
        done();
      },
    });
    const secrets = { secretKey: null, xeroWebhookKey: 'webhook-key' };
    this.#context = await createAppContext(config, secrets, stream);
    await this.#context.prepare();
    const ports = await this.#context.servers.start();
    await this.#context.offerPairing();
    this.url = `http://127.0.0.1:${ports.port}`;
    this.healthUrl = `http://127.0.0.1:${ports.healthPort}`;
  }

  async stop(): Promise<void> {
    await this.pause();
    rmSync(this.folder, { recursive: true });
  }

  /** Stopped in order; `start` goes on with the same folder. */
  async pause(): Promise<void> {
    const context = this.#context;
    if (context === undefined) return;
    this.#context = undefined;
    await context.stop();
  }

  get request(): ReturnType<typeof supertest> {
    return supertest(this.url);
  }

  readCode(): string {
    return readFileSync(path.join(this.folder, 'pairing-code.txt'), 'utf8').trim();
  }

  pairWith(code: string): supertest.Test {
    return this.request.post('/store/v1/pair').set('Daybook-Wire-Version', '1').send({
      code,
      storeUrl: this.storeUrl,
      outboxEpoch: this.epoch,
      nopVersion: '4.90.6',
      pluginVersion: '4.90.1',
    });
  }

  async pair(): Promise<void> {
    const answer = await this.pairWith(this.readCode()).expect(200);
    const { keyId, secret } = answer.body as { keyId: string; secret: string };
    this.keyId = keyId;
    this.secret = secret;
  }

  /** As the plugin sends it, unless the call says otherwise. */
  call(call: SignedCall): supertest.Test {
    const method = call.method ?? (call.body === undefined ? 'GET' : 'POST');
    const text = typeof call.body === 'string' ? call.body : JSON.stringify(call.body ?? '');
    const body = call.body === undefined ? '' : text;
    const headers = buildSignedHeaders({
      keyId: this.keyId,
      secret: call.secret ?? this.secret,
      direction: 'to-sidecar',
      timestamp: call.timestamp ?? Math.floor(Date.now() / 1000),
      nonce: call.nonce ?? randomBytes(16).toString('hex'),
      method,
      pathWithQuery: call.path,
      body: Buffer.from(body),
      ...(call.identity === undefined ? {} : { identity: call.identity }),
    });
    const verb = method.toLowerCase() as 'get' | 'post' | 'put';
    const request = this.request[verb](call.path).set({
      ...headers,
      'Daybook-Wire-Version': '1',
      'Daybook-Store-Url': this.storeUrl,
      'Daybook-Outbox-Epoch': this.epoch,
      ...call.headers,
    });
    return body === '' ? request : request.set('content-type', 'application/json').send(body);
  }
}

export function makeAdmin(permissions: AdminIdentity['permissions']): AdminIdentity {
  return {
    id: 1,
    email: 'admin@shop.example.test',
    name: 'Ada Admin',
    permissions,
    language: 'en',
    direction: 'ltr',
  };
}
