import { bookOrder } from '../../domain/booking/book-order.ts';
import { findNewestInvoice } from '../../domain/booking/issue.ts';
import { findLastClosedDay } from '../../domain/booking/locked-period.ts';
import type {
  BookedCreditNote,
  BookedInvoice,
  Booking,
} from '../../domain/booking/xero-documents.ts';
import {
  classifyRecoding,
  isSameTotal,
  type RecodingKind,
} from '../../domain/ledger/correcting-journal.ts';
import { isMoney, isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import { planDifference } from '../../domain/ledger/plan-difference.ts';
import { decideTiming } from '../../domain/order/order-timing.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import {
  chooseForOrder,
  loadBookingInput,
  loadOrderLedger,
  loadRules,
  type LinkKnowledge,
} from './load-booking-input.ts';

/** What correcting a booked order by the rules of now would do. */
export type Correctable =
  | {
      /** Nothing stands on its invoice: that is updated. */
      readonly kind: 'update';
      readonly before: BookedInvoice;
      readonly after: BookedInvoice;
      readonly from: number;
      readonly to: number;
    }
  /** Money or a credit stands on its invoice: a journal moves what its documents were booked to. */
  | { readonly kind: 'journal'; readonly documents: readonly RecodedDocument[] }
  /** By the rules of now it is the same. */
  | { readonly kind: 'same' }
  /** Its month is closed. */
  | { readonly kind: 'closed' }
  /** It could not be booked by the rules of now. */
  | { readonly kind: 'held' };

/** An invoice or credit note that stays as it is in Xero, and why or how it is moved. */
export interface RecodedDocument {
  readonly linkId: string;
  readonly orderGuid: string;
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly before: BookedInvoice | BookedCreditNote;
  /** As it counts once it is moved; its fingerprint is that of the standing one. */
  readonly after: BookedInvoice | BookedCreditNote;
  readonly does:
    | Exclude<RecodingKind, 'nothing'>
    /** Its month is closed. */
    | 'closed'
    /** By the rules of now it comes to another total, or was not worked out. */
    | 'unfit'
    /** A journal in Xero is in the organisation's own currency. */
    | 'otherCurrency'
    /** The journal that moves it is written already. */
    | 'underWay';
}

interface Trial {
  readonly record: OrderRecord;
  readonly knowledge: LinkKnowledge;
}

/** Books the order as if it had been corrected, by the code that would. Nothing is written. */
export async function tryCorrection(
  deps: CoreDeps,
  stores: Stores,
  { record, knowledge }: Trial,
): Promise<Correctable> {
  const standing = await loadOrderLedger(stores, record);
  const posted = findNewestInvoice(standing.rows.filter(isStandingDocument));
  const to = chooseForOrder(record, knowledge);
  if (posted === undefined || to === undefined) return SAME;
  const documents = standing.rows.filter(
    (row) => isStandingDocument(row) && ['invoice', 'creditNote'].includes(row.kind),
  );
  if (documents.every(({ ruleSetNumber }) => ruleSetNumber === to)) return SAME;
  const ledger = { ...standing, ruleSetNumber: to, correctedBy: to, isToBeCorrected: true };
  const rules = await loadRules(stores, record, { knowledge, ledger });
  const timing = decideTiming(record.snapshot, rules.rules.settings);
  if (timing.kind !== 'book') return SAME;
  const sources = { record, knowledge, rules, ledger, asOf: timing.asOf };
  const booking = bookOrder(await loadBookingInput(deps, stores, sources));
  if (!booking.ok) return { kind: 'held' };
  const { organisation } = knowledge.reference;
  const closedUntil = findLastClosedDay(organisation, rules.rules.settings);
  const tried = { booking: booking.value, to, closedUntil };
  if (standing.rows.some((row) => isStandingDocument(row) && isMoney(row))) {
    const underWay = await stores.corrections.listUnderWay(record);
    const { baseCurrency } = organisation;
    return tryJournal(documents, { ...tried, baseCurrency, underWay });
  }
  const shared = await stores.ledger.findByKeys(record.linkId, [booking.value.contact.key]);
  return tryUpdate(posted, [...ledger.rows, ...shared], tried);
}

interface Tried {
  readonly booking: Booking;
  readonly to: number;
  readonly closedUntil: ReturnType<typeof findLastClosedDay>;
}

function tryUpdate(posted: LedgerRow, rows: readonly LedgerRow[], tried: Tried): Correctable {
  const plan = planDifference(tried.booking, rows, tried.closedUntil);
  const isClosed = plan.conflicts.some(({ code }) => code === 'order.changed_in_closed_period');
  if (isClosed) return { kind: 'closed' };
  const update = plan.steps.find((step) => step.kind === 'updateInvoice');
  if (update === undefined || plan.conflicts.length > 0) return SAME;
  // The ledger keeps the body that was sent as our own JSON.
  const before = posted.body as BookedInvoice;
  if (isSameInXero(before, update.invoice)) return SAME;
  const after = update.invoice;
  return { kind: 'update', before, after, from: posted.ruleSetNumber, to: tried.to };
}

const SAME: Correctable = { kind: 'same' };

/** The same document, whatever it is known by here. */
function isSameInXero(before: BookedInvoice, after: BookedInvoice): boolean {
  return describeInXero(before) === describeInXero(after);
}

function describeInXero(invoice: BookedInvoice): string {
  const { fingerprint: _, productFacts: __, needs: ___, ...document } = invoice;
  return JSON.stringify(Object.entries(document).toSorted(([a], [b]) => a.localeCompare(b)));
}

interface TriedJournal extends Tried {
  readonly baseCurrency: string;
  readonly underWay: readonly string[];
}

function tryJournal(rows: readonly LedgerRow[], tried: TriedJournal): Correctable {
  const documents = rows.flatMap((row) => recode(row, tried) ?? []);
  return documents.length === 0 ? SAME : { kind: 'journal', documents };
}

function recode(row: LedgerRow, tried: TriedJournal): RecodedDocument | undefined {
  const { linkId, orderGuid, key, ruleSetNumber: from } = row;
  if (from === tried.to || orderGuid === null) return undefined;
  const before = row.body as RecodedDocument['before'];
  const booked = tried.booking.documents.find((document) => document.key === key);
  const isSale = booked?.kind === 'invoice' || booked?.kind === 'creditNote';
  const after = isSale ? { ...booked, fingerprint: before.fingerprint } : before;
  const recoded = { linkId, orderGuid, key, from, to: tried.to, before, after };
  if (!isSale || !isSameTotal(recoded)) return { ...recoded, does: 'unfit' };
  const kind = classifyRecoding(recoded);
  if (kind === 'nothing') return undefined;
  const { closedUntil, baseCurrency, underWay } = tried;
  if (closedUntil !== undefined && before.issuedOn <= closedUntil) {
    return { ...recoded, does: 'closed' };
  }
  if (before.currency !== baseCurrency) return { ...recoded, does: 'otherCurrency' };
  return { ...recoded, does: underWay.includes(key) ? 'underWay' : kind };
}
