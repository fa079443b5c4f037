import { DaybookError } from '../../domain/errors/daybook-error.ts';
import { addDays, parseLocalDate } from '../../domain/time/instant.ts';
import type { ReviewEntry } from '../../ports/review-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findToday } from './list-review.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';

const MOST_DAYS = 366;

export interface Snooze {
  readonly linkId: string;
  readonly entryId: string;
  /** A day of the organisation; null: not put off any more. */
  readonly until: string | null;
}

/** Puts an entry off until a day. Its orders wait on, and it stays in every count. */
export async function snoozeReviewEntry(
  deps: Pick<SetupDeps, 'uow' | 'clock'>,
  { linkId, entryId, until }: Snooze,
  actor: Actor,
): Promise<void> {
  const at = deps.clock.nowIso();
  await deps.uow.transaction(async (stores) => {
    const link = await getOwnLinkOrThrow(stores, linkId, actor);
    const entry = await getEntryOrThrow(stores, linkId, entryId);
    if (entry.resolvedAt !== null) throw new DaybookError('setup.review_entry_unknown');
    const today = parseLocalDate(await findToday(stores, link, at));
    const isFit = until === null || (until > today && until <= addDays(today, MOST_DAYS));
    if (!isFit) {
      const details = { path: 'until', problem: 'must be a day to come, within a year' };
      throw new DaybookError('request.invalid', { details });
    }
    const snooze = until === null ? null : { until: parseLocalDate(until), by: actor.name };
    await stores.review.snooze(entryId, snooze);
    await stores.audit.append({
      at,
      actor: actor.adminId,
      actorName: actor.name,
      action: until === null ? 'review entry taken up again' : 'review entry snoozed',
      subject: `${linkId}/review/${entryId}`,
      before: { cause: entry.causeKey, until: entry.snoozedUntil },
      after: { cause: entry.causeKey, until },
    });
  });
}

/** An entry of the link, open or over. */
export async function getEntryOrThrow(
  stores: Stores,
  linkId: string,
  entryId: string,
): Promise<ReviewEntry> {
  const entry = await stores.review.find(entryId);
  if (entry?.linkId !== linkId) throw new DaybookError('setup.review_entry_unknown');
  return entry;
}
