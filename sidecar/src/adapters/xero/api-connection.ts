import type { AccountingApi } from 'xero-node/dist/gen/api/accountingApi.js';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { CallPriority } from '../../ports/xero-gateway.ts';
import { callAccountingApi } from './call-accounting-api.ts';
import type { CallRecorder } from './call-recorder.ts';
import type { Governed, Governor } from './governor.ts';
import type { WireExchange } from './wire-exchange.ts';

/** Where access tokens come from. Both throw a DaybookError when there is none to be had. */
export interface TokenSource {
  getAccessToken(tenantId: string): Promise<string>;
  /** After a 401: another token than the one that was refused. */
  renewAccessToken(tenantId: string, refusedToken: string): Promise<string>;
}

export interface ApiConnectionOptions {
  readonly baseUrl: string;
  readonly tokens: TokenSource;
  readonly governor: Governor;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly recorder: CallRecorder | undefined;
  readonly timeoutMs: number;
}

export interface ApiCall {
  readonly tenantId: string;
  readonly priority: CallPriority;
  readonly run: (api: AccountingApi) => Promise<unknown>;
  /** Asked right before the call leaves. Where it says no, `call` throws CallStayed. */
  readonly onLeaving?: (() => Promise<boolean>) | undefined;
}

/** The call did not leave: who made it did not want it any more when its turn came. */
export class CallStayed extends Error {}

export interface GovernedExchange {
  readonly governed: Governed<WireExchange>;
  /** The token that the call went with; null when it never left. */
  readonly accessToken: string | null;
}

/** One governed, recorded call to the accounting API. */
export interface ApiConnection {
  call(call: ApiCall): Promise<GovernedExchange>;
}

export function createApiConnection(options: ApiConnectionOptions): ApiConnection {
  const { baseUrl, tokens, governor, clock, timeoutMs } = options;
  return {
    async call({ tenantId, priority, run, onLeaving }) {
      // Before it queues, so that who is signed out does not take up a turn.
      await tokens.getAccessToken(tenantId);
      let accessToken: string | null = null;
      const governed = await governor.run({
        tenantId,
        priority,
        async call() {
          accessToken = await tokens.getAccessToken(tenantId);
          if (onLeaving !== undefined && !(await onLeaving())) throw new CallStayed();
          const exchange = await callAccountingApi({ baseUrl, accessToken, timeoutMs, clock, run });
          keepRecord(options, exchange);
          return exchange;
        },
      });
      return { governed, accessToken };
    },
  };
}

/** A full disk must not lose the answer of a call that Xero took. */
function keepRecord({ recorder, logger }: ApiConnectionOptions, exchange: WireExchange): void {
  try {
    recorder?.record(exchange);
  } catch (error) {
    logger.error('xero call not recorded', { error: String(error) });
  }
}

/** The host or the whole base address of the API, as its base address. */
export function makeApiBaseUrl(apiUrl: string): string {
  return `${makeApiHost(apiUrl)}/api.xro/2.0`;
}

/** The host of the API, where /connections lives too. */
export function makeApiHost(apiUrl: string): string {
  return apiUrl.replace(/\/+$/, '').replace(/\/api\.xro\/2\.0$/, '');
}
