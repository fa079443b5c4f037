import type { BookingInput } from '../../domain/booking/booking-context.ts';
import type { OrHeld } from '../../domain/booking/hold.ts';
import { findLastClosedDay } from '../../domain/booking/locked-period.ts';
import type { BookedDocument } from '../../domain/booking/xero-documents.ts';
import { planWithdrawal, type Plan } from '../../domain/ledger/plan-difference.ts';
import { parseInstant, type LocalDate } from '../../domain/time/instant.ts';
import { weighSightings } from '../changes-in-xero/weigh-sightings.ts';
import { loadBookingInput } from './load-booking-input.ts';
import type { KnownWork } from './order-outcome.ts';

/** The rest of an order that is not to be booked any more is ended, the documents that it keeps are sent. */
export async function planKept(
  work: KnownWork,
  kept: OrHeld<readonly BookedDocument[]>,
): Promise<Plan> {
  const { stores, record, ledger, knowledge } = work;
  if (!kept.ok) return { steps: [], conflicts: kept.holds };
  const sighted = { stores, record, tenantId: knowledge.link.tenantId };
  const seen = await weighSightings(sighted, kept.value, ledger.rows);
  if (seen.conflicts.length > 0) return { steps: [], conflicts: seen.conflicts };
  return planWithdrawal(seen.rows, { kept: kept.value, closedUntil: findClosedUntil(work) });
}

/** Dated as the order was booked, whatever it is by now. */
export function loadInputAsBooked(work: KnownWork): Promise<BookingInput> {
  const { deps, stores, record, knowledge, rules, ledger } = work;
  const asOf = parseInstant(record.bookedAsOf ?? record.placedAt);
  return loadBookingInput(deps, stores, { record, knowledge, rules, ledger, asOf });
}

export function findClosedUntil({ knowledge, rules }: KnownWork): LocalDate | undefined {
  return findLastClosedDay(knowledge.reference.organisation, rules.rules.settings);
}
