/** Encrypts secrets at rest: AES-256-GCM, the row's id as additional data, the key's id kept. */
export interface SecretBox {
  seal(plainText: string, rowId: string): string;
  /** Throws `secrets.unreadable` when key, row or text do not fit. */
  open(sealedText: string, rowId: string): string;
}
