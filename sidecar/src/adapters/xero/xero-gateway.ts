import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { isBankDeletion, isBankKind } from '../../domain/ledger/bank-steps.ts';
import { addMs } from '../../domain/time/instant.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConnectionStore } from '../../ports/connection-store.ts';
import type { GovernorStore } from '../../ports/governor-store.ts';
import type { Logger } from '../../ports/logger.ts';
import type {
  SendOptions,
  XeroAnswer,
  XeroGateway,
  XeroRequest,
} from '../../ports/xero-gateway.ts';
import {
  CallStayed,
  createApiConnection,
  makeApiBaseUrl,
  type ApiConnection,
} from './api-connection.ts';
import { buildRequest, getMaxStepsPerCall } from './build-request.ts';
import type { CallRecorder } from './call-recorder.ts';
import { createAccount } from './create-account.ts';
import { findPosted } from './find-posted.ts';
import type { Parked } from './governor-lane.ts';
import { createGovernor } from './governor.ts';
import { interpretExchange } from './interpret-exchange.ts';
import { createApiReader, lacksScope } from './read-api.ts';
import {
  readBankDocument,
  readBankTransactionPage,
  readBankTransfers,
} from './read-bank-documents.ts';
import { readContactPage } from './read-contact-page.ts';
import { readDocumentPage } from './read-document-page.ts';
import { readReference, readReferenceParts } from './read-reference.ts';
import { readRecentInvoices } from './read-recent-invoices.ts';
import { sendModel } from './send-model.ts';
import { waitFor } from './wait-for.ts';
import type { WireExchange } from './wire-exchange.ts';
import type { XeroSignIn } from './xero-identity.ts';

/** The version of xero-node and of the models here: another one may write other bytes. */
const SERIALISER = 'xero-node 20.0.0, models 2';
/** Fifty invoices take Xero seconds; giving up early would only make more lost answers. */
const TIMEOUT_MS = 60_000;
const RETRY_SIGNED_OUT_MS = 5 * 60_000;
const RETRY_FAULT_MS = 30_000;
const RETRY_REFUSED_TOKEN_MS = 60_000;

export interface XeroGatewayOptions {
  /** Host of the API; its base address with /api.xro/2.0 does as well. */
  readonly apiUrl: string;
  readonly identity: Pick<XeroSignIn, 'getAccessToken' | 'renewAccessToken' | 'listOrganisations'>;
  readonly governorStore: GovernorStore;
  readonly connections: ConnectionStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly recorder?: CallRecorder | undefined;
  readonly delay?: (delayMs: number) => Promise<void>;
  readonly timeoutMs?: number;
}

export interface ClosableXeroGateway extends XeroGateway {
  /** Calls that wait for their turn are told to come again later: the service is stopping. */
  close(): void;
}

interface Parts {
  readonly options: XeroGatewayOptions;
  readonly connection: ApiConnection;
  /** When an organisation's token was last renewed because Xero refused it. */
  readonly renewedAtMs: Map<string, number>;
}

/** Xero's accounting API by way of xero-node, at Xero's pace. */
export function createXeroGateway(options: XeroGatewayOptions): ClosableXeroGateway {
  const { clock, logger, identity, recorder } = options;
  const delay = options.delay ?? waitFor;
  const governor = createGovernor({ store: options.governorStore, clock, logger, delay });
  const connection = createApiConnection({
    baseUrl: makeApiBaseUrl(options.apiUrl),
    tokens: identity,
    governor,
    clock,
    logger,
    recorder,
    timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
  });
  const nowMs = (): number => clock.nowMs();
  const reader = createApiReader({ connection, tokens: identity, delay, nowMs });
  const parts: Parts = { options, connection, renewedAtMs: new Map() };
  return {
    serialiser: SERIALISER,
    maxStepsPerCall: getMaxStepsPerCall,
    buildRequest,
    send: (request, sendOptions) => send(parts, request, sendOptions),
    findPosted: (tenantId, steps, heldIds = new Set()) =>
      findPosted({ reader, tenantId, heldIds }, steps),
    createAccount: (tenantId, account) => createAccount({ connection, nowMs }, tenantId, account),
    readRecentInvoices: (tenantId, since) => readRecentInvoices({ reader, tenantId, since }),
    readReference: (tenantId, priority) =>
      readReference({ reader, tenantId, priority }, clock.nowIso()),
    readReferenceParts: (tenantId, priority, parts) =>
      readReferenceParts({ reader, tenantId, priority }, parts),
    readContactPage: (tenantId, priority, read) =>
      readContactPage({ reader, tenantId, priority, ...read }),
    readDocumentPage: (tenantId, priority, read) =>
      readDocumentPage({ reader, tenantId, priority, ...read }),
    readBankTransactionPage: (tenantId, priority, read) =>
      readBankTransactionPage({ reader, tenantId, priority }, read),
    readBankTransfers: (tenantId, priority, since) =>
      readBankTransfers({ reader, tenantId, priority }, since),
    readBankDocument: (tenantId, priority, of) =>
      readBankDocument({ reader, tenantId, priority }, of),
    close: () => governor.close(),
  };
}

async function send(
  parts: Parts,
  request: XeroRequest,
  { tenantId, idempotencyKey, priority, onLeaving }: SendOptions,
): Promise<XeroAnswer> {
  const { options, connection } = parts;
  try {
    const { governed, accessToken } = await connection.call({
      tenantId,
      priority,
      onLeaving,
      run: (api) => sendModel(api, { tenantId, idempotencyKey, request }),
    });
    if (governed.kind === 'parked') return makeParkedAnswer(governed);
    const exchange = governed.answer;
    const answer = interpretExchange({ exchange, request, now: options.clock.nowIso() });
    if (exchange.status === 401)
      return await renewToken(parts, { tenantId, accessToken, exchange, request });
    if (exchange.status === 403) return await checkConnection(parts, tenantId, answer);
    return answer;
  } catch (error) {
    if (error instanceof CallStayed) {
      const stayed = { code: 'xero.answer_lost', details: {} } as const;
      return makeNotTaken(options.clock, { httpStatus: 0, error: stayed, delayMs: 0 });
    }
    if (error instanceof DaybookError) return makeSignedOutAnswer(options.clock, error);
    throw error;
  }
}

function makeParkedAnswer({ because, until }: Parked): XeroAnswer {
  return {
    outcome: 'notTaken',
    httpStatus: 0,
    reason:
      because === 'day'
        ? { code: 'xero.day_limit_reached', details: { until } }
        : { code: 'xero.rate_limited', details: {} },
    retryAt: until,
  };
}

/** No token to be had: nothing left this machine. */
function makeSignedOutAnswer(clock: Clock, error: DaybookError): XeroAnswer {
  const isFault = error.code === 'xero.unreachable';
  return makeNotTaken(clock, {
    httpStatus: 0,
    error,
    delayMs: isFault ? RETRY_FAULT_MS : RETRY_SIGNED_OUT_MS,
  });
}

interface NotTaken {
  readonly httpStatus: number;
  readonly error: Pick<DaybookError, 'code' | 'details'>;
  readonly delayMs: number;
}

function makeNotTaken(clock: Clock, { httpStatus, error, delayMs }: NotTaken): XeroAnswer {
  return {
    outcome: 'notTaken',
    httpStatus,
    reason: { code: error.code, details: error.details },
    retryAt: addMs(clock.nowIso(), delayMs),
  };
}

interface RefusedToken {
  readonly tenantId: string;
  readonly accessToken: string | null;
  readonly exchange: WireExchange;
  readonly request: XeroRequest;
}

/**
 * A token that Xero does not take is renewed; the steps go again under a new key, at once.
 * Xero answers 401, too, where a permission is missing: no other token would help.
 */
async function renewToken(parts: Parts, refused: RefusedToken): Promise<XeroAnswer> {
  const { clock, identity } = parts.options;
  const { tenantId, accessToken, exchange, request } = refused;
  const httpStatus = exchange.status;
  if (lacksScope(exchange)) {
    const code =
      isBankKind(request.kind) || isBankDeletion(request.kind)
        ? 'xero.bank_permission_missing'
        : 'xero.permission_missing';
    const error = { code, details: {} } as const;
    return makeNotTaken(clock, { httpStatus, error, delayMs: RETRY_SIGNED_OUT_MS });
  }
  const sinceMs = clock.nowMs() - (parts.renewedAtMs.get(tenantId) ?? 0);
  // A new token that is refused as well would be renewed without end.
  const delayMs = sinceMs < RETRY_REFUSED_TOKEN_MS ? RETRY_REFUSED_TOKEN_MS : 0;
  if (accessToken !== null) await identity.renewAccessToken(tenantId, accessToken);
  parts.renewedAtMs.set(tenantId, clock.nowMs());
  const error = { code: 'xero.token_expired', details: {} } as const;
  return makeNotTaken(clock, { httpStatus, error, delayMs });
}

/** 403 is a missing permission, or an organisation that was disconnected: the connections tell. */
async function checkConnection(
  { options }: Parts,
  tenantId: string,
  answer: XeroAnswer,
): Promise<XeroAnswer> {
  await options.identity.listOrganisations();
  const connection = await options.connections.findConnection(tenantId);
  if (connection?.state === 'connected') return answer;
  const error = { code: 'xero.disconnected', details: {} } as const;
  return makeNotTaken(options.clock, { httpStatus: 403, error, delayMs: RETRY_SIGNED_OUT_MS });
}
