import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { maskBody, maskQuery } from './mask-personal-data.ts';
import type { WireExchange } from './wire-exchange.ts';

/** Keeps every call to the accounting API for support. */
export interface CallRecorder {
  record(exchange: WireExchange): void;
}

export interface CallRecorderOptions {
  readonly directory: string;
  readonly withPersonalData: boolean;
}

const FILE_NAME = 'xero-calls.jsonl';
const SECRET_FIELD = /token|secret|password|authorization/i;

/**
 * Appends one JSON line a call to `xero-calls.jsonl`. Headers are never written, so no secrets are;
 * personal data is masked unless asked for. Lines are written at once: a crash keeps them.
 */
export function createCallRecorder(options: CallRecorderOptions): CallRecorder {
  mkdirSync(options.directory, { recursive: true });
  const file = join(options.directory, FILE_NAME);
  return {
    record(exchange) {
      const line = JSON.stringify(describeExchange(exchange, options.withPersonalData));
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    },
  };
}

function describeExchange(exchange: WireExchange, withPersonalData: boolean): object {
  const { at, method, path, idempotencyKey, status } = exchange;
  const mask = (body: unknown): unknown => (withPersonalData ? body : maskBody(body, path));
  return {
    at,
    method,
    path,
    query: withPersonalData ? exchange.query : maskQuery(exchange.query),
    idempotencyKey,
    requestBody: mask(scrubSecrets(exchange.requestBody)),
    status,
    responseBody: mask(scrubSecrets(exchange.responseBody)),
  };
}

/** The accounting API carries none; should one ever be in a body, it is not kept. */
function scrubSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(scrubSecrets);
  if (typeof value !== 'object' || value === null) return value ?? null;
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [
      name,
      SECRET_FIELD.test(name) ? '[redacted]' : scrubSecrets(entry),
    ]),
  );
}
