import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { describeCode } from '../../domain/errors/describe-code.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Logger } from '../../ports/logger.ts';
import type { OrderReason } from '../../ports/order-store.ts';

/** Who does not answer: an organisation by its tenant id, a shop by its pairing id; or this disk. */
export interface OutageSubject {
  readonly side: 'xero' | 'store' | 'disk';
  readonly id: string;
}

export interface Outage extends OutageSubject {
  readonly reason: OrderReason;
  readonly since: string;
}

/**
 * What work waits for at the moment, of each other side. Kept in memory: it decides nothing, and after
 * a restart the next try finds it again.
 */
export interface Outages {
  note(subject: OutageSubject, fault: unknown): void;
  clear(subject: OutageSubject): void;
  list(): readonly Outage[];
}

export function createOutages({ clock, logger }: { clock: Clock; logger: Logger }): Outages {
  const outages = new Map<string, Outage>();
  const makeKey = ({ side, id }: OutageSubject): string => `${side} ${id}`;
  return {
    note(subject, fault) {
      const key = makeKey(subject);
      const known = outages.get(key);
      const reason = toReason(fault);
      outages.set(key, { ...subject, reason, since: known?.since ?? clock.nowIso() });
      // One line when it begins or changes, however often it is tried meanwhile.
      if (known?.reason.code === reason.code) return;
      const { message } = describeCode(reason.code, reason.details);
      logger.warn(`work waits for ${subject.side}: ${message}`, {
        [subject.side]: subject.id,
        reason: reason.code,
        ...(reason.code === 'service.bug' && fault instanceof Error
          ? { problem: fault.stack }
          : {}),
      });
    },
    clear(subject) {
      const known = outages.get(makeKey(subject));
      if (known === undefined) return;
      outages.delete(makeKey(subject));
      logger.info(`work no longer waits for ${subject.side}`, {
        [subject.side]: subject.id,
        since: known.since,
      });
    },
    list: () => [...outages.values()],
  };
}

export function toReason(fault: unknown): OrderReason {
  if (fault instanceof DaybookError) return { code: fault.code, details: fault.details };
  if (typeof fault === 'object' && fault !== null && 'code' in fault && 'details' in fault) {
    return fault as OrderReason;
  }
  return { code: 'service.bug', details: {} };
}
