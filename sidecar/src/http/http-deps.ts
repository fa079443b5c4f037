import type { Metrics } from '../observability/metrics.ts';
import type { Clock } from '../ports/clock.ts';
import type { Logger } from '../ports/logger.ts';
import type { PairingStore } from '../ports/pairing-store.ts';
import type { HttpUseCases } from './http-use-cases.ts';

export interface HttpDeps {
  readonly useCases: HttpUseCases;
  readonly pairings: PairingStore;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Null: Xero's webhooks are refused. */
  readonly webhookKey: string | null;
  /** Where the built pages of the admin are. */
  readonly adminUiDir: string;
  readonly startedAtMs: number;
}
