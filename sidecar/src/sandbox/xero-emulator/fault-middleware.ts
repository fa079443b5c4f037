import { setTimeout as wait } from 'node:timers/promises';
import type { Request, RequestHandler, Response } from 'express';
import { garble } from '../garble.ts';
import type { EmulatorState } from './emulator-state.ts';
import type { Faults, Strike } from './faults.ts';
import { findToken } from './identity-routes.ts';

const RETRY_SECONDS = 2;
const SLOW_SECONDS = 1;

/** Set where a call is executed but its caller hears of an error, then and on every repeat. */
export interface FaultLocals {
  answerWithError?: boolean;
}

/** In front of the accounting routes and of the token route. */
export function createFaultMiddleware(faults: Faults, state: EmulatorState): RequestHandler {
  let garbled = 0;
  return async (request, response, next) => {
    const strike = faults.take({ method: request.method, path: request.path });
    if (strike === undefined) {
      next();
      return;
    }
    if (await strikeBefore(strike, { request, response, state })) return;
    if (strike.kind === 'garbled') {
      garbleAnswer(response, garbled);
      garbled += 1;
    }
    strikeAfter(strike, response);
    next();
  };
}

interface Struck {
  readonly request: Request;
  readonly response: Response;
  readonly state: EmulatorState;
}

/** True when the call ends here, without having been executed. */
async function strikeBefore(
  strike: Strike,
  { request, response, state }: Struck,
): Promise<boolean> {
  switch (strike.kind) {
    case 'errorBefore':
      sendBadGateway(response, 500);
      return true;
    case 'unavailable':
      sendBadGateway(response, 503);
      return true;
    case 'silence':
      return true;
    case 'minuteLimit':
    case 'dayLimit':
      response.set('X-Rate-Limit-Problem', strike.kind === 'dayLimit' ? 'day' : 'minute');
      response.set('Retry-After', String(strike.seconds ?? RETRY_SECONDS));
      response.status(429).end();
      return true;
    case 'tokenExpired': {
      const token = findToken(state, request);
      // The gate that follows refuses it, as it will refuse it from now on.
      if (token !== undefined) token.accessExpiresAt = 0;
      return false;
    }
    case 'wholeCallNotFound':
      response.status(404).type('text').send('The resource you are looking for cannot be found');
      return true;
    case 'disconnected':
      response.status(403).json({
        Type: null,
        Title: 'Forbidden',
        Status: 403,
        Detail: 'AuthenticationUnsuccessful',
        Instance: '00000000-0000-0000-0000-000000000000',
        Extensions: {},
      });
      return true;
    case 'slow':
      await wait((strike.seconds ?? SLOW_SECONDS) * 1000);
      return false;
    case 'answerLost':
    case 'garbled':
    case 'refreshAnswerLost':
    case 'errorAfterCommit':
      return false;
  }
}

function strikeAfter(strike: Strike, response: Response): void {
  if (strike.kind === 'errorAfterCommit') (response.locals as FaultLocals).answerWithError = true;
  if (strike.kind !== 'answerLost' && strike.kind !== 'refreshAnswerLost') return;
  response.json = () => {
    response.socket?.destroy();
    return response;
  };
}

/** Executed, and answered with what cannot be read. */
function garbleAnswer(response: Response, nth: number): void {
  response.json = (body: unknown) => response.type('json').send(garble(body, nth));
}

function sendBadGateway(response: Response, status: number): void {
  response.status(status).type('html').send(`<html><body><h1>${status}</h1></body></html>`);
}
