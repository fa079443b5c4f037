const KEPT_MS = 6 * 60_000;
const MAX_KEY_LENGTH = 128;

export interface CachedAnswer {
  readonly status: number;
  readonly body: unknown;
}

interface Entry {
  readonly fingerprint: string;
  readonly at: number;
  readonly answer: CachedAnswer;
}

/** Answers by idempotency key, errors included, for six minutes. */
export class IdempotencyCache {
  readonly #entries = new Map<string, Entry>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  find(key: string, fingerprint: string): CachedAnswer | undefined {
    if (key.length > MAX_KEY_LENGTH) {
      return refuse(`Idempotency Key: ${key} is longer than ${MAX_KEY_LENGTH} characters.`);
    }
    const entry = this.#entries.get(key);
    if (entry === undefined || this.#now() - entry.at > KEPT_MS) return undefined;
    return entry.fingerprint === fingerprint
      ? entry.answer
      : refuse(`Idempotency Key: ${key} is used with a different request.`);
  }

  keep(key: string, fingerprint: string, answer: CachedAnswer): void {
    this.#entries.set(key, { fingerprint, at: this.#now(), answer });
  }
}

function refuse(message: string): CachedAnswer {
  return {
    status: 400,
    body: { ErrorNumber: 20, Type: 'IdempotencyException', Message: message },
  };
}
