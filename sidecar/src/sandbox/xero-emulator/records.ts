/** Xero's records as they are kept: PascalCase like the wire, money as numbers with two decimals. */
export interface Account {
  AccountID: string;
  Code: string;
  Name: string;
  Type: string;
  Class: string;
  Status: 'ACTIVE' | 'ARCHIVED';
  TaxType: string;
  EnablePaymentsToAccount: boolean;
  SystemAccount?: string;
  CurrencyCode?: string;
  UpdatedDateUTC: number;
}

export interface TaxRate {
  TaxType: string;
  Name: string;
  Status: string;
  EffectiveRate: number;
  DisplayTaxRate: number;
  CanApplyToAssets: boolean;
  CanApplyToEquity: boolean;
  CanApplyToExpenses: boolean;
  CanApplyToLiabilities: boolean;
  CanApplyToRevenue: boolean;
  TaxComponents: { Name: string; Rate: number; IsCompound: boolean; IsNonRecoverable: boolean }[];
}

export interface Contact {
  ContactID: string;
  ContactNumber?: string;
  AccountNumber?: string;
  ContactStatus: 'ACTIVE' | 'ARCHIVED';
  Name: string;
  FirstName?: string;
  LastName?: string;
  EmailAddress: string;
  TaxNumber?: string;
  Addresses: Record<string, unknown>[];
  Phones: Record<string, unknown>[];
  MergedToContactID?: string;
  UpdatedDateUTC: number;
  IsCustomer: boolean;
}

export interface Line {
  LineItemID: string;
  Description: string;
  Quantity: number;
  UnitAmount: number;
  AccountCode: string;
  AccountID?: string;
  TaxType: string;
  TaxAmount: number;
  LineAmount: number;
  ItemCode?: string;
  DiscountRate?: number;
  Tracking: { Name: string; Option: string }[];
}

export interface SalesDocument {
  ID: string;
  Kind: 'invoice' | 'creditNote';
  Type: string;
  Number: string;
  Reference: string;
  Url?: string;
  ContactID: string;
  Date: string;
  DueDate?: string;
  Status: string;
  LineAmountTypes: string;
  LineItems: Line[];
  SubTotal: number;
  TotalTax: number;
  Total: number;
  CurrencyCode: string;
  CurrencyRate: number;
  SentToContact: boolean;
  UpdatedDateUTC: number;
}

export interface Payment {
  PaymentID: string;
  /** The invoice or credit note it is made against. */
  DocumentID: string;
  AccountID: string;
  Date: string;
  Amount: number;
  /** Units of the document's currency for one of the organisation's. */
  CurrencyRate: number;
  Reference: string;
  Status: 'AUTHORISED' | 'DELETED';
  PaymentType: 'ACCRECPAYMENT' | 'ARCREDITPAYMENT';
  IsReconciled: boolean;
  UpdatedDateUTC: number;
}

export interface Allocation {
  AllocationID: string;
  CreditNoteID: string;
  InvoiceID: string;
  Amount: number;
  Date: string;
}

/** An over- or prepayment set against an invoice. */
export interface AdvanceAllocation {
  AllocationID: string;
  BankTransactionID: string;
  InvoiceID: string;
  Amount: number;
  Date: string;
}

export interface JournalLine {
  LineAmount: number;
  AccountCode: string;
  AccountID: string;
  Description: string;
  TaxType: string;
  TaxAmount: number;
  Tracking: { Name: string; Option: string }[];
}

export interface ManualJournal {
  ManualJournalID: string;
  Narration: string;
  Date: string;
  Status: string;
  LineAmountTypes: string;
  JournalLines: JournalLine[];
  UpdatedDateUTC: number;
}

export interface BankTransaction {
  BankTransactionID: string;
  Type: 'SPEND' | 'RECEIVE' | 'RECEIVE-OVERPAYMENT' | 'RECEIVE-PREPAYMENT';
  /** Of what a customer paid beyond, or before, invoices: what it is listed and allocated by. */
  OverpaymentID?: string;
  PrepaymentID?: string;
  ContactID: string;
  AccountID: string;
  Date: string;
  Reference: string;
  Status: 'AUTHORISED' | 'DELETED';
  LineAmountTypes: string;
  LineItems: Line[];
  SubTotal: number;
  TotalTax: number;
  Total: number;
  CurrencyCode: string;
  /** Matched with a line of the bank statement. */
  IsReconciled?: boolean;
  UpdatedDateUTC: number;
}

export interface BankTransfer {
  BankTransferID: string;
  FromAccountID: string;
  ToAccountID: string;
  Amount: number;
  Date: string;
  Reference: string;
  FromBankTransactionID: string;
  ToBankTransactionID: string;
  Status: 'AUTHORISED' | 'DELETED';
  IsReconciled?: boolean;
  CreatedDateUTC: number;
}

export interface Item {
  ItemID: string;
  Code: string;
  Name: string;
  Description?: string;
  UpdatedDateUTC: number;
}

export interface HistoryRecord {
  DocumentID: string;
  Details: string;
  DateUTC: number;
}

export interface TrackingCategory {
  TrackingCategoryID: string;
  Name: string;
  Status: string;
  Options: { TrackingOptionID: string; Name: string; Status: string }[];
}

export interface OrganisationRecord {
  tenantId: string;
  connectionId: string;
  name: string;
  countryCode: string;
  baseCurrency: string;
  timezone: string;
  currencies: string[];
  automaticSalesTax: boolean;
  periodLockDate: string | null;
  endOfYearLockDate: string | null;
  isConnected: boolean;
}
