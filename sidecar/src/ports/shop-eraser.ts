import type { AuditEntry } from './audit-store.ts';

/** What is erased with a link: what no other link needs goes too. */
export interface ShopToErase {
  readonly linkId: string;
  /** The organisation, where no other link books into it. */
  readonly tenantId: string | null;
  /** The shop's events and settings, where it has no other link; the pairing itself stays. */
  readonly pairingId: string | null;
  /** The Xero app and its logins, where there is no other link at all. */
  readonly isLast: boolean;
}

export interface ShopEraser {
  /**
   * Deletes all that is kept of a link, so that nothing of it is left in the file, and writes the entry
   * with the end of it. In parts, the link last: interrupted, it is done again.
   */
  erase(shop: ShopToErase, entry: AuditEntry): Promise<void>;
}
