import type { Logger } from '../ports/logger.ts';
import type { HttpRequestFacts } from './metrics.ts';

/** What happened in the words of the business, one function an event. */

export function logServiceStarted(
  logger: Logger,
  ports: { port: number; healthPort: number },
): void {
  logger.info('service started', ports);
}

export function logServiceStopped(logger: Logger): void {
  logger.info('service stopped');
}

export function logStorePaired(
  logger: Logger,
  fields: { pairingId: string; storeUrl: string },
): void {
  logger.info('store paired', fields);
}

export function logStoreUnpaired(logger: Logger, fields: { pairingId: string }): void {
  logger.info('store unpaired', fields);
}

export function logPairingRefused(logger: Logger, fields: { reason: string }): void {
  logger.warn('pairing refused', fields);
}

export function logEventsReceived(
  logger: Logger,
  fields: { pairingId: string; accepted: number; rejected: number },
): void {
  logger.info('store events received', fields);
}

export function logRequestRefused(
  logger: Logger,
  fields: { reason: string; method: string; route: string },
): void {
  logger.warn('request refused', fields);
}

export function logForeignShop(
  logger: Logger,
  fields: { pairingId: string; outboxEpoch: string; storeUrl: string },
): void {
  logger.warn('foreign shop refused', fields);
}

export function logRequestFailed(
  logger: Logger,
  fields: HttpRequestFacts & { requestId: string; problem: string },
): void {
  logger.error('request failed', { ...fields });
}

export function logJobFailed(logger: Logger, fields: { jobName: string; problem: string }): void {
  logger.error('job failed', fields);
}
