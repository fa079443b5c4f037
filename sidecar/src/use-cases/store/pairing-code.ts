/** Without look-alikes: no 0 and O, no 1, I and L. */
export const PAIRING_CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const PAIRING_CODE_LENGTH = 10;

/** The code as it is compared: capitals, without the blanks and hyphens that people type. */
export function normalisePairingCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}

/** Even over the alphabet: bytes beyond its last whole multiple are thrown away. */
export function makePairingCode(randomHex: (byteCount: number) => string): string {
  const fair = 256 - (256 % PAIRING_CODE_ALPHABET.length);
  let code = '';
  while (code.length < PAIRING_CODE_LENGTH) {
    for (const byte of Buffer.from(randomHex(PAIRING_CODE_LENGTH), 'hex')) {
      if (byte < fair) code += PAIRING_CODE_ALPHABET[byte % PAIRING_CODE_ALPHABET.length];
    }
  }
  return code.slice(0, PAIRING_CODE_LENGTH);
}
