import path from 'node:path';
import { readOrCreateKeyFile } from './adapters/system/key-file.ts';
import type { ConfigSecrets } from './config/config.ts';

export function getDatabaseFile(dataDir: string): string {
  return path.join(dataDir, 'daybook.sqlite');
}

/** The key from the environment, else the one in the data folder, made when there is none. */
export function getSecretKey(dataDir: string, secrets: ConfigSecrets): Buffer {
  return secrets.secretKey ?? readOrCreateKeyFile(path.join(dataDir, 'daybook.key'));
}
