// Preloaded into the servers of a test: their clocks run ahead by what the file says, in milliseconds,
// and a wait ends when the clock has passed its end. Each server writes down what it has seen, and
// until when it waits, in files that are named after its process.
import { readFileSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { isMainThread } from 'node:worker_threads';

const CHECK_MS = 10;
/** Shorter waits are over by themselves. */
const SHORTEST_SHIFTED_MS = 500;

const file = process.env.TIME_SHIFT_FILE;
const RealDate = Date;
const real = { setTimeout, clearTimeout, wait: timers.setTimeout };
const timeouts = new Map();
const pauses = new Set();
let shiftMs = 0;
let noted = {};

globalThis.Date = class extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + shiftMs);
    else super(...values);
  }

  static now() {
    return RealDate.now() + shiftMs;
  }
};
globalThis.setTimeout = Object.assign((callback, delayMs, ...values) => {
  if (!(delayMs >= SHORTEST_SHIFTED_MS)) return real.setTimeout(callback, delayMs, ...values);
  const end = () => {
    clearTimeout(timeout);
    callback(...values);
  };
  const timeout = real.setTimeout(end, delayMs);
  timeouts.set(timeout, { endsAtMs: Date.now() + delayMs, end });
  return timeout;
}, setTimeout);
globalThis.clearTimeout = (timeout) => {
  timeouts.delete(timeout);
  real.clearTimeout(timeout);
};
timers.setTimeout = async (delayMs, value, options) => {
  if (!(delayMs >= SHORTEST_SHIFTED_MS)) return real.wait(delayMs, value, options);
  const pause = { endsAtMs: Date.now() + delayMs };
  const { signal, ref } = options ?? {};
  signal?.throwIfAborted();
  pauses.add(pause);
  try {
    await new Promise((resolve, reject) => {
      const timeout = setTimeout(resolve, delayMs);
      if (ref === false) timeout.unref();
      const onAbort = () => {
        clearTimeout(timeout);
        reject(signal.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
    });
  } finally {
    pauses.delete(pause);
  }
  return value;
};
syncBuiltinESMExports();

shiftMs = read();
note();
setInterval(() => {
  shiftMs = read();
  note();
  const nowMs = Date.now();
  for (const { endsAtMs, end } of timeouts.values()) if (endsAtMs <= nowMs) end();
}, CHECK_MS).unref();

function note() {
  if (!isMainThread) return;
  const ends = [...pauses].map(({ endsAtMs }) => endsAtMs);
  const seen = { shiftMs, waitsUntilMs: ends.length === 0 ? null : Math.min(...ends) };
  if (seen.shiftMs === noted.shiftMs && seen.waitsUntilMs === noted.waitsUntilMs) return;
  noted = seen;
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(seen));
}

function read() {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return shiftMs;
  }
}
