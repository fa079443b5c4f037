// Preloaded into the servers of a test: their clocks run ahead by what the file says, in milliseconds.
import { readFileSync } from 'node:fs';

const file = process.env.TIME_SHIFT_FILE;
const RealDate = Date;
let shiftMs = 0;
shiftMs = read();
setInterval(() => (shiftMs = read()), 20).unref();

function read() {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    return shiftMs;
  }
}

globalThis.Date = class extends RealDate {
  constructor(...values) {
    if (values.length === 0) super(RealDate.now() + shiftMs);
    else super(...values);
  }

  static now() {
    return RealDate.now() + shiftMs;
  }
};
