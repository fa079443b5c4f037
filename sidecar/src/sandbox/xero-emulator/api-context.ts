import type { Request, Response } from 'express';
import type { EmulatorState } from './emulator-state.ts';
import type { Organisation } from './organisation.ts';
import type { WebhookSender } from './webhook-sender.ts';

/** What a route works with. */
export interface ApiContext {
  readonly state: EmulatorState;
  readonly organisation: Organisation;
  readonly request: Request;
  readonly webhooks: WebhookSender;
}

/** Put on the response by the gate in front of the accounting routes. */
export function getContext(response: Response): ApiContext {
  return (response.locals as { context: ApiContext }).context;
}

export function readQuery(request: Request, name: string): string | undefined {
  const value = request.query[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function getUnitDecimals(request: Request): number {
  return readQuery(request, 'unitdp') === '4' ? 4 : 2;
}
