import type { OrderKey } from './order-store.ts';

/** A person asked a booked order to be booked by other rules. */
export interface Correction {
  /** The rules that its invoice was booked by then; once it stands by others, this is over. */
  readonly from: number;
  readonly to: number;
}

/** A document that a manual journal moves to other accounts; Xero shows it as it was. */
export interface JournaledDocument extends OrderKey {
  /** Of the document in the ledger. */
  readonly key: string;
  readonly journalKey: string;
  readonly ruleSetNumber: number;
  /** As it counts once the journal is posted. */
  readonly body: unknown;
}

/** Invoices and credit notes of a month that were booked by other rules than the newest. */
export interface OlderMonth {
  /** "2026-11". */
  readonly month: string;
  readonly documents: number;
}

export interface OlderOptions {
  readonly linkId: string;
  readonly newest: number;
}

export interface CorrectionStore {
  find(key: OrderKey): Promise<Correction | undefined>;
  ask(key: OrderKey, correction: Correction): Promise<void>;
  drop(key: OrderKey): Promise<void>;
  /** Oldest month first; what a journal moved to the newest rules is not among them. */
  listOlderMonths(options: OlderOptions): Promise<readonly OlderMonth[]>;
  /** Booked orders with such a document in the month, by the order's date. */
  listOlder(options: OlderOptions & { readonly month: string }): Promise<readonly OrderKey[]>;
  addJournaled(documents: readonly JournaledDocument[]): Promise<void>;
  /** The order's documents that a posted journal moved, each as it counts now. */
  listJournaled(key: OrderKey): Promise<readonly JournaledDocument[]>;
  /** Keys of the order's documents whose journal is written and not answered yet. */
  listUnderWay(key: OrderKey): Promise<readonly string[]>;
}
