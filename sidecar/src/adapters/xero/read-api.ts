import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import { z } from 'zod';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';
import type { ApiConnection, TokenSource } from './api-connection.ts';
import type { Parked } from './governor-lane.ts';
import type { WireExchange } from './wire-exchange.ts';

/** A read is harmless: it is tried this often before the caller hears of a fault. */
const ATTEMPTS = 3;
const RETRY_DELAY_MS = 1000;

export interface ApiReaderOptions {
  readonly connection: ApiConnection;
  readonly tokens: TokenSource;
  readonly delay: (delayMs: number) => Promise<void>;
  readonly nowMs: () => number;
}

export interface ApiRead<T> {
  readonly tenantId: string;
  readonly priority: CallPriority;
  readonly run: (api: AccountingApi) => Promise<unknown>;
  /** The list in the answer, and what its elements look like. */
  readonly listName: string;
  readonly schema: z.ZodType<T>;
}

/** Reads lists from the accounting API. Throws a DaybookError when Xero cannot be asked. */
export interface ApiReader {
  readList<T>(read: ApiRead<T>): Promise<readonly T[]>;
}

export function createApiReader(options: ApiReaderOptions): ApiReader {
  return {
    async readList(read) {
      for (let attempt = 1; ; attempt += 1) {
        const { governed, accessToken } = await options.connection.call(read);
        if (governed.kind === 'parked') throw makeParkedError(governed, options.nowMs());
        const exchange = governed.answer;
        if (isSuccess(exchange)) return parseList(exchange, read);
        const isLast = attempt >= ATTEMPTS;
        if (isLast || !isTransient(exchange)) throw makeReadError(exchange);
        if (exchange.status === 401 && accessToken !== null) {
          await options.tokens.renewAccessToken(read.tenantId, accessToken);
        } else if (exchange.status !== 429) {
          await options.delay(RETRY_DELAY_MS);
        }
      }
    },
  };
}

/** A cached 304 means that nothing is newer: an empty list. */
function isSuccess({ status }: WireExchange): boolean {
  return (status >= 200 && status < 300) || status === 304;
}

function isTransient(exchange: WireExchange): boolean {
  const { status } = exchange;
  if (lacksScope(exchange)) return false;
  return status === 0 || status === 401 || status === 408 || status === 429 || status >= 500;
}

function parseList<T>(exchange: WireExchange, read: ApiRead<T>): readonly T[] {
  if (exchange.status === 304) return [];
  const envelope = z.object({ [read.listName]: z.array(read.schema) });
  const parsed = envelope.safeParse(exchange.responseBody);
  if (!parsed.success) {
    const details = { status: exchange.status };
    throw new DaybookError('xero.answer_unreadable', { details, cause: parsed.error });
  }
  return (parsed.data as Record<string, readonly T[]>)[read.listName] ?? [];
}

export function makeParkedError(parked: Parked, nowMs: number): DaybookError {
  const retryAfterMs = Math.max(0, Date.parse(parked.until) - nowMs);
  return parked.because === 'day'
    ? new DaybookError('xero.day_limit_reached', { details: { until: parked.until }, retryAfterMs })
    : new DaybookError('xero.rate_limited', { retryAfterMs });
}

export function makeReadError(exchange: WireExchange): DaybookError {
  const { status } = exchange;
  if (status === 0) return new DaybookError('xero.unreachable', { cause: exchange.failure });
  if (status === 403 || lacksScope(exchange)) return new DaybookError('xero.permission_missing');
  if (status === 401) return new DaybookError('xero.token_expired');
  if (status === 404) return new DaybookError('xero.not_found');
  if (status === 429) return new DaybookError('xero.rate_limited');
  if (status === 503) return new DaybookError('xero.offline');
  if (status >= 500) return new DaybookError('xero.server_error', { details: { status } });
  const text = JSON.stringify(exchange.responseBody).slice(0, 300);
  return new DaybookError('xero.refused', { details: { text } });
}

/**
 * Xero answers 401, too, where a permission is missing: no other token would help. It spells it
 * "insufficent_scope" (facts §8).
 */
export function lacksScope({ status, headers }: WireExchange): boolean {
  return status === 401 && /insuffici?ent_scope/i.test(headers['www-authenticate'] ?? '');
}
