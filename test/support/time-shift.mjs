// Preloaded into the servers of a test: their clocks run ahead by what the file says, in milliseconds.
// Each writes down what it has seen, in a file that is named after its process.
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.env.TIME_SHIFT_FILE;
const RealDate = Date;
let shiftMs = 0;
note(read());
setInterval(() => note(read()), 20).unref();

function note(newShiftMs) {
  if (newShiftMs === shiftMs) return;
  shiftMs = newShiftMs;
  writeFileSync(`${file}.${process.pid}`, String(shiftMs));
}

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
