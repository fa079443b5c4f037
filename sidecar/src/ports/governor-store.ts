/** What is known of an organisation's call limits; kept so that a restart forgets nothing. */
export interface GovernorState {
  readonly tenantId: string;
  readonly dayLimit: number;
  readonly dayRemaining: number;
  readonly minuteRemaining: number;
  /** Instants (ms) of the calls of the last minute, oldest first. */
  readonly recentCallsMs: readonly number[];
  readonly parkedUntil: string | null;
  readonly parkedBecause: 'minute' | 'day' | 'concurrent' | null;
  readonly callsTotal: number;
  /** No later than this the day's calls are whole again; null before the first call. */
  readonly dayResetsBy: string | null;
}

export interface GovernorStore {
  find(tenantId: string): Promise<GovernorState | undefined>;
  save(state: GovernorState): Promise<void>;
  list(): Promise<readonly GovernorState[]>;
}
