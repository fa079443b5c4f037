import type { z } from 'zod';
import { problemSchema } from '../../../sidecar/src/contract/index.ts';
import { readSession } from './session.ts';

/** What the service, or the shop in front of it, answered instead of what was asked for. */
export class ApiProblem extends Error {
  readonly code: string;
  readonly suggestion: string;
  readonly status: number;

  constructor(
    status: number,
    problem: {
      readonly code: string;
      readonly message: string;
      readonly suggestion?: string | undefined;
    },
  ) {
    super(problem.message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = problem.code;
    this.suggestion = problem.suggestion ?? '';
  }
}

interface Call<Answer> {
  readonly method?: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly answer?: z.ZodType<Answer>;
}

/** One call of the admin API. Throws ApiProblem; an answer of another shape is one too. */
export async function callApi<Answer = void>(call: Call<Answer>): Promise<Answer> {
  const method = call.method ?? 'GET';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') {
    headers['content-type'] = 'application/json';
    headers['RequestVerificationToken'] = (await readSession()).antiforgeryToken;
  }
  const response = await fetchOrExplain(`api/v1${call.path}${toQuery(call.query)}`, {
    method,
    headers,
    ...(method === 'GET' ? {} : { body: JSON.stringify(call.body ?? {}) }),
  });
  const text = await response.text();
  if (response.redirected || isLogin(response, text)) throw signedOut();
  if (!response.ok) throw toProblem(response.status, text);
  if (call.answer === undefined) return undefined as Answer;
  const parsed = call.answer.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ApiProblem(response.status, {
    code: 'ui.answer_unknown',
    message: 'The service answered in a form that this page does not know.',
    suggestion: 'Reload the page: it may be older than the service.',
  });
}

async function fetchOrExplain(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    throw new ApiProblem(0, {
      code: 'ui.offline',
      message: 'The shop cannot be reached.',
      suggestion: 'Check your connection. What you typed is still here.',
    });
  }
}

function toQuery(query: Call<unknown>['query']): string {
  const given = Object.entries(query ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '',
  );
  return given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
}

function isLogin(response: Response, text: string): boolean {
  return response.status === 401 || (response.ok && /^\s*<!doctype html/i.test(text));
}

function signedOut(): ApiProblem {
  return new ApiProblem(401, {
    code: 'ui.signed_out',
    message: 'Please sign in to the back office again.',
    suggestion: 'Open the login in another tab, sign in, and come back: nothing here is lost.',
  });
}

function toProblem(status: number, text: string): ApiProblem {
  const parsed = problemSchema.safeParse(parseJson(text));
  if (parsed.success) return new ApiProblem(status, parsed.data.error);
  return new ApiProblem(status, {
    code: `ui.http_${status}`,
    message:
      status === 503
        ? 'The Daybook service does not answer. Orders wait; nothing is lost.'
        : `The shop answered with an error (${status}).`,
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
