export interface Ids {
  /** A random version 4 UUID. */
  uuid(): string;
  /** `byteCount` random bytes in hex. */
  randomHex(byteCount: number): string;
  /** `byteCount` random bytes as base64url text, for secrets. */
  randomSecret(byteCount: number): string;
  /** SHA-256 of the text in hex; not random, here because domain and use-cases know no crypto. */
  hash(text: string): string;
}
