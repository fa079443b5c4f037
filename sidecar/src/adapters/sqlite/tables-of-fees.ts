/** Tables of gateways' fees and payouts, as Kysely sees them. */
export interface FeeQueueTable {
  link_id: string;
  /** Xero's id of a payment, which may stand no more. */
  money_id: string;
  /** The day that it was paid; null until it is looked at, for one that stands no more. */
  day: string | null;
  retry_at: string | null;
}

export interface FeeDocumentsTable {
  link_id: string;
  key: string;
  method: string;
  account_id: string;
  currency: string;
  day: string;
  fee_account_code: string;
  tax_type: string;
  /** The payout that it trues up; null for estimates. */
  payout_id: string | null;
}

/** What a document counts of a payment's fee: the sum of all is what is booked of it. */
export interface FeeEntriesTable {
  link_id: string;
  money_id: string;
  document_key: string;
  fee_minor: number;
}

export interface PayoutsTable {
  link_id: string;
  method: string;
  payout_id: string;
  currency: string;
  deposit_minor: number;
  gross_minor: number;
  fee_minor: number;
  other_minor: number;
  orders: number;
  paid_on: string;
  account_id: string;
  bank_account_id: string;
  /** JSON: what it made in the outbox. */
  step_keys: string;
  confirmed_by: string;
  confirmed_at: string;
  /** When a person wanted it out of Xero again; null where nobody does. */
  taken_back_at: string | null;
}

/** A fee document or transfer that is not in Xero as it was booked. */
export interface BankSightingsTable {
  link_id: string;
  /** Of the ledger. */
  key: string;
  /** What differs, in words. */
  what: string;
  is_accepted: number;
}

export interface PayoutRowsTable {
  link_id: string;
  method: string;
  /** The gateway's own id of the row. */
  row_id: string;
  payout_id: string;
  kind: string;
  order_guid: string | null;
  /** Xero's id of the payment or refund that it is. */
  money_id: string | null;
  gross_minor: number;
  fee_minor: number;
}
