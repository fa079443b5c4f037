import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'pairing-code.txt';

export interface Terminal {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export interface PairingCodeNote {
  show(code: { readonly code: string; readonly expiresAt: string }): void;
  clear(): void;
}

/** Shows a pairing code to the person at the machine: an owner-only file, and a real terminal. */
export function createPairingCodeNote(folder: string, terminal: Terminal): PairingCodeNote {
  const file = join(folder, FILE);
  return {
    show({ code, expiresAt }) {
      // Removed first: the mode counts only for a file that is made.
      rmSync(file, { force: true });
      writeFileSync(file, `${code}\n`, { mode: 0o600, flag: 'wx' });
      // Output that is not a terminal is kept as a log, where a code must never be.
      const shown = terminal.isTTY === true ? code : `(in ${file})`;
      terminal.write(
        `Pairing code: ${shown}, valid until ${expiresAt}.\n` +
          'Type it into the Daybook plugin: nopCommerce > Configuration > Local plugins.\n',
      );
    },
    clear: () => rmSync(file, { force: true }),
  };
}
