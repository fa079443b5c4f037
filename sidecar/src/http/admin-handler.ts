import type { Request } from 'express';
import { DaybookError } from '../domain/errors/daybook-error.ts';
import type { Actor } from '../use-cases/setup-deps.ts';
import type { AdminRoute } from './route-permissions.ts';

/** Answers with what becomes the JSON body. */
export type AdminHandler = (request: Request, actor: Actor) => Promise<unknown>;

/** The handlers of one resource, by route. */
export type AdminHandlers<Route extends AdminRoute> = Readonly<Record<Route, AdminHandler>>;

/** A part of the path, decoded; the router has seen to it that it is there. */
export function getParameter(request: Request, name: string): string {
  const value = request.params[name];
  if (typeof value !== 'string') throw new DaybookError('request.not_found');
  return value;
}

export function getOrderId(request: Request): number {
  const text = getParameter(request, 'orderId');
  if (!/^\d{1,10}$/.test(text)) throw new DaybookError('setup.order_unknown');
  return Number(text);
}
