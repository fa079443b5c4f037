import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { DaybookError } from '../../domain/errors/daybook-error.ts';
import type { SecretBox } from '../../ports/secret-box.ts';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM under one 32-byte key. Sealed text is `v1.{key id}.{base64url of iv, tag, cipher text}`;
 * the row's id is authenticated with it, so that a sealed text moved to another row does not open.
 */
export function createSecretBox(key: Buffer): SecretBox {
  const keyId = createHash('sha256').update(key).digest('hex').slice(0, 8);
  return {
    seal(plainText, rowId) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(rowId, 'utf8'));
      const encrypted = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
      const bytes = Buffer.concat([iv, cipher.getAuthTag(), encrypted]);
      return `${VERSION}.${keyId}.${bytes.toString('base64url')}`;
    },
    open(sealedText, rowId) {
      const [version, sealedKeyId, body] = sealedText.split('.');
      const bytes = Buffer.from(body ?? '', 'base64url');
      const isReadable = version === VERSION && bytes.length >= IV_BYTES + TAG_BYTES;
      if (!isReadable || sealedKeyId !== keyId) throw new DaybookError('secrets.unreadable');
      return decrypt({ key, bytes, rowId });
    },
  };
}

function decrypt(input: { key: Buffer; bytes: Buffer; rowId: string }): string {
  const { key, bytes, rowId } = input;
  try {
    const iv = bytes.subarray(0, IV_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(rowId, 'utf8'))
      .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    const encrypted = bytes.subarray(IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(encrypted), decipher.final()]).toString('utf8');
  } catch (cause) {
    throw new DaybookError('secrets.unreadable', { cause });
  }
}
