import type { XeroChange } from '../use-cases/changes-in-xero/xero-change-queue.ts';
import { answerShopIdentity } from '../use-cases/store/answer-shop-identity.ts';
import { createCheckAgain } from '../use-cases/review/check-again.ts';
import { changeBackfill } from '../use-cases/past-orders/change-backfill.ts';
import { checkMappingRow } from '../use-cases/rules/check-mapping-row.ts';
import { checkReadiness } from '../use-cases/check-readiness.ts';
import { checkStoreIdentity } from '../use-cases/store/check-store-identity.ts';
import {
  chooseOrganisation,
  listOrganisations,
} from '../use-cases/organisation/choose-organisation.ts';
import {
  completeXeroSignIn,
  saveXeroApp,
  startXeroSignIn,
} from '../use-cases/organisation/connect-xero.ts';
import { createXeroAccount } from '../use-cases/organisation/create-xero-account.ts';
import { dryRunOrders, sampleDryRun } from '../use-cases/setup/dry-run.ts';
import { findAlreadyBooked } from '../use-cases/past-orders/find-already-booked.ts';
import { finishSetup } from '../use-cases/setup/finish-setup.ts';
import { readFirstOrders } from '../use-cases/setup/read-first-orders.ts';
import { readSetupFacts } from '../use-cases/setup/read-setup-facts.ts';
import { readSetup, saveSetupAnswers } from '../use-cases/setup/setup-answers.ts';
import { decideContact, readContactQuestion } from '../use-cases/contacts/decide-contact.ts';
import { decideDifference } from '../use-cases/changes-in-xero/decide-difference.ts';
import { previewDecision } from '../use-cases/changes-in-xero/preview-decision.ts';
import { previewUndo, undoOrder } from '../use-cases/booking/undo-order.ts';
import { estimateBackfill } from '../use-cases/past-orders/estimate-backfill.ts';
import { excludeOrder } from '../use-cases/booking/exclude-order.ts';
import { findStoreOrder } from '../use-cases/store/find-store-order.ts';
import { continueBooking, goLive } from '../use-cases/setup/go-live.ts';
import { ingestStoreEvents } from '../use-cases/store/ingest-store-events.ts';
import { listBackfills } from '../use-cases/past-orders/list-backfills.ts';
import { listOrders, readOrder } from '../use-cases/pages/list-orders.ts';
import { listReview, listReviewHistory } from '../use-cases/review/list-review.ts';
import { noteClockSkew } from '../use-cases/store/note-clock-skew.ts';
import { pairStore } from '../use-cases/store/pair-store.ts';
import { pauseBooking, resumeBooking } from '../use-cases/pause-booking.ts';
import { previewOrder } from '../use-cases/booking/preview-order.ts';
import { readOrderStory } from '../use-cases/pages/read-order-story.ts';
import { sumOrders } from '../use-cases/pages/sum-orders.ts';
import {
  cancelOrganisationChange,
  startOrganisationChange,
} from '../use-cases/organisation/change-organisation.ts';
import { finishOrganisationChange } from '../use-cases/organisation/finish-organisation-change.ts';
import { confirmPayout } from '../use-cases/payouts/confirm-payout.ts';
import { listPayouts, retryPayout } from '../use-cases/payouts/list-payouts.ts';
import { decideBankChange } from '../use-cases/payouts/decide-bank-change.ts';
import { previewPayouts } from '../use-cases/payouts/preview-payouts.ts';
import {
  confirmRemoved,
  previewTakingBack,
  takeBackPayout,
} from '../use-cases/payouts/take-back-payout.ts';
import { correctOrders } from '../use-cases/booking/correct-orders.ts';
import {
  listCorrectionMonths,
  previewCorrections,
} from '../use-cases/booking/preview-corrections.ts';
import { previewRules } from '../use-cases/rules/preview-rules.ts';
import { publishRules, readRules, suggestRules } from '../use-cases/rules/publish-rules.ts';
import { readChoices } from '../use-cases/rules/read-choices.ts';
import { readDayTotals } from '../use-cases/pages/read-day-totals.ts';
import { listDuplicates } from '../use-cases/contacts/list-duplicates.ts';
import { listCheckedRows, readMappingUse } from '../use-cases/rules/read-mapping-use.ts';
import { readMonths, splitMonth } from '../use-cases/pages/read-months.ts';
import { readNewInStore } from '../use-cases/pages/read-new-in-store.ts';
import { readReviewProgress } from '../use-cases/review/read-review-progress.ts';
import { readStatus } from '../use-cases/pages/read-status.ts';
import { readStoresOverview } from '../use-cases/pages/read-stores-overview.ts';
import {
  listWaitingSummaries,
  makeSummariesNow,
} from '../use-cases/summaries/make-summaries-now.ts';
import { remakeSummary } from '../use-cases/summaries/remake-summary.ts';
import { resyncOrder } from '../use-cases/booking/resync-order.ts';
import type { SetupDeps } from '../use-cases/setup-deps.ts';
import { confirmGiftCards, listGiftCards } from '../use-cases/rules/confirm-gift-cards.ts';
import { snoozeReviewEntry } from '../use-cases/review/snooze-review-entry.ts';
import { startBackfill } from '../use-cases/past-orders/start-backfill.ts';
import { previewBackfillUndo, undoBackfill } from '../use-cases/past-orders/undo-backfill.ts';
import { listActivity } from '../use-cases/pages/list-activity.ts';
import { readCallBody } from '../use-cases/sending/read-call-body.ts';
import { backUpNow, listBackups } from '../use-cases/back-up.ts';
import { readSettings } from '../use-cases/rules/read-settings.ts';
import { readXeroLogin } from '../use-cases/organisation/read-xero-login.ts';
import { stopDaybook } from '../use-cases/organisation/stop-daybook.ts';
import { unpairStore } from '../use-cases/store/unpair-store.ts';
import type { AdminUseCases, HttpUseCases } from './http-use-cases.ts';

/** What happens beyond the rows: the worker is woken, the note with the pairing code goes away. */
export interface Wakes {
  /** Orders, rules or settings changed: there may be something to do now. */
  wakePipeline(): void;
  /** The pairing code was used. */
  clearPairingCode(): void;
  hintXeroChanges(changes: readonly XeroChange[]): void;
}

/** The use-cases as HTTP calls them: with their dependencies, and with a wake-up where rows were left. */
export function bindUseCases(deps: SetupDeps, wakes: Wakes): HttpUseCases {
  const thenWake = async <T>(work: Promise<T>): Promise<T> => {
    const result = await work;
    wakes.wakePipeline();
    return result;
  };
  return {
    ...bindAdminUseCases(deps, thenWake),
    checkReadiness: () => checkReadiness(deps),
    checkStoreIdentity: (pairing, claimed) => checkStoreIdentity(deps, pairing, claimed),
    noteClockSkew: (pairing, skewSeconds) => noteClockSkew(deps, pairing, skewSeconds),
    ingestStoreEvents: (batch) => thenWake(ingestStoreEvents(deps, batch)),
    completeXeroSignIn: (answer) => completeXeroSignIn(deps, answer),
    hintXeroChanges: (changes) => wakes.hintXeroChanges(changes),
    unpairStore: (pairingId) => unpairStore(deps, pairingId),
    async pairStore(input) {
      const result = await pairStore(deps, input);
      if (result.outcome === 'paired') wakes.clearPairingCode();
      return result;
    },
  };
}

function bindOrderUseCases(
  deps: SetupDeps,
  thenWake: <T>(work: Promise<T>) => Promise<T>,
): Pick<
  AdminUseCases,
  | 'listOrders'
  | 'readOrder'
  | 'readOrderStory'
  | 'previewOrder'
  | 'sumOrders'
  | 'excludeOrder'
  | 'decideDifference'
  | 'readContactQuestion'
  | 'decideContact'
  | 'previewDecision'
  | 'previewUndo'
  | 'undoOrder'
  | 'resyncOrder'
> {
  return {
    listOrders: (filter, actor) => listOrders(deps, filter, actor),
    readOrder: (order, actor) => readOrder(deps, order, actor),
    readOrderStory: (order, actor) => readOrderStory(deps, order, actor),
    previewOrder: (order, actor) => previewOrder(deps, order, actor),
    sumOrders: (filter, actor) => sumOrders(deps, filter, actor),
    excludeOrder: (exclusion, actor) => thenWake(excludeOrder(deps, exclusion, actor)),
    previewUndo: (order, actor) => previewUndo(deps, order, actor),
    undoOrder: (undo, actor) => thenWake(undoOrder(deps, undo, actor)),
    previewDecision: (decision, actor) => previewDecision(deps, decision, actor),
    decideDifference: (decision, actor) => thenWake(decideDifference(deps, decision, actor)),
    readContactQuestion: (order, actor) => readContactQuestion(deps, order, actor),
    decideContact: (decision, actor) => thenWake(decideContact(deps, decision, actor)),
    resyncOrder: (order, actor) => thenWake(resyncOrder(deps, order, actor)),
  };
}

/** What is said of money that is of no single order. */
function bindMoneyUseCases(
  deps: SetupDeps,
  thenWake: <T>(work: Promise<T>) => Promise<T>,
): Pick<
  AdminUseCases,
  | 'listWaitingSummaries'
  | 'makeSummariesNow'
  | 'remakeSummary'
  | 'listPayouts'
  | 'previewPayouts'
  | 'confirmPayout'
  | 'retryPayout'
  | 'previewTakingBack'
  | 'takeBackPayout'
  | 'confirmRemoved'
  | 'decideBankChange'
  | 'listGiftCards'
  | 'confirmGiftCards'
> {
  return {
    listWaitingSummaries: (linkId, actor) => listWaitingSummaries(deps, linkId, actor),
    makeSummariesNow: (linkId, actor) => thenWake(makeSummariesNow(deps, linkId, actor)),
    remakeSummary: (asked, actor) => thenWake(remakeSummary(deps, asked, actor)),
    listPayouts: (linkId, actor) => listPayouts(deps, linkId, actor),
    previewPayouts: (file, actor) => previewPayouts(deps, file, actor),
    confirmPayout: (confirmation, actor) => thenWake(confirmPayout(deps, confirmation, actor)),
    retryPayout: (asked, actor) => thenWake(retryPayout(deps, asked, actor)),
    previewTakingBack: (name, actor) => previewTakingBack(deps, name, actor),
    takeBackPayout: (name, actor) => thenWake(takeBackPayout(deps, name, actor)),
    confirmRemoved: (name, actor) => thenWake(confirmRemoved(deps, name, actor)),
    decideBankChange: (decision, actor) => thenWake(decideBankChange(deps, decision, actor)),
    listGiftCards: (linkId, actor) => listGiftCards(deps, linkId, actor),
    confirmGiftCards: (confirmation, actor) => confirmGiftCards(deps, confirmation, actor),
  };
}

function bindAdminUseCases(
  deps: SetupDeps,
  thenWake: <T>(work: Promise<T>) => Promise<T>,
): AdminUseCases {
  const checkAgain = createCheckAgain(deps);
  return {
    readStatus: (storeId, { pairingId }) => readStatus(deps, { pairingId, storeId }),
    answerShopIdentity: (answer, actor) => thenWake(answerShopIdentity(deps, answer, actor)),
    saveXeroApp: (input, actor) => saveXeroApp(deps, input, actor),
    startXeroSignIn: (actor) => startXeroSignIn(deps, actor),
    startSignInToAnother: (actor) => startXeroSignIn(deps, actor, true),
    startOrganisationChange: (input, actor) => startOrganisationChange(deps, input, actor),
    cancelOrganisationChange: (linkId, actor) => cancelOrganisationChange(deps, linkId, actor),
    finishOrganisationChange: (change, actor) =>
      thenWake(finishOrganisationChange(deps, change, actor)),
    listOrganisations: () => listOrganisations(deps),
    chooseOrganisation: (choice, actor) => chooseOrganisation(deps, choice, actor),
    suggestRules: (linkId, actor) => suggestRules(deps, linkId, actor),
    readChoices: (linkId, actor) => readChoices(deps, linkId, actor),
    readDayTotals: (linkId, actor) => readDayTotals(deps, linkId, actor),
    readStoresOverview: (actor) => readStoresOverview(deps, actor),
    readMonths: (linkId, actor) => readMonths(deps, linkId, actor),
    splitMonth: (asked, actor) => splitMonth(deps, asked, actor),
    readNewInStore: (linkId, actor) => readNewInStore(deps, linkId, actor),
    readRules: (linkId, actor) => readRules(deps, linkId, actor),
    publishRules: (input, actor) => thenWake(publishRules(deps, input, actor)),
    previewRules: (input, actor) => previewRules(deps, input, actor),
    listCorrectionMonths: (linkId, actor) => listCorrectionMonths(deps, linkId, actor),
    previewCorrections: (month, actor) => previewCorrections(deps, month, actor),
    correctOrders: (request, actor) => thenWake(correctOrders(deps, request, actor)),
    listDuplicates: (linkId, actor) => listDuplicates(deps, linkId, actor),
    readMappingUse: (linkId, actor) => readMappingUse(deps, linkId, actor),
    listCheckedRows: (linkId, actor) => listCheckedRows(deps, linkId, actor),
    checkMappingRow: (check, actor) => checkMappingRow(deps, check, actor),
    createXeroAccount: (input, actor) => createXeroAccount(deps, input, actor),
    goLive: (input, actor) => thenWake(goLive(deps, input, actor)),
    continueBooking: (linkId, actor) => thenWake(continueBooking(deps, linkId, actor)),
    pauseBooking: (linkId, actor) => pauseBooking(deps, linkId, actor),
    resumeBooking: (linkId, actor) => thenWake(resumeBooking(deps, linkId, actor)),
    ...bindOrderUseCases(deps, thenWake),
    ...bindMoneyUseCases(deps, thenWake),
    startBackfill: (input, actor) => thenWake(startBackfill(deps, input, actor)),
    estimateBackfill: (input, actor) => estimateBackfill(deps, input, actor),
    listBackfills: (linkId, actor) => listBackfills(deps, linkId, actor),
    changeBackfill: (change, actor) => thenWake(changeBackfill(deps, change, actor)),
    previewBackfillUndo: (asked, actor) => previewBackfillUndo(deps, asked, actor),
    undoBackfill: (asked, actor) => thenWake(undoBackfill(deps, asked, actor)),
    findStoreOrder: (orderId, actor) => findStoreOrder(deps, orderId, actor),
    listReview: (actor) => listReview(deps, actor),
    listReviewHistory: (linkId, actor) => listReviewHistory(deps, linkId, actor),
    readReviewProgress: (asked, actor) => readReviewProgress(deps, asked, actor),
    snoozeReviewEntry: (snooze, actor) => snoozeReviewEntry(deps, snooze, actor),
    checkAgain: (linkId, actor) => thenWake(checkAgain(linkId, actor)),
    listActivity: (filter, actor) => listActivity(deps, filter, actor),
    readCallBody: (callId, actor) => readCallBody(deps, callId, actor),
    readSettings: (linkId, actor) => readSettings(deps, linkId, actor),
    readXeroLogin: (linkId, actor) => readXeroLogin(deps, linkId, actor),
    listBackups: () => listBackups(deps),
    backUpNow: (actor) => backUpNow(deps, actor),
    stopDaybook: (asked, actor) => stopDaybook(deps, asked, actor),
    readSetup: (storeId, actor) => readSetup(deps, storeId, actor),
    saveSetupAnswers: (given, actor) => saveSetupAnswers(deps, given, actor),
    finishSetup: (input, actor) => thenWake(finishSetup(deps, input, actor)),
    readSetupFacts: (linkId, actor) => readSetupFacts(deps, linkId, actor),
    findAlreadyBooked: (linkId, actor) => findAlreadyBooked(deps, linkId, actor),
    sampleDryRun: (linkId, actor) => sampleDryRun(deps, linkId, actor),
    dryRunOrders: (input, actor) => dryRunOrders(deps, input, actor),
    readFirstOrders: (linkId, actor) => readFirstOrders(deps, linkId, actor),
  };
}
