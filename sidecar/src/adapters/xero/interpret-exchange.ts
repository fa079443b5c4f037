import { addMs } from '../../domain/time/instant.ts';
import type { OrderReason } from '../../ports/order-store.ts';
import type { ElementAnswer, XeroAnswer, XeroRequest } from '../../ports/xero-gateway.ts';
import { readRetrySeconds } from './governor-policy.ts';
import { listMessages } from './list-messages.ts';
import { readElements } from './read-elements.ts';
import { translateRefusal } from './translate-refusal.ts';
import type { WireExchange } from './wire-exchange.ts';
import type { XeroErrorCode } from './xero-error-code.ts';

const RETRY_OFFLINE_MS = 60_000;
const RETRY_UNREACHABLE_MS = 30_000;
const RETRY_FORBIDDEN_MS = 15 * 60_000;

/** The network's words for a connection that was never made: nothing left this machine. */
const NEVER_CONNECTED =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|self.signed/i;

export interface Interpreted {
  readonly exchange: WireExchange;
  readonly request: XeroRequest;
  /** Now, ISO. */
  readonly now: string;
}

/** What an exchange means for the steps that were sent with it. */
export function interpretExchange(interpreted: Interpreted): XeroAnswer {
  const { exchange, request } = interpreted;
  const { status } = exchange;
  if (status === 0) return interpretFailure(interpreted);
  if (status >= 200 && status < 300) return interpretSuccess(exchange, request);
  if (status === 429) return interpretLimit(interpreted);
  if (status === 401) return notTaken(interpreted, 'xero.token_expired', 0);
  if (status === 403) return notTaken(interpreted, 'xero.permission_missing', RETRY_FORBIDDEN_MS);
  if (status === 503) return interpretUnavailable(interpreted);
  if (status === 408 || status === 409 || status === 502 || status === 504) {
    return unknown(status, { code: 'xero.answer_lost' }, true);
  }
  if (status >= 400 && status < 500) return interpretRefusal(exchange, request);
  return unknown(status, { code: 'xero.server_error', details: { status } }, false);
}

function interpretFailure(interpreted: Interpreted): XeroAnswer {
  return NEVER_CONNECTED.test(interpreted.exchange.failure ?? '')
    ? notTaken(interpreted, 'xero.unreachable', RETRY_UNREACHABLE_MS)
    : unknown(0, { code: 'xero.answer_lost' }, true);
}

function interpretSuccess(exchange: WireExchange, request: XeroRequest): XeroAnswer {
  const { status } = exchange;
  const elements = readElements(exchange.responseBody, request);
  if (elements === undefined)
    return unknown(status, { code: 'xero.answer_unreadable', details: { status } }, false);
  const sent = listSent(request);
  const isComplete =
    elements.length === sent.length && elements.every((answer, i) => isFor(answer, sent[i]));
  if (!isComplete)
    return unknown(
      status,
      { code: 'xero.answer_incomplete', details: { sent: sent.length } },
      false,
    );
  return { outcome: 'answered', httpStatus: status, elements };
}

function interpretLimit(interpreted: Interpreted): XeroAnswer {
  const isDay = /day/i.test(interpreted.exchange.headers['x-rate-limit-problem'] ?? '');
  const code = isDay ? 'xero.day_limit_reached' : 'xero.rate_limited';
  return notTaken(interpreted, code, RETRY_OFFLINE_MS);
}

/** Only Xero's own words say that nothing was taken; any other 503 may be a gateway's, after the commit. */
function interpretUnavailable(interpreted: Interpreted): XeroAnswer {
  const { headers, responseBody } = interpreted.exchange;
  const isHtml = /html/i.test(headers['content-type'] ?? '');
  const text = typeof responseBody === 'string' ? responseBody : JSON.stringify(responseBody ?? '');
  return !isHtml && /offline/i.test(text)
    ? notTaken(interpreted, 'xero.offline', RETRY_OFFLINE_MS)
    : unknown(503, { code: 'xero.offline' }, true);
}

function interpretRefusal(exchange: WireExchange, request: XeroRequest): XeroAnswer {
  const { status, responseBody } = exchange;
  const messages = listRefusals(responseBody);
  const reason: OrderReason =
    messages.length === 0 && status === 404
      ? { code: 'xero.not_found', details: {} }
      : translateRefusal(messages.length > 0 ? messages : [`HTTP ${status}`], request.kind);
  // The key stands for other bytes that may have been taken: only a look-up can tell.
  if (reason.code === 'xero.key_reused') return unknown(status, { code: 'xero.key_reused' }, false);
  return { outcome: 'rejected', httpStatus: status, reason };
}

/** Messages of the elements, else what the whole answer says. */
function listRefusals(body: unknown): string[] {
  const messages = listMessages(body);
  if (messages.length > 0 || typeof body !== 'object' || body === null) return messages;
  const texts = ['Message', 'Detail', 'Title'].map((name): unknown => Reflect.get(body, name));
  return texts.filter((text) => typeof text === 'string' && text !== '').slice(0, 1) as string[];
}

function notTaken(interpreted: Interpreted, code: XeroErrorCode, retryMs: number): XeroAnswer {
  const { exchange, now } = interpreted;
  const seconds = readRetrySeconds(exchange.headers);
  const retryAt = addMs(now, seconds === undefined ? retryMs : seconds * 1000);
  return {
    outcome: 'notTaken',
    httpStatus: exchange.status,
    reason: { code, details: { until: retryAt } },
    retryAt,
  };
}

/** Nobody knows whether it was written; `replay` says whether the same bytes may go again. */
function unknown(httpStatus: number, reason: UnknownReason, replay: boolean): XeroAnswer {
  const { code, details = {} } = reason;
  return { outcome: 'unknown', httpStatus, reason: { code, details }, replay };
}

interface UnknownReason {
  readonly code: XeroErrorCode;
  readonly details?: OrderReason['details'];
}

interface Sent {
  readonly invoiceNumber?: string;
  readonly creditNoteNumber?: string;
}

/** The elements of a request's model; one where the model is the element. */
function listSent(request: XeroRequest): readonly Sent[] {
  const { model } = request;
  if (typeof model !== 'object' || model === null) return [];
  const lists = Object.values(model).filter((value) => Array.isArray(value));
  return (lists[0] ?? [model]) as readonly Sent[];
}

/** Answers come in the order of the documents; a number that is another's would book on the wrong one. */
function isFor(answer: ElementAnswer, sent: Sent | undefined): boolean {
  const number = sent?.invoiceNumber ?? sent?.creditNoteNumber;
  if (!answer.ok || number === undefined || answer.document.number === '') return true;
  return answer.document.number === number;
}
