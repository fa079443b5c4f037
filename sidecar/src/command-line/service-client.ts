import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import {
  OUTBOX_EPOCH_HEADER,
  PERMISSIONS,
  problemSchema,
  STORE_URL_HEADER,
  WIRE_VERSION,
  WIRE_VERSION_HEADER,
  type AdminIdentity,
} from '../contract/index.ts';
import { buildSignedHeaders } from '../contract/signing.ts';

/** The shop in whose name the service is asked. */
export interface Shop {
  readonly keyId: string;
  readonly secret: string;
  readonly storeUrl: string;
  readonly outboxEpoch: string;
}

/** What the service answered instead of doing it, in its own words. */
export class Refusal extends Error {
  readonly suggestion: string;

  constructor(message: string, suggestion = '') {
    super(message);
    this.suggestion = suggestion;
  }
}

const TIMEOUT_MS = 60_000;

/** The admin API of the running service, signed as whoever may read its data folder. */
export class ServiceClient {
  readonly #serviceUrl: string;
  readonly #shop: Shop;

  constructor(serviceUrl: string, shop: Shop) {
    this.#serviceUrl = serviceUrl;
    this.#shop = shop;
  }

  /** The answer as it came. Throws a Refusal where the service refuses or does not answer. */
  async ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const answer = await this.#send(method, `/app/api/v1${path}`, body);
    const text = await answer.text();
    const json: unknown = text === '' ? {} : JSON.parse(text);
    if (answer.ok) return json;
    const { error } = problemSchema.parse(json);
    throw new Refusal(error.message, error.suggestion);
  }

  async #send(method: string, pathWithQuery: string, body: unknown): Promise<Response> {
    const { keyId, secret, storeUrl, outboxEpoch } = this.#shop;
    const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body));
    const signed = buildSignedHeaders({
      keyId,
      secret,
      direction: 'to-sidecar',
      timestamp: Math.floor(Date.now() / 1000),
      nonce: randomBytes(16).toString('hex'),
      method,
      pathWithQuery,
      body: bytes,
      identity: makeIdentity(),
    });
    const request: RequestInit = {
      method,
      headers: {
        ...signed,
        [WIRE_VERSION_HEADER]: String(WIRE_VERSION),
        [STORE_URL_HEADER]: storeUrl,
        [OUTBOX_EPOCH_HEADER]: outboxEpoch,
        'content-type': 'application/json',
      },
      ...(method === 'GET' ? {} : { body: bytes }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    };
    try {
      return await fetch(new URL(pathWithQuery, this.#serviceUrl), request);
    } catch {
      throw new Refusal(
        `The service does not answer at ${this.#serviceUrl}.`,
        'Start it (npm start), or check that DAYBOOK_PORT and DAYBOOK_DATA_DIR are the same here.',
      );
    }
  }
}

/** Who reads the data folder holds its key: nothing is kept from them, and their name is written down. */
function makeIdentity(): AdminIdentity {
  const name = `${userInfo().username} (command line)`;
  const permissions = [...PERMISSIONS];
  return { id: name, email: '', name, permissions, language: 'en', direction: 'ltr' };
}
