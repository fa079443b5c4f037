import { ApiProblem } from './api-problem.ts';
import { noteConnection } from './connection.ts';

/** An answer with its body; the body is read once, here. */
export interface Answer {
  readonly status: number;
  readonly isOk: boolean;
  readonly text: string;
}

/**
 * One request to the shop. A login page, an answer from in front of the service and no answer at all
 * are told apart here, for every page at once.
 */
export async function fetchFromShop(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetchOrExplain(path, init);
  const text = await response.text();
  if (response.redirected || isLogin(response, text)) {
    noteConnection('signedOut');
    throw new ApiProblem(401, SIGNED_OUT);
  }
  if (isGatewayAnswer(response)) {
    noteConnection('serviceDown');
    throw new ApiProblem(response.status, SERVICE_DOWN);
  }
  return { status: response.status, isOk: response.ok, text };
}

async function fetchOrExplain(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch {
    noteConnection('offline');
    throw new ApiProblem(0, OFFLINE);
  }
}

function isLogin(response: Response, text: string): boolean {
  return response.status === 401 || (response.ok && /^\s*<!doctype html/i.test(text));
}

/** The service itself explains its 503s in JSON; without that, it was the shop in front of it. */
function isGatewayAnswer(response: Response): boolean {
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return [502, 503, 504].includes(response.status) && !isJson;
}

const SIGNED_OUT = {
  code: 'ui.signed_out',
  message: 'Please sign in to the back office again.',
  suggestion: 'Open the login in another tab, sign in, and come back: nothing here is lost.',
};
const SERVICE_DOWN = {
  code: 'ui.service_down',
  message: 'The Daybook service does not answer. Orders wait; nothing is lost.',
  suggestion: 'Try again in a minute. If it stays, ask whoever looks after the server.',
};
const OFFLINE = {
  code: 'ui.offline',
  message: 'The shop cannot be reached.',
  suggestion: 'Check your connection. What you typed is still here.',
};
