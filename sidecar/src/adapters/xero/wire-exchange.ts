/** One call to Xero's accounting API as it went over the wire. */
export interface WireExchange {
  /** When it was sent, ISO. */
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly idempotencyKey: string | null;
  /** Parsed JSON; null where none was sent. */
  readonly requestBody: unknown;
  /** 0 when no answer came. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or text, or null. */
  readonly responseBody: unknown;
  /** Why no answer came: the network's own words; null when one did. */
  readonly failure: string | null;
}
