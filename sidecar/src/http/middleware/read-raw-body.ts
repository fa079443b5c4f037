import express, { type RequestHandler } from 'express';

/** Largest bodies in bytes, by the start of the path; what is larger is answered with 413. */
const LIMITS: readonly (readonly [string, number])[] = [
  ['/app/', 5 * 1024 * 1024],
  ['/store/v1/xero/webhooks', 1024 * 1024],
  ['/', 2 * 1024 * 1024],
];

/** Keeps the bytes as they came: signatures are over them. Compressed bodies are refused. */
export function createRawBodyReader(): RequestHandler {
  const readers = LIMITS.map(
    ([start, limit]) => [start, express.raw({ type: () => true, limit, inflate: false })] as const,
  );
  return (request, response, next) => {
    const reader = readers.find(([start]) => request.originalUrl.startsWith(start))?.[1];
    if (reader === undefined) next();
    else reader(request, response, next);
  };
}
