import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Ids } from '../../ports/ids.ts';

export function createSystemIds(): Ids {
  return {
    uuid: () => randomUUID(),
    randomHex: (byteCount) => randomBytes(byteCount).toString('hex'),
    randomSecret: (byteCount) => randomBytes(byteCount).toString('base64url'),
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  };
}
