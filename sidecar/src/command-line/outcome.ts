export interface Outcome {
  /** For scripts. */
  readonly data: unknown;
  /** For people. */
  readonly lines: readonly string[];
}
