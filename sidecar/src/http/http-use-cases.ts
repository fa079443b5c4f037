import type { RuleSet } from '../domain/mapping/rule-set.ts';
import type { PayoutConfirmation } from '../use-cases/payouts/confirm-payout.ts';
import type { BankChoice } from '../use-cases/payouts/decide-bank-change.ts';
import type { PayoutName, TakingBack } from '../use-cases/payouts/take-back-payout.ts';
import type { PayoutList } from '../use-cases/payouts/list-payouts.ts';
import type { PayoutFile, PayoutPreview } from '../use-cases/payouts/preview-payouts.ts';
import type { NewXeroAccount, XeroAccount } from '../domain/mapping/xero-reference.ts';
import type { Suggestion } from '../domain/suggestion/suggestion.ts';
import type { Link, NumberedRuleSet } from '../ports/link-store.ts';
import type { CheckedRow, MappingUse } from '../ports/mapping-store.ts';
import type { OrderFilter } from '../ports/order-store.ts';
import type { Pairing } from '../ports/pairing-store.ts';
import type { Choices } from '../use-cases/rules/read-choices.ts';
import type { DayTotals } from '../use-cases/pages/read-day-totals.ts';
import type { OrganisationSummary } from '../ports/xero-gateway.ts';
import type { ShopIdentityAnswer } from '../use-cases/store/answer-shop-identity.ts';
import type { ClaimedIdentity } from '../use-cases/store/check-store-identity.ts';
import type { CheckAgain } from '../use-cases/review/check-again.ts';
import type { RowCheck } from '../use-cases/rules/check-mapping-row.ts';
import type {
  OrganisationChoice,
  StoreChoice,
} from '../use-cases/organisation/choose-organisation.ts';
import type { SignInAnswer, XeroAppInput } from '../use-cases/organisation/connect-xero.ts';
import type { OlderMonth } from '../ports/correction-store.ts';
import type { OrganisationChange } from '../use-cases/organisation/finish-organisation-change.ts';
import type { Corrected, CorrectionRequest } from '../use-cases/booking/correct-orders.ts';
import type {
  CorrectionMonth,
  CorrectionPreview,
} from '../use-cases/booking/preview-corrections.ts';
import type { Readiness } from '../use-cases/check-readiness.ts';
import type { ContactDecision, ContactQuestion } from '../use-cases/contacts/decide-contact.ts';
import type { Duplicates } from '../use-cases/contacts/list-duplicates.ts';
import type { Decision } from '../use-cases/changes-in-xero/decide-difference.ts';
import type { ChoicePreview } from '../use-cases/changes-in-xero/preview-decision.ts';
import type { OrderUndo } from '../use-cases/booking/undo-order.ts';
import type { OrderExclusion } from '../use-cases/booking/exclude-order.ts';
import type { EventBatch } from '../use-cases/store/ingest-store-events.ts';
import type { GoLiveInput } from '../use-cases/setup/go-live.ts';
import type { OrderPage, OrderWithDocuments } from '../use-cases/pages/list-orders.ts';
import type { OrderPreview } from '../use-cases/booking/preview-order.ts';
import type { OrderStory } from '../use-cases/pages/read-order-story.ts';
import type { OrderTotals } from '../use-cases/pages/sum-orders.ts';
import type { PairStoreInput, PairStoreResult } from '../use-cases/store/pair-store.ts';
import type { PublishInput } from '../use-cases/rules/publish-rules.ts';
import type { RulesEffect } from '../use-cases/rules/preview-rules.ts';
import type { ServiceStatus } from '../use-cases/pages/read-status.ts';
import type { StoreOrder } from '../use-cases/store/find-store-order.ts';
import type { DryRun, DryRunSampleRead } from '../use-cases/setup/dry-run.ts';
import type { AlreadyBooked } from '../use-cases/past-orders/find-already-booked.ts';
import type { FirstOrders } from '../use-cases/setup/read-first-orders.ts';
import type { SetupFacts } from '../use-cases/setup/read-setup-facts.ts';
import type { GivenAnswers, SetupState } from '../use-cases/setup/setup-answers.ts';
import type { Actor } from '../use-cases/setup-deps.ts';
import type { XeroChange } from '../use-cases/changes-in-xero/xero-change-queue.ts';
import type { BackfillChange } from '../use-cases/past-orders/change-backfill.ts';
import type { ResolvedEntry, ReviewList } from '../use-cases/review/list-review.ts';
import type { ReviewProgress } from '../use-cases/review/read-review-progress.ts';
import type { ConfirmedCard, GiftCardList } from '../use-cases/rules/confirm-gift-cards.ts';
import type { Snooze } from '../use-cases/review/snooze-review-entry.ts';
import type { Unmapped } from '../domain/mapping/find-unmapped.ts';
import type { PeriodPart } from '../ports/order-store.ts';
import type { MonthTotal } from '../use-cases/pages/read-months.ts';
import type { StoresOverview } from '../use-cases/pages/read-stores-overview.ts';
import type { BackfillProgress } from '../use-cases/past-orders/list-backfills.ts';
import type { BackfillEstimate } from '../use-cases/past-orders/estimate-backfill.ts';
import type { BackfillInput } from '../use-cases/past-orders/start-backfill.ts';
import type { NamedSummary } from '../use-cases/summaries/make-summaries-now.ts';
import type { SummaryToRemake } from '../use-cases/summaries/remake-summary.ts';
import type { BackfillOfLink, BackfillUndoPage } from '../use-cases/past-orders/undo-backfill.ts';
import type { ActivityFilter, ActivityPage } from '../use-cases/pages/list-activity.ts';
import type { Backup } from '../ports/backups.ts';
import type { ShownBackups } from '../use-cases/back-up.ts';
import type { ShownSettings } from '../use-cases/rules/read-settings.ts';
import type { XeroLogin } from '../use-cases/organisation/read-xero-login.ts';
import type { ShownCallBody } from '../use-cases/sending/read-call-body.ts';

/** What the plugin's own routes do. */
export interface StoreUseCases {
  pairStore(input: PairStoreInput): Promise<PairStoreResult>;
  unpairStore(pairingId: string): Promise<void>;
  checkStoreIdentity(pairing: Pairing, claimed: ClaimedIdentity): Promise<'known' | 'foreign'>;
  noteClockSkew(pairing: Pairing, skewSeconds: number): Promise<void>;
  ingestStoreEvents(batch: EventBatch): Promise<void>;
  completeXeroSignIn(answer: SignInAnswer): Promise<readonly OrganisationSummary[]>;
  hintXeroChanges(changes: readonly XeroChange[]): void;
}

export interface OrderOfLink {
  readonly linkId: string;
  readonly orderId: number;
}

/** What an admin does; each is for the shop that vouches for the admin. */
export interface AdminUseCases {
  readStatus(storeId: number | undefined, actor: Actor): Promise<ServiceStatus>;
  answerShopIdentity(answer: ShopIdentityAnswer, actor: Actor): Promise<void>;
  saveXeroApp(input: XeroAppInput, actor: Actor): Promise<void>;
  startXeroSignIn(actor: Actor): Promise<{ readonly authorizeUrl: string }>;
  startSignInToAnother(actor: Actor): Promise<{ readonly authorizeUrl: string }>;
  startOrganisationChange(
    input: { readonly linkId: string; readonly tenantId: string },
    actor: Actor,
  ): Promise<Link>;
  cancelOrganisationChange(linkId: string, actor: Actor): Promise<void>;
  finishOrganisationChange(change: OrganisationChange, actor: Actor): Promise<Link>;
  listOrganisations(): Promise<readonly OrganisationChoice[]>;
  chooseOrganisation(choice: StoreChoice, actor: Actor): Promise<Link>;
  suggestRules(linkId: string, actor: Actor): Promise<Suggestion>;
  readChoices(linkId: string, actor: Actor): Promise<Choices>;
  readDayTotals(linkId: string, actor: Actor): Promise<DayTotals>;
  readStoresOverview(actor: Actor): Promise<StoresOverview>;
  readMonths(linkId: string, actor: Actor): Promise<readonly MonthTotal[]>;
  splitMonth(
    asked: { readonly linkId: string; readonly month: string },
    actor: Actor,
  ): Promise<readonly PeriodPart[]>;
  readNewInStore(linkId: string, actor: Actor): Promise<readonly Unmapped[]>;
  readRules(linkId: string, actor: Actor): Promise<NumberedRuleSet>;
  publishRules(input: PublishInput, actor: Actor): Promise<NumberedRuleSet>;
  previewRules(
    input: { readonly linkId: string; readonly rules: RuleSet; readonly validFrom: string | null },
    actor: Actor,
  ): Promise<RulesEffect>;
  listDuplicates(linkId: string, actor: Actor): Promise<Duplicates>;
  readMappingUse(
    linkId: string,
    actor: Actor,
  ): Promise<{ readonly days: number; readonly used: readonly MappingUse[] }>;
  listCheckedRows(linkId: string, actor: Actor): Promise<readonly CheckedRow[]>;
  checkMappingRow(check: RowCheck, actor: Actor): Promise<void>;
  createXeroAccount(
    input: { readonly linkId: string; readonly account: NewXeroAccount },
    actor: Actor,
  ): Promise<XeroAccount>;
  listCorrectionMonths(linkId: string, actor: Actor): Promise<readonly OlderMonth[]>;
  previewCorrections(month: CorrectionMonth, actor: Actor): Promise<CorrectionPreview>;
  correctOrders(request: CorrectionRequest, actor: Actor): Promise<Corrected>;
  goLive(input: GoLiveInput, actor: Actor): Promise<Link>;
  continueBooking(linkId: string, actor: Actor): Promise<Link>;
  pauseBooking(linkId: string, actor: Actor): Promise<Link>;
  resumeBooking(linkId: string, actor: Actor): Promise<Link>;
  listOrders(filter: OrderFilter, actor: Actor): Promise<OrderPage>;
  readOrder(order: OrderOfLink, actor: Actor): Promise<OrderWithDocuments>;
  readOrderStory(order: OrderOfLink, actor: Actor): Promise<OrderStory>;
  previewOrder(order: OrderOfLink, actor: Actor): Promise<OrderPreview>;
  sumOrders(filter: Omit<OrderFilter, 'limit'>, actor: Actor): Promise<OrderTotals>;
  previewUndo(order: Omit<OrderUndo, 'reason'>, actor: Actor): Promise<OrderPreview>;
  undoOrder(undo: OrderUndo, actor: Actor): Promise<void>;
  decideDifference(decision: Decision, actor: Actor): Promise<void>;
  readContactQuestion(order: OrderOfLink, actor: Actor): Promise<ContactQuestion>;
  decideContact(decision: ContactDecision, actor: Actor): Promise<void>;
  previewDecision(decision: Decision, actor: Actor): Promise<ChoicePreview>;
  excludeOrder(exclusion: OrderExclusion, actor: Actor): Promise<void>;
  resyncOrder(order: OrderOfLink, actor: Actor): Promise<void>;
  startBackfill(input: BackfillInput, actor: Actor): Promise<BackfillProgress>;
  estimateBackfill(input: BackfillInput, actor: Actor): Promise<BackfillEstimate>;
  listBackfills(linkId: string, actor: Actor): Promise<readonly BackfillProgress[]>;
  changeBackfill(change: BackfillChange, actor: Actor): Promise<BackfillProgress>;
  previewBackfillUndo(
    asked: BackfillOfLink & { readonly afterGuid: string },
    actor: Actor,
  ): Promise<BackfillUndoPage>;
  undoBackfill(
    asked: BackfillOfLink & { readonly reason: string },
    actor: Actor,
  ): Promise<BackfillProgress>;
  findStoreOrder(orderId: number, actor: Actor): Promise<StoreOrder>;
  listReview(actor: Actor): Promise<ReviewList>;
  listReviewHistory(linkId: string, actor: Actor): Promise<readonly ResolvedEntry[]>;
  readReviewProgress(
    asked: { readonly linkId: string; readonly entryId: string; readonly since: string },
    actor: Actor,
  ): Promise<ReviewProgress>;
  listGiftCards(linkId: string, actor: Actor): Promise<GiftCardList>;
  confirmGiftCards(
    confirmation: { readonly linkId: string; readonly cards: readonly ConfirmedCard[] },
    actor: Actor,
  ): Promise<void>;
  listWaitingSummaries(linkId: string, actor: Actor): Promise<readonly NamedSummary[]>;
  makeSummariesNow(linkId: string, actor: Actor): Promise<number>;
  remakeSummary(asked: SummaryToRemake, actor: Actor): Promise<string>;
  snoozeReviewEntry(snooze: Snooze, actor: Actor): Promise<void>;
  checkAgain: CheckAgain;
  listActivity(filter: ActivityFilter, actor: Actor): Promise<ActivityPage>;
  readCallBody(callId: string, actor: Actor): Promise<ShownCallBody>;
  readSettings(linkId: string, actor: Actor): Promise<ShownSettings>;
  readXeroLogin(linkId: string, actor: Actor): Promise<XeroLogin>;
  listBackups(): Promise<ShownBackups>;
  backUpNow(actor: Actor): Promise<Backup>;
  stopDaybook(
    asked: { readonly linkId: string; readonly organisation: string },
    actor: Actor,
  ): Promise<void>;
  readSetup(storeId: number | undefined, actor: Actor): Promise<SetupState>;
  saveSetupAnswers(given: GivenAnswers, actor: Actor): Promise<void>;
  finishSetup(input: GoLiveInput, actor: Actor): Promise<Link>;
  readSetupFacts(linkId: string, actor: Actor): Promise<SetupFacts>;
  findAlreadyBooked(linkId: string, actor: Actor): Promise<AlreadyBooked>;
  sampleDryRun(linkId: string, actor: Actor): Promise<DryRunSampleRead>;
  dryRunOrders(
    input: { readonly linkId: string; readonly orderIds: readonly number[] },
    actor: Actor,
  ): Promise<DryRun>;
  readFirstOrders(linkId: string, actor: Actor): Promise<FirstOrders>;
  listPayouts(linkId: string, actor: Actor): Promise<PayoutList>;
  previewPayouts(file: PayoutFile, actor: Actor): Promise<PayoutPreview>;
  confirmPayout(confirmation: PayoutConfirmation, actor: Actor): Promise<void>;
  retryPayout(asked: PayoutName, actor: Actor): Promise<void>;
  previewTakingBack(name: PayoutName, actor: Actor): Promise<TakingBack>;
  takeBackPayout(name: PayoutName, actor: Actor): Promise<void>;
  confirmRemoved(name: PayoutName, actor: Actor): Promise<void>;
  decideBankChange(
    decision: { readonly linkId: string; readonly key: string; readonly choice: BankChoice },
    actor: Actor,
  ): Promise<void>;
}

export interface HttpUseCases extends StoreUseCases, AdminUseCases {
  checkReadiness(): Promise<Readiness>;
}
