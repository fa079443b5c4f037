import { findOutdatedSide, WIRE_VERSION, WIRE_VERSION_HEADER } from '../../contract/index.ts';
import { buildSignedHeaders } from '../../contract/signing.ts';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Logger } from '../../ports/logger.ts';
import type { StoreAddress } from '../../ports/store-gateway.ts';

export interface StoreGatewayOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
  readonly delay?: (delayMs: number) => Promise<void>;
  readonly timeoutMs?: number;
}

export interface StoreCall {
  readonly address: StoreAddress;
  /** Under /daybook/store/v1, with its query. */
  readonly path: string;
  /** A write; reads have none and are tried again. */
  readonly body?: unknown;
}

const BASE = 'daybook/store/v1';
const TIMEOUT_MS = 30_000;
const READ_TRIES = 3;
const FIRST_DELAY_MS = 250;
const NONCE_BYTES = 16;

/**
 * The answer's JSON. Throws `store.unreachable` after the last try, `store.plugin_outdated` or
 * `store.service_outdated` where the plugin speaks another version, `store.refused` for a refusal.
 */
export async function askStore(options: StoreGatewayOptions, call: StoreCall): Promise<unknown> {
  const tries = call.body === undefined ? READ_TRIES : 1;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await askOnce(options, call);
    } catch (error) {
      const isFinal = error instanceof DaybookError && error.code !== 'store.unreachable';
      if (isFinal || attempt === tries) throw error;
      await (options.delay ?? waitFor)(FIRST_DELAY_MS * 2 ** (attempt - 1));
    }
  }
}

async function askOnce(options: StoreGatewayOptions, call: StoreCall): Promise<unknown> {
  const url = new URL(`${BASE}${call.path}`, call.address.storeUrl);
  const body = Buffer.from(call.body === undefined ? '' : JSON.stringify(call.body));
  const method = call.body === undefined ? 'GET' : 'POST';
  const answer = await send(options, { url, method, body, address: call.address });
  refuseOtherVersion(answer);
  if (answer.status >= 500) throw new DaybookError('store.unreachable');
  if (!answer.ok) {
    throw new DaybookError('store.refused', {
      details: { status: answer.status, path: url.pathname },
    });
  }
  try {
    return await answer.json();
  } catch (cause) {
    throw new DaybookError('store.unreachable', { cause });
  }
}

/** An answer without a version is no plugin's: what it is worth, its status and body say. */
function refuseOtherVersion(answer: Response): void {
  const named = answer.headers.get(WIRE_VERSION_HEADER) ?? '';
  const theirs = /^\d{1,6}$/.test(named) ? Number(named) : undefined;
  const outdated = theirs === undefined ? undefined : findOutdatedSide(theirs);
  if (theirs === undefined || outdated === undefined) return;
  const code = outdated === 'plugin' ? 'store.plugin_outdated' : 'store.service_outdated';
  throw new DaybookError(code, { details: { theirs, ours: WIRE_VERSION } });
}

interface SignedCall {
  readonly url: URL;
  readonly method: string;
  readonly body: Buffer;
  readonly address: StoreAddress;
}

async function send(options: StoreGatewayOptions, call: SignedCall): Promise<Response> {
  const { url, method, body, address } = call;
  const headers = buildSignedHeaders({
    keyId: address.keyId,
    secret: address.secret,
    direction: 'to-store',
    timestamp: Math.floor(options.clock.nowMs() / 1000),
    nonce: options.ids.randomHex(NONCE_BYTES),
    method,
    pathWithQuery: url.pathname + url.search,
    body,
  });
  try {
    return await fetch(url, {
      method,
      headers: {
        ...headers,
        [WIRE_VERSION_HEADER]: String(WIRE_VERSION),
        ...(body.length === 0 ? {} : { 'content-type': 'application/json' }),
      },
      ...(body.length === 0 ? {} : { body: body.toString() }),
      redirect: 'error',
      signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
    });
  } catch (cause) {
    throw new DaybookError('store.unreachable', { cause });
  }
}

function waitFor(delayMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, delayMs));
}
