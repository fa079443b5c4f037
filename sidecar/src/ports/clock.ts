/** The only source of time in use-cases. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  nowMs(): number;
  /** ISO 8601 UTC with milliseconds and Z. */
  nowIso(): string;
}
