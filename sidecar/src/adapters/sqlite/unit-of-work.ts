import type { SecretBox } from '../../ports/secret-box.ts';
import type { Stores, UnitOfWork } from '../../ports/unit-of-work.ts';
import { createActivityStore } from './activity-store.ts';
import { createAuditStore } from './audit-store.ts';
import { createBackfillStore } from './backfill-store.ts';
import { createBankSightingStore } from './bank-sighting-store.ts';
import { createCallStore } from './call-store.ts';
import { createConnectionStore } from './connection-store.ts';
import { createContactStore } from './contact-store.ts';
import { createCorrectionStore } from './correction-store.ts';
import type { Db } from './db.ts';
import type { SqliteDatabase } from './database.ts';
import { createFeeStore } from './fee-store.ts';
import { createEditCreditStore } from './edit-credit-store.ts';
import { createGiftCardStore } from './gift-card-store.ts';
import { createGovernorStore } from './governor-store.ts';
import { createLedgerStore } from './ledger-store.ts';
import { createLinkStore } from './link-store.ts';
import { createMappingStore } from './mapping-store.ts';
import { createOrderStore } from './order-store.ts';
import { createPairingStore } from './pairing-store.ts';
import { createPayoutStore } from './payout-store.ts';
import { createReferenceStore } from './reference-store.ts';
import { createReviewStore } from './review-store.ts';
import { createSetupStore } from './setup-store.ts';
import { createSightingStore } from './sighting-store.ts';
import { createStepStore } from './step-store.ts';
import { createStoreEventStore } from './store-event-store.ts';
import { createStoreNoteStore } from './store-note-store.ts';
import { createSummaryStore } from './summary-store.ts';

export function createUnitOfWork(database: SqliteDatabase, secretBox: SecretBox): UnitOfWork {
  return {
    stores: createStores(database.kysely, secretBox),
    reading: createStores(database.reader, secretBox),
    transaction: (work) =>
      database.kysely
        .transaction()
        .execute((transaction) => work(createStores(transaction, secretBox))),
  };
}

function createStores(db: Db, secretBox: SecretBox): Stores {
  return {
    activity: createActivityStore(db),
    audit: createAuditStore(db),
    backfills: createBackfillStore(db),
    bankSightings: createBankSightingStore(db),
    calls: createCallStore(db),
    connections: createConnectionStore(db, secretBox),
    contacts: createContactStore(db),
    corrections: createCorrectionStore(db),
    editCredits: createEditCreditStore(db),
    events: createStoreEventStore(db),
    fees: createFeeStore(db),
    giftCards: createGiftCardStore(db),
    governor: createGovernorStore(db),
    ledger: createLedgerStore(db),
    links: createLinkStore(db),
    mappings: createMappingStore(db),
    orders: createOrderStore(db),
    pairings: createPairingStore(db, secretBox),
    payouts: createPayoutStore(db),
    reference: createReferenceStore(db),
    review: createReviewStore(db),
    setup: createSetupStore(db),
    sightings: createSightingStore(db),
    storeNotes: createStoreNoteStore(db),
    summaries: createSummaryStore(db),
    steps: createStepStore(db),
  };
}
