import type { ActivityStore } from './activity-store.ts';
import type { AuditStore } from './audit-store.ts';
import type { BackfillStore } from './backfill-store.ts';
import type { BankSightingStore } from './bank-sighting-store.ts';
import type { CallStore } from './call-store.ts';
import type { ContactStore } from './contact-store.ts';
import type { CorrectionStore } from './correction-store.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { FeeStore } from './fee-store.ts';
import type { EditCreditStore } from './edit-credit-store.ts';
import type { GiftCardStore } from './gift-card-store.ts';
import type { GovernorStore } from './governor-store.ts';
import type { LedgerStore } from './ledger-store.ts';
import type { LinkStore } from './link-store.ts';
import type { MappingStore } from './mapping-store.ts';
import type { OrderStore } from './order-store.ts';
import type { PairingStore } from './pairing-store.ts';
import type { PayoutStore } from './payout-store.ts';
import type { ReferenceStore } from './reference-store.ts';
import type { ReviewStore } from './review-store.ts';
import type { SetupStore } from './setup-store.ts';
import type { SightingStore } from './sighting-store.ts';
import type { StepStore } from './step-store.ts';
import type { SummaryStore } from './summary-store.ts';
import type { StoreEventStore } from './store-event-store.ts';
import type { StoreNoteStore } from './store-note-store.ts';

/** Every store, on one connection or on one transaction. */
export interface Stores {
  readonly activity: ActivityStore;
  readonly audit: AuditStore;
  readonly backfills: BackfillStore;
  readonly bankSightings: BankSightingStore;
  readonly calls: CallStore;
  readonly connections: ConnectionStore;
  readonly contacts: ContactStore;
  readonly corrections: CorrectionStore;
  readonly editCredits: EditCreditStore;
  readonly events: StoreEventStore;
  readonly fees: FeeStore;
  readonly giftCards: GiftCardStore;
  readonly governor: GovernorStore;
  readonly ledger: LedgerStore;
  readonly links: LinkStore;
  readonly mappings: MappingStore;
  readonly orders: OrderStore;
  readonly pairings: PairingStore;
  readonly payouts: PayoutStore;
  readonly reference: ReferenceStore;
  readonly review: ReviewStore;
  readonly setup: SetupStore;
  readonly sightings: SightingStore;
  readonly steps: StepStore;
  readonly storeNotes: StoreNoteStore;
  readonly summaries: SummaryStore;
}

export interface UnitOfWork {
  /** Stores outside a transaction, for single reads and single writes. */
  readonly stores: Stores;
  /** The same stores read by a thread of its own: for lists and totals. Nothing is written here. */
  readonly reading: Stores;
  /** One transaction; it awaits nothing but its own stores, never HTTP. Rolls back on a throw. */
  transaction<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
}
