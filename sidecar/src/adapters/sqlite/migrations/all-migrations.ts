import { initial } from './0001-initial.ts';
import { totalsAndPriorities } from './0002-totals-and-priorities.ts';
import { pausedBy } from './0003-paused-by.ts';
import { orderSearch } from './0004-order-search.ts';
import { rulesFromADate } from './0005-rules-from-a-date.ts';
import { backfills } from './0006-backfills.ts';
import { ordersByPeriod } from './0007-orders-by-period.ts';
import { setupDrafts } from './0008-setup-drafts.ts';
import { reviewSnooze } from './0009-review-snooze.ts';
import { corrections } from './0010-corrections.ts';
import { activity } from './0011-activity.ts';
import { saleTotals } from './0012-sale-totals.ts';
import { correctingJournals } from './0013-correcting-journals.ts';
import { anotherOrganisation } from './0014-another-organisation.ts';
import { sightings } from './0015-sightings.ts';
import { contactPer } from './0016-contact-per.ts';
import { postingMode } from './0017-posting-mode.ts';
import { summaries } from './0018-summaries.ts';
import { fees } from './0019-fees.ts';
import { editCredits } from './0020-edit-credits.ts';
import { giftCards } from './0021-gift-cards.ts';
import { rewardPointsUse } from './0022-reward-points-use.ts';
import { afterBooking } from './0023-after-booking.ts';
import { contactMatching } from './0024-contact-matching.ts';
import { contactPolicies } from './0025-contact-policies.ts';
import { answersOfStores } from './0026-answers-of-stores.ts';
import { waitsSince } from './0027-waits-since.ts';
import { customerCurrency } from './0028-customer-currency.ts';
import { sinceWhen } from './0029-since-when.ts';
import { bankSightings } from './0030-bank-sightings.ts';
import { backfillUndo } from './0031-backfill-undo.ts';
import { postingModes } from './0032-posting-modes.ts';
import { voidedSummaries } from './0033-voided-summaries.ts';
import { takenOut } from './0034-taken-out.ts';
import { takenOutOfSummaries } from './0035-taken-out-of-summaries.ts';

/** In order; never changed once released, only added to. */
export const MIGRATIONS = [
  initial,
  totalsAndPriorities,
  pausedBy,
  orderSearch,
  rulesFromADate,
  backfills,
  ordersByPeriod,
  setupDrafts,
  reviewSnooze,
  corrections,
  activity,
  saleTotals,
  correctingJournals,
  anotherOrganisation,
  sightings,
  contactPer,
  postingMode,
  summaries,
  fees,
  editCredits,
  giftCards,
  rewardPointsUse,
  afterBooking,
  contactMatching,
  contactPolicies,
  answersOfStores,
  waitsSince,
  customerCurrency,
  sinceWhen,
  bankSightings,
  backfillUndo,
  postingModes,
  voidedSummaries,
  takenOut,
  takenOutOfSummaries,
] as const;

export const LATEST_VERSION: number = MIGRATIONS.length;
