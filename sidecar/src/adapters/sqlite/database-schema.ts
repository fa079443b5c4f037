import type { ColumnType, Generated } from 'kysely';
import type {
  BankSightingsTable,
  FeeDocumentsTable,
  FeeEntriesTable,
  FeeQueueTable,
  PayoutRowsTable,
  PayoutsTable,
} from './tables-of-fees.ts';
import type {
  BackfillsTable,
  CheckedRowsTable,
  ContactChoicesTable,
  CorrectionsTable,
  DocumentCursorsTable,
  EditCreditsTable,
  JournalDocumentsTable,
  SetupAnswersTable,
  SightingsTable,
  SignInProblemsTable,
  SummaryEntriesTable,
} from './tables-of-requests.ts';

import type {
  ContactsTable,
  ContactMirrorsTable,
  XeroAppTable,
  XeroTokensTable,
  XeroConnectionsTable,
  OauthStatesTable,
  GovernorTable,
  ReferenceDataTable,
} from './tables-of-xero.ts';

/** The tables as Kysely sees them; the migrations are what makes them. */
export interface DatabaseSchema {
  pairing_codes: PairingCodesTable;
  pairings: PairingsTable;
  foreign_epochs: ForeignEpochsTable;
  nonces: NoncesTable;
  store_notes: StoreNotesTable;
  store_events: StoreEventsTable;
  malformed_input: MalformedInputTable;
  order_hints: OrderHintsTable;
  links: LinksTable;
  rule_sets: RuleSetsTable;
  checked_rows: CheckedRowsTable;
  corrections: CorrectionsTable;
  journal_documents: JournalDocumentsTable;
  sightings: SightingsTable;
  summary_entries: SummaryEntriesTable;
  document_cursors: DocumentCursorsTable;
  edit_credits: EditCreditsTable;
  orders: OrdersTable;
  day_totals: DayTotalsTable;
  ledger: LedgerTable;
  gift_card_openings: GiftCardOpeningsTable;
  gift_card_sales: GiftCardSalesTable;
  steps: StepsTable;
  step_needs: StepNeedsTable;
  calls: CallsTable;
  call_steps: CallStepsTable;
  contacts: ContactsTable;
  contact_mirrors: ContactMirrorsTable;
  contact_choices: ContactChoicesTable;
  xero_app: XeroAppTable;
  xero_tokens: XeroTokensTable;
  xero_connections: XeroConnectionsTable;
  oauth_states: OauthStatesTable;
  governor: GovernorTable;
  reference_data: ReferenceDataTable;
  review_entries: ReviewEntriesTable;
  review_orders: ReviewOrdersTable;
  review_past_orders: ReviewPastOrdersTable;
  audit_log: AuditLogTable;
  backfills: BackfillsTable;
  setup_answers: SetupAnswersTable;
  sign_in_problems: SignInProblemsTable;
  fee_queue: FeeQueueTable;
  fee_documents: FeeDocumentsTable;
  fee_entries: FeeEntriesTable;
  payouts: PayoutsTable;
  payout_rows: PayoutRowsTable;
  bank_sightings: BankSightingsTable;
}

export interface PairingCodesTable {
  code_hash: string;
  expires_at: string;
  tries_left: number;
  state: string;
}

export interface PairingsTable {
  id: string;
  key_id: string;
  sealed_secret: string;
  store_url: string;
  outbox_epoch: string;
  state: string;
  created_at: string;
  highest_sequence: number;
  note_cursor: number;
}

export interface ForeignEpochsTable {
  pairing_id: string;
  outbox_epoch: string;
  store_url: string;
  requests: number;
  is_copy: Generated<number>;
}

export interface StoreNotesTable {
  link_id: string;
  dedupe_key: string;
  order_id: number;
  /** A note, or the order is paid: `text` is the payment's reference then. */
  kind: Generated<string>;
  text: string;
  attempts: number;
  due_at: string;
  sent_at: string | null;
}

export interface NoncesTable {
  key_id: string;
  nonce: string;
  seen_at: string;
}

export interface StoreEventsTable {
  outbox_epoch: string;
  sequence: number;
  pairing_id: string;
  entity: string;
  entity_id: number;
  kind: string;
  occurred_on_utc: string;
  data: string;
}

export interface MalformedInputTable {
  id: Generated<number>;
  owner_id: string;
  subject: string;
  path: string;
  raw: string;
  received_at: string;
}

export interface OrderHintsTable {
  pairing_id: string;
  order_id: number;
  revision: number;
  attempts: number;
  priority: number;
  due_at: string;
}

export interface LinksTable {
  id: string;
  code: string;
  pairing_id: string;
  store_id: number;
  store_name: string;
  store_url: string;
  tenant_id: string;
  state: string;
  live_from: string | null;
  book_first: number | null;
  paused_by: string | null;
  paused_at: string | null;
  current_rule_set_number: number | null;
  replaces: string | null;
  live_until: string | null;
  afterwards: string | null;
}

export interface RuleSetsTable {
  link_id: string;
  number: number;
  rules: string;
  published_at: string;
  published_by: string;
  /** The first order date that they apply to; null: every order. */
  valid_from: string | null;
}

/** Counted by triggers on orders. */
export interface DayTotalsTable {
  link_id: string;
  placed_on: string;
  currency: string;
  state: string;
  orders: number;
  store_minor: number;
  xero_minor: number;
}

export interface OrdersTable {
  link_id: string;
  order_guid: string;
  order_id: number;
  number: string;
  store_id: number;
  placed_at: string;
  /** The organisation's day. */
  placed_on: string;
  currency: string;
  total_minor: number;
  /** What it is worth in the store, less what was refunded. */
  store_minor: number;
  /** The same in Xero; kept by triggers on the ledger. */
  xero_minor: number;
  state: string;
  reason: string | null;
  reason_code: string | null;
  snapshot: string;
  snapshot_hash: string;
  read_at: string;
  revision: number;
  is_dirty: number;
  priority: number;
  booked_as_of: string | null;
  excluded_by: string | null;
  search_text: string;
  /** Of a waiting order; null: not kept then. */
  waits_since: string | null;
  /** The backfill that it was last read by, where that changed it. */
  brought_by: string | null;
}

export interface LedgerTable {
  link_id: string;
  key: string;
  order_guid: string | null;
  kind: string;
  fingerprint: string;
  xero_id: string;
  number: string;
  currency: string;
  total_minor: number;
  tax_minor: number;
  rule_set_number: number;
  state: string;
  body: string;
  call_id: string;
  posted_at: string;
  /** Of an order's part of a document that many orders share. */
  summary_key: string | null;
  /** When it was seen that others ended it, or one before it under its key, in Xero. */
  ended_at: string | null;
  /** The backfill that booked it. */
  backfill_id: string | null;
  /** Of invoices and credit notes; read from the body. */
  issued_on: ColumnType<string | null, never, never>;
}

export interface GiftCardOpeningsTable {
  link_id: string;
  gift_card_id: number;
  amount_minor: number;
  currency: string;
  confirmed_at: string;
  confirmed_by: string;
}

export interface GiftCardSalesTable {
  link_id: string;
  order_item_id: number;
  /** Null where the order could not be told any more: the sale counts. */
  order_guid: string | null;
  is_taxed: number;
}

export interface StepsTable {
  id: string;
  link_id: string;
  order_guid: string | null;
  key: string;
  kind: string;
  body: string;
  fingerprint: string;
  rule_set_number: number;
  state: string;
  priority: number;
  due_at: string;
  attempts: number;
  error: string | null;
  created_at: string;
}

export interface StepNeedsTable {
  step_id: string;
  link_id: string;
  key: string;
  position: number;
}

export interface CallsTable {
  id: string;
  tenant_id: string;
  link_id: string;
  kind: string;
  idempotency_key: string;
  request: string;
  serialiser: string;
  state: string;
  first_sent_at: string | null;
  last_sent_at: string | null;
  due_at: string | null;
  attempts: number;
  may_replay: number;
  http_status: number | null;
  created_at: string;
}

export interface CallStepsTable {
  call_id: string;
  position: number;
  step_id: string;
}

export interface ReviewEntriesTable {
  id: Generated<number>;
  link_id: string;
  cause_key: string;
  reason: string;
  opened_at: string;
  resolved_at: string | null;
  stands_alone: number;
  /** A day of the organisation; the entry stays in every count. */
  snoozed_until: string | null;
  snoozed_by: string | null;
}

export interface ReviewOrdersTable {
  entry_id: number;
  link_id: string;
  order_guid: string;
  since: string | null;
}

/** Orders that waited for an entry once and do not any more. */
export interface ReviewPastOrdersTable extends Omit<ReviewOrdersTable, 'since'> {
  left_at: string;
}

export interface AuditLogTable {
  id: Generated<number>;
  at: string;
  actor: string;
  actor_name: string | null;
  action: string;
  subject: string;
  before_value: string;
  after_value: string;
}
