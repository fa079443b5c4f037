import type { Request } from 'express';
import { DaybookError } from '../domain/errors/daybook-error.ts';

const EMPTY = Buffer.alloc(0);

/** The bytes as they came; empty where there was no body. */
export function getRawBody(request: Request): Buffer {
  return Buffer.isBuffer(request.body) ? request.body : EMPTY;
}

/** The body as JSON. Throws `request.not_json` for anything else, also for bytes that are not UTF-8. */
export function parseJsonBody(request: Request): unknown {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(getRawBody(request));
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new DaybookError('request.not_json', { cause });
  }
}
