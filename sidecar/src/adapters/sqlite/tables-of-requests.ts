/** Tables of what people asked for, as Kysely sees them. */
export interface CorrectionsTable {
  link_id: string;
  order_guid: string;
  from_rule_set: number;
  to_rule_set: number;
}

export interface JournalDocumentsTable {
  link_id: string;
  order_guid: string;
  key: string;
  journal_key: string;
  rule_set_number: number;
  body: string;
}

export interface CheckedRowsTable {
  link_id: string;
  row_key: string;
  /** What was chosen when it was checked: another choice is not checked. */
  choice: string;
  checked_at: string;
  checked_by: string;
}

/** Whose contact in Xero a customer is, where a person said it; null: a new one. */
export interface ContactChoicesTable {
  link_id: string;
  contact_number: string;
  contact_id: string | null;
  /** The archived contact that it was said of, or empty. */
  instead_of: string;
}

export interface BackfillsTable {
  id: string;
  link_id: string;
  created_from: string;
  created_to: string;
  state: string;
  after_id: number;
  read_up_to: string | null;
  orders: number;
  attempts: number;
  due_at: string;
  problem: string | null;
  asked_by: string;
  asked_at: string;
  ended_at: string | null;
  /** JSON. */
  undo: string | null;
  /** While it is being taken back. */
  undo_due_at: string | null;
}

/** What was answered in Setup, a row a store. */
export interface SetupAnswersTable {
  pairing_id: string;
  store_id: number;
  /** JSON. */
  answers: string;
}

export interface SignInProblemsTable {
  pairing_id: string;
  /** JSON: why the last sign-in to Xero came to nothing; null when it did not fail. */
  sign_in_problem: string | null;
}

/** Documents that somebody changed in Xero, as they were seen there. */
export interface SightingsTable {
  link_id: string;
  xero_id: string;
  order_guid: string;
  read_at: string;
  /** When it was first seen in this state. */
  seen_at: string;
  /** JSON of the XeroState. */
  state: string;
  /** JSON: the changes that a person took as they are. */
  accepted: string;
}

export interface DocumentCursorsTable {
  tenant_id: string;
  kind: string;
  cursor: string;
}

export interface EditCreditsTable {
  link_id: string;
  order_guid: string;
  position: number;
  /** 'invoice' or 'difference'. */
  credits: string;
  decided_at: string;
  /** JSON of the documents. */
  documents: string;
}

/** What of an order goes into a summary; gone when that is posted. */
export interface SummaryEntriesTable {
  link_id: string;
  key: string;
  order_guid: string;
  side: string;
  day: string;
  currency: string;
  method: string;
  account_id: string;
  order_number: string;
  documents: string;
  rule_set_number: number;
  state: string;
  due_at: string;
  summary_key: string | null;
  money_key: string | null;
}
