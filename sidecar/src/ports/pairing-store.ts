/** The trust between the plugin of one shop and this service. */
export interface Pairing {
  readonly id: string;
  readonly keyId: string;
  readonly secret: string;
  readonly storeUrl: string;
  readonly outboxEpoch: string;
  readonly state: 'active' | 'replaced' | 'unpaired';
  readonly createdAt: string;
  /** Highest event sequence heard in the epoch. */
  readonly highestSequence: number;
  /** Highest order note id read by the safety net. */
  readonly noteCursor: number;
}

export interface PairingCode {
  readonly codeHash: string;
  readonly expiresAt: string;
  readonly triesLeft: number;
}

export interface ShopIdentity {
  readonly outboxEpoch: string;
  readonly storeUrl: string;
}

export interface PairingStore {
  /** Replaces any code that was open. */
  saveCode(code: PairingCode): Promise<void>;
  findOpenCode(now: string): Promise<PairingCode | undefined>;
  /** Takes one try off the open code. */
  countTry(codeHash: string): Promise<void>;
  /** Single use: true once, false ever after. */
  useCode(codeHash: string): Promise<boolean>;
  /** Makes the pairing active; an older one of the same store URL becomes `replaced`. */
  save(pairing: Pairing): Promise<void>;
  findByKeyId(keyId: string): Promise<Pairing | undefined>;
  listActive(): Promise<readonly Pairing[]>;
  getOrThrow(id: string): Promise<Pairing>;
  unpair(id: string): Promise<void>;
  /** The shop is at another address or has another outbox from now on. */
  adoptShop(id: string, shop: ShopIdentity): Promise<void>;
  /** A shop of which a person said that it is a copy. */
  markCopy(id: string, shop: ShopIdentity): Promise<void>;
  isCopy(id: string, outboxEpoch: string): Promise<boolean>;
  raiseSequence(id: string, sequence: number): Promise<void>;
  setNoteCursor(id: string, noteId: number): Promise<void>;
  /** False when the nonce was seen before. */
  rememberNonce(keyId: string, nonce: string, at: string): Promise<boolean>;
  forgetNoncesBefore(at: string): Promise<void>;
  /** A foreign epoch heard under this pairing, for a person to judge; counts its requests. */
  noteForeignEpoch(pairingId: string, outboxEpoch: string, storeUrl: string): Promise<void>;
}
