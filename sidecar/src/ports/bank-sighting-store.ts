/** A fee document or transfer of ours that is not in Xero as it was booked. */
export interface BankSighting {
  readonly linkId: string;
  /** Of the ledger. */
  readonly key: string;
  /** What differs, in words. */
  readonly what: string;
}

export interface BankSightingStore {
  find(linkId: string, key: string): Promise<(BankSighting & { isAccepted: boolean }) | undefined>;
  /** What was accepted before does not count for another difference. */
  save(sighting: BankSighting): Promise<void>;
  /** "Xero is right": not asked about again until it differs otherwise. */
  accept(linkId: string, key: string): Promise<void>;
  forget(linkId: string, key: string): Promise<void>;
  /** The first day that fees or payouts of these links were booked of; null where there are none. */
  findFirstDay(linkIds: readonly string[]): Promise<string | null>;
}
