import type { z } from 'zod';
import { problemSchema } from '../../../sidecar/src/contract/index.ts';
import { ApiProblem } from './api-problem.ts';
import { noteConnection } from './connection.ts';
import { forgetSession, readSession } from './session.ts';
import { fetchFromShop, type Answer } from './shop-fetch.ts';

export { ApiProblem };

interface Call<Body> {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly answer?: z.ZodType<Body>;
}

/** One call of the admin API. Throws ApiProblem; an answer of another shape is one too. */
export async function callApi<Body = void>(call: Call<Body>): Promise<Body> {
  let { status, isOk, text } = await send(call);
  if (status === 400 && toProblem(status, text).code === 'request.antiforgery') {
    // Signed in again meanwhile: the token is another one, and the change was not taken.
    forgetSession();
    ({ status, isOk, text } = await send(call));
  }
  noteConnection('ok');
  if (!isOk) throw toProblem(status, text);
  if (call.answer === undefined) return undefined as Body;
  const parsed = call.answer.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ApiProblem(status, {
    code: 'ui.answer_unknown',
    message: 'The service answered in a form that this page does not know.',
    suggestion: 'Reload the page: it may be older than the service.',
  });
}

async function send(call: Call<unknown>): Promise<Answer> {
  const method = call.method ?? 'GET';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') {
    headers['content-type'] = 'application/json';
    headers['RequestVerificationToken'] = (await readSession()).antiforgeryToken;
  }
  return fetchFromShop(`api/v1${call.path}${toQuery(call.query)}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: JSON.stringify(call.body ?? {}) }),
  });
}

function toQuery(query: Call<unknown>['query']): string {
  const given = Object.entries(query ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

function toProblem(status: number, text: string): ApiProblem {
  const parsed = problemSchema.safeParse(parseJson(text));
  if (parsed.success) return new ApiProblem(status, parsed.data.error);
  return new ApiProblem(status, {
    code: `ui.http_${status}`,
    message: `The shop answered with an error (${status}).`,
    suggestion: 'Try again in a minute. If it stays, ask whoever looks after the server.',
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
