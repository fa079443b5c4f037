import { duplicateContactsSchema } from './admin/contacts.ts';
import { z } from 'zod';
import type { Operations } from './operation.ts';
import {
  choicesSchema,
  connectAnswerSchema,
  dayTotalsSchema,
  goLiveRequestSchema,
  linkAnswerSchema,
  linkRequestSchema,
  linkSchema,
  numberedRuleSetSchema,
  organisationSchema,
  shopIdentityRequestSchema,
  statusSchema,
  storeQuerySchema,
  suggestionSchema,
  xeroAppRequestSchema,
} from './admin-api.ts';
import { BACKFILL_OPERATIONS } from './backfill-operations.ts';
import {
  monthPartsSchema,
  monthsSchema,
  newInStoreSchema,
  storesOverviewSchema,
} from './admin/home.ts';
import { summariesMadeSchema, waitingSummariesSchema } from './admin/summaries.ts';
import { storeOrderAnswerSchema } from './admin-store-orders.ts';
import { MONEY_OPERATIONS } from './money-operations.ts';
import { ORDER_OPERATIONS } from './order-operations.ts';
import {
  checkedRowsSchema,
  mappingUseSchema,
  newAccountAnswerSchema,
  newAccountSchema,
  publishRulesQuerySchema,
  rowCheckSchema,
  rulesDraftSchema,
  rulesEffectSchema,
} from './admin/mappings.ts';
import {
  activityFilterSchema,
  activityListSchema,
  activityQuerySchema,
  callBodySchema,
} from './admin/activity.ts';
import {
  backupListSchema,
  backupSchema,
  permissionListSchema,
  shownSettingsSchema,
  stopRequestSchema,
  xeroLoginSchema,
} from './admin/settings.ts';
import {
  checkedAgainSchema,
  reviewHistorySchema,
  reviewListSchema,
  reviewProgressQuerySchema,
  reviewProgressSchema,
  snoozeSchema,
  summaryMadeSchema,
} from './admin/review.ts';
import {
  alreadyBookedSchema,
  dryRunAnswerSchema,
  dryRunQuerySchema,
  dryRunSampleSchema,
  firstOrdersSchema,
  setupDraftSchema,
  setupFactsSchema,
  setupGoLiveRequestSchema,
  setupSchema,
} from './admin/setup.ts';
import {
  correctedOrdersSchema,
  correctionMonthsSchema,
  correctionsSchema,
  correctOrdersSchema,
} from './admin/corrections.ts';
import { finishChangeSchema, startChangeSchema } from './admin/organisation-change.ts';
import { pairAnswerSchema, pairRequestSchema } from './pairing.ts';
import { ruleSetSchema } from './rule-set.ts';
import { eventBatchAnswerSchema, eventBatchSchema } from './store-events.ts';

/** What the plugin asks of the service. */
export const SERVICE_OPERATIONS: Operations = {
  ...BACKFILL_OPERATIONS,
  ...ORDER_OPERATIONS,
  ...MONEY_OPERATIONS,
  'POST /store/v1/pair': {
    summary: 'Pair with a pairing code; the one request without a signature.',
    body: pairRequestSchema,
    answer: pairAnswerSchema,
  },
  'POST /store/v1/unpair': { summary: 'End the pairing; its secret is deleted.' },
  'POST /store/v1/events': {
    summary: 'Push events of the outbox; what is not accepted is pushed again.',
    body: eventBatchSchema,
    answer: eventBatchAnswerSchema,
  },
  'GET /store/v1/xero/callback': {
    summary: 'The end of the sign-in to Xero, passed on as it came; answers a page.',
    query: z.object({
      code: z.string().optional(),
      state: z.string(),
      error: z.string().optional(),
    }),
  },
  'POST /store/v1/xero/webhooks': {
    summary: 'A webhook of Xero, passed on as raw bytes with x-xero-signature.',
    body: z.unknown(),
  },
  'GET /app/api/v1/status': {
    summary: 'Where the setup stands, of the whole shop or of one store.',
    query: storeQuerySchema,
    answer: statusSchema,
  },
  'POST /app/api/v1/shop-identity': {
    summary: 'Say of the shop that asks whether it is ours, moved, or a copy.',
    body: shopIdentityRequestSchema,
  },
  'POST /app/api/v1/xero/app': {
    summary: 'Keep client id and secret of the shop’s Xero app.',
    body: xeroAppRequestSchema,
  },
  'POST /app/api/v1/xero/connect': {
    summary: 'Begin the sign-in to Xero.',
    answer: connectAnswerSchema,
  },
  'GET /app/api/v1/xero/organisations': {
    summary: 'Organisations that the sign-in gave access to.',
    answer: z.array(organisationSchema),
  },
  'POST /app/api/v1/links': {
    summary: 'Choose the organisation that a store books into.',
    body: linkRequestSchema,
    answer: linkAnswerSchema,
  },
  'GET /app/api/v1/links/{linkId}/suggestion': {
    summary: 'A rule set for this organisation, with a reason for each choice.',
    answer: suggestionSchema,
  },
  'GET /app/api/v1/links/{linkId}/choices': {
    summary: 'What a mapping can choose from: accounts, tax rates, payment methods.',
    answer: choicesSchema,
  },
  'GET /app/api/v1/links/{linkId}/days': {
    summary: 'Orders and amounts of the last days, by the organisation’s day.',
    answer: dayTotalsSchema,
  },
  'GET /app/api/v1/stores': {
    summary: 'Every store of the shop: how it stands, what it did today, what needs a person.',
    answer: storesOverviewSchema,
  },
  'GET /app/api/v1/links/{linkId}/months': {
    summary: 'Orders and amounts of the last thirteen months.',
    answer: monthsSchema,
  },
  'GET /app/api/v1/links/{linkId}/months/{month}': {
    summary: 'One month by payment method and by tax rate.',
    answer: monthPartsSchema,
  },
  'GET /app/api/v1/links/{linkId}/new-in-store': {
    summary: 'What the store has that no rule is for.',
    answer: newInStoreSchema,
  },
  'GET /app/api/v1/links/{linkId}/rules': {
    summary: 'The rules that are published.',
    answer: numberedRuleSetSchema,
  },
  'PUT /app/api/v1/links/{linkId}/rules': {
    summary: 'Publish rules; orders that wait for them go on.',
    query: publishRulesQuerySchema,
    body: ruleSetSchema,
    answer: numberedRuleSetSchema,
  },
  'POST /app/api/v1/links/{linkId}/rules/effect': {
    summary: 'What publishing rules would release. Nothing is changed.',
    body: rulesDraftSchema,
    answer: rulesEffectSchema,
  },
  'POST /app/api/v1/links/{linkId}/change-organisation': {
    summary: 'Begin to book the store into another organisation; nothing changes yet.',
    body: startChangeSchema,
    answer: linkSchema,
  },
  'POST /app/api/v1/links/{linkId}/change-organisation/connect': {
    summary: 'Begin the sign-in to Xero that brings the other organisation.',
    answer: connectAnswerSchema,
  },
  'POST /app/api/v1/links/{linkId}/change-organisation/cancel': {
    summary: 'Stay with the organisation; what was answered for the other one is forgotten.',
  },
  'POST /app/api/v1/links/{linkId}/change-organisation/finish': {
    summary: 'From the day after the last one the other organisation books the store.',
    body: finishChangeSchema,
    answer: linkSchema,
  },
  'GET /app/api/v1/links/{linkId}/corrections': {
    summary: 'Months with documents booked by other rules than those of now.',
    answer: correctionMonthsSchema,
  },
  'GET /app/api/v1/links/{linkId}/corrections/{month}': {
    summary: 'What correcting booked orders by the rules of now would send, and what stays.',
    answer: correctionsSchema,
  },
  'POST /app/api/v1/links/{linkId}/corrections/{month}': {
    summary: 'Correct booked orders: unpaid invoices are updated, paid ones moved by a journal.',
    body: correctOrdersSchema,
    answer: correctedOrdersSchema,
  },
  'GET /app/api/v1/links/{linkId}/duplicate-contacts': {
    summary: 'Contacts in Xero that seem to be the same.',
    answer: duplicateContactsSchema,
  },
  'GET /app/api/v1/links/{linkId}/mapping-use': {
    summary: 'What the orders of the last 90 days used of each mapping.',
    answer: mappingUseSchema,
  },
  'GET /app/api/v1/links/{linkId}/checked-rows': {
    summary: 'Rows of the mappings that a person has checked.',
    answer: checkedRowsSchema,
  },
  'POST /app/api/v1/links/{linkId}/checked-rows': {
    summary: 'Say of a row’s choice that it is right, or take that back.',
    body: rowCheckSchema,
  },
  'POST /app/api/v1/links/{linkId}/accounts': {
    summary: 'Create an account in Xero.',
    body: newAccountSchema,
    answer: newAccountAnswerSchema,
  },
  'POST /app/api/v1/links/{linkId}/go-live': {
    summary: 'Book orders from a day on.',
    body: goLiveRequestSchema,
    answer: linkSchema,
  },
  'POST /app/api/v1/links/{linkId}/continue': {
    summary: 'The first orders are right: book all others too.',
    answer: linkSchema,
  },
  'POST /app/api/v1/links/{linkId}/pause': {
    summary: 'Book nothing until resumed.',
    answer: linkSchema,
  },
  'POST /app/api/v1/links/{linkId}/resume': { summary: 'Go on booking.', answer: linkSchema },
  'GET /app/api/v1/store-orders/{orderId}': {
    summary: 'One order by the id that the store’s own pages know.',
    answer: storeOrderAnswerSchema,
  },
  'GET /app/api/v1/links/{linkId}/summaries': {
    summary: 'Summaries that are not made yet, with what is in them so far.',
    answer: waitingSummariesSchema,
  },
  'POST /app/api/v1/links/{linkId}/summaries/make': {
    summary: 'Make the summaries that wait before their days are over.',
    answer: summariesMadeSchema,
  },
  'GET /app/api/v1/setup': {
    summary: 'What was answered in Setup so far.',
    query: storeQuerySchema,
    answer: setupSchema,
  },
  'PUT /app/api/v1/setup': {
    summary: 'Keep what was answered in Setup.',
    query: storeQuerySchema,
    body: setupDraftSchema,
  },
  'POST /app/api/v1/setup/go-live': {
    summary: 'Publish what was answered, leave out what is in Xero already, and go live.',
    body: setupGoLiveRequestSchema,
    answer: linkSchema,
  },
  'GET /app/api/v1/links/{linkId}/setup-facts': {
    summary: 'What the store did lately, for the questions of Setup.',
    answer: setupFactsSchema,
  },
  'GET /app/api/v1/links/{linkId}/already-booked': {
    summary: 'Recent invoices in Xero that are orders of the store.',
    answer: alreadyBookedSchema,
  },
  'GET /app/api/v1/links/{linkId}/dry-run/sample': {
    summary: 'The orders that a dry run tries, and the kinds that there are none of.',
    answer: dryRunSampleSchema,
  },
  'GET /app/api/v1/links/{linkId}/dry-run': {
    summary: 'What some orders would be in Xero by the answers of Setup; nothing is sent.',
    query: dryRunQuerySchema,
    answer: dryRunAnswerSchema,
  },
  'GET /app/api/v1/links/{linkId}/first-orders': {
    summary: 'The first orders after going live, with both totals.',
    answer: firstOrdersSchema,
  },
  'GET /app/api/v1/review': {
    summary: 'What waits for a person, one entry a cause.',
    answer: reviewListSchema,
  },
  'POST /app/api/v1/links/{linkId}/review/check-again': {
    summary: 'Read Xero now, unless it was within the minute, and book what is held again.',
    answer: checkedAgainSchema,
  },
  'GET /app/api/v1/activity': {
    summary: 'What people did, what Daybook did, or the calls to Xero, latest first.',
    query: activityQuerySchema,
    answer: activityListSchema,
  },
  'GET /app/api/v1/activity/csv': {
    summary: 'The activity of a filter as a CSV file.',
    query: activityFilterSchema,
  },
  'GET /app/api/v1/activity/calls/{callId}': {
    summary: 'What a call to Xero sent, without personal data.',
    answer: callBodySchema,
  },
  'GET /app/api/v1/links/{linkId}/settings': {
    summary: 'Who changed each setting last, and what they make of the latest order.',
    answer: shownSettingsSchema,
  },
  'GET /app/api/v1/links/{linkId}/xero-login': {
    summary: 'Who connected Xero, and when the login ends.',
    answer: xeroLoginSchema,
  },
  'GET /app/api/v1/links/{linkId}/documents/csv': {
    summary: 'Which document in Xero belongs to which order, as a CSV file.',
  },
  'GET /app/api/v1/permissions': {
    summary: 'Which right each action takes.',
    answer: permissionListSchema,
  },
  'GET /app/api/v1/backups': {
    summary: 'The verified copies in the data folder.',
    answer: backupListSchema,
  },
  'POST /app/api/v1/backups': {
    summary: 'Make a verified copy of the database in the data folder.',
    answer: backupSchema,
  },
  'POST /app/api/v1/links/{linkId}/stop': {
    summary: 'Stop using Daybook: sign out of Xero and erase all that is kept of the store.',
    body: stopRequestSchema,
  },
  'GET /app/api/v1/links/{linkId}/review/history': {
    summary: 'Causes of the last 90 days that are gone, and what was done before.',
    answer: reviewHistorySchema,
  },
  'GET /app/api/v1/links/{linkId}/review/{entryId}/progress': {
    summary: 'What became of the orders that waited for a cause.',
    query: reviewProgressQuerySchema,
    answer: reviewProgressSchema,
  },
  'POST /app/api/v1/links/{linkId}/review/{entryId}/make-again': {
    summary: 'Make a summary again that was voided in Xero.',
    answer: summaryMadeSchema,
  },
  'POST /app/api/v1/links/{linkId}/review/{entryId}/snooze': {
    summary: 'Put a cause off until a day, or take it up again; it stays in every count.',
    body: snoozeSchema,
  },
};
