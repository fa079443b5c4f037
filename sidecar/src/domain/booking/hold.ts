import type { ErrorCode } from '../errors/error-codes.ts';

/** Why an order cannot be booked without a person: one cause, however many orders share it. */
export interface Hold {
  readonly code: ErrorCode;
  /** What is the same for all orders of the cause; empty when the cause is the order's own. */
  readonly cause: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** A value, or the reasons why there is none. */
export type OrHeld<T> = { readonly ok: true; readonly value: T } | Held;

export interface Held {
  readonly ok: false;
  readonly holds: readonly Hold[];
}

export function ok<T>(value: T): OrHeld<T> {
  return { ok: true, value };
}

export function held(...holds: readonly Hold[]): Held {
  return { ok: false, holds };
}

/** A hold that is about this one order: its figures cannot be shared by another. */
export function orderHold(
  code: ErrorCode,
  details: Readonly<Record<string, string | number>> = {},
): Hold {
  return { code, cause: '', details };
}

/** A hold that one fix releases for every order that shares the cause. */
export function sharedHold(
  code: ErrorCode,
  cause: string,
  details: Readonly<Record<string, string | number>> = {},
): Hold {
  return { code, cause, details };
}
