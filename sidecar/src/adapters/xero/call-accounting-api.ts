import { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import type { Authentication } from 'xero-node/dist/gen/model/accounting/models.js';
import type { Clock } from '../../ports/clock.ts';
import type { WireExchange } from './wire-exchange.ts';

export interface AccountingCall {
  /** With /api.xro/2.0. */
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  /** One method of xero-node's accounting API. */
  readonly run: (api: AccountingApi) => Promise<unknown>;
}

type RequestOptions = Parameters<Authentication['applyToRequest']>[0];

const MAX_BYTES = 10 * 1024 * 1024;

/**
 * Makes one call through xero-node and returns what went over the wire, whatever the answer.
 * xero-node rejects with JSON strings, drops fields that it does not know and hides bodies that are
 * not JSON, so the answer is read below it. Each call has an API object of its own: tokens are
 * instance state there (xero-node #406).
 */
export async function callAccountingApi(call: AccountingCall): Promise<WireExchange> {
  const tap = createWireTap(call);
  const api = new AccountingApi(call.baseUrl);
  api.accessToken = call.accessToken;
  api.setDefaultAuthentication(tap);
  try {
    await call.run(api);
  } catch (error) {
    if (tap.exchange === undefined) return tap.fail(error);
  }
  if (tap.exchange === undefined) throw new Error('xero-node answered without a call');
  return tap.exchange;
}

interface WireTap extends Authentication {
  exchange: WireExchange | undefined;
  fail(error: unknown): WireExchange;
}

/** xero-node lets an authentication change the request before it leaves: the tap sits there. */
function createWireTap(call: AccountingCall): WireTap {
  let sent: Omit<WireExchange, 'status' | 'headers' | 'responseBody' | 'failure'> | undefined;
  return {
    exchange: undefined,
    applyToRequest(options: RequestOptions) {
      const body = serialiseBody(options);
      sent = { at: call.clock.nowIso(), ...describeRequest(options), requestBody: parseJson(body) };
      options.timeout = call.timeoutMs;
      options.maxRedirects = 0;
      options.maxContentLength = MAX_BYTES;
      options.transformRequest = [() => body];
      options.headers = Object.assign({}, options.headers, { 'Content-Type': 'application/json' });
      const keep = (status: number, headers: WireExchange['headers'], responseBody: unknown) => {
        if (sent !== undefined) {
          this.exchange = { ...sent, status, headers, responseBody, failure: null };
        }
      };
      options.transformResponse = [
        (text: unknown, headers, status) => {
          const parsed = parseJson(text);
          keep(status ?? 0, lowerCaseNames(headers), parsed);
          return parsed;
        },
      ];
    },
    fail(error) {
      // What was never handed to the network is a fault of ours, not an answer.
      if (sent === undefined || typeof error !== 'string') throw error;
      const failure = readFailure(error);
      return { ...sent, status: 0, headers: {}, responseBody: null, failure };
    },
  };
}

/** GETs of xero-node carry `{}`, which says nothing; the bytes of writes are fixed here. */
function serialiseBody(options: RequestOptions): string | undefined {
  const isRead = options.method === 'GET' || options.data === undefined;
  return isRead ? undefined : JSON.stringify(options.data);
}

function describeRequest(
  options: RequestOptions,
): Pick<WireExchange, 'method' | 'path' | 'query' | 'idempotencyKey'> {
  const params = Object.entries((options.params ?? {}) as Record<string, unknown>);
  const headers = (options.headers ?? {}) as Record<string, unknown>;
  const key = headers['Idempotency-Key'];
  return {
    method: options.method ?? '',
    path: new URL(options.url ?? '').pathname,
    query: Object.fromEntries(params.map(([name, value]) => [name, String(value)])),
    idempotencyKey: typeof key === 'string' ? key : null,
  };
}

function lowerCaseNames(headers: object | undefined): Readonly<Record<string, string>> {
  const entries = Object.entries(headers ?? {});
  return Object.fromEntries(entries.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

function parseJson(text: unknown): unknown {
  if (typeof text !== 'string' || text === '') return text === '' ? null : (text ?? null);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readFailure(error: string): string {
  const parsed = parseJson(error);
  const body = typeof parsed === 'object' && parsed !== null ? Reflect.get(parsed, 'body') : parsed;
  return String(body);
}
