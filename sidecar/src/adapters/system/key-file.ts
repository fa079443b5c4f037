import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { DaybookError } from '../../domain/errors/daybook-error.ts';

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/** The key of the data folder in base64, made on the first start. Refuses a file that others can read. */
export function readOrCreateKeyFile(file: string): Buffer {
  if (!existsSync(file)) writeKeyFile(file);
  const hasRights = process.platform !== 'win32';
  if (hasRights && (statSync(file).mode & OTHERS) !== 0) {
    throw new DaybookError('secrets.key_file_open', { details: { file } });
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new DaybookError('secrets.unreadable');
  return key;
}

function writeKeyFile(file: string): void {
  const handle = openSync(file, 'wx', OWNER_ONLY);
  try {
    writeSync(handle, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
