import type {
  BookingContext,
  BookingInput,
  CardOpening,
} from '../../domain/booking/booking-context.ts';
import {
  isInCustomerCurrency,
  toBookedMinor,
} from '../../domain/booking/currency/booked-currency.ts';
import { readCorrectedBy } from '../../domain/booking/fingerprint.ts';
import { findNewestInvoice, nameIssue, readIssue } from '../../domain/booking/issue.ts';
import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import type { BookedDocument, BookedInvoice } from '../../domain/booking/xero-documents.ts';
import { chooseRuleSet, type RuleSetValidity } from '../../domain/mapping/choose-rule-set.ts';
import type { XeroReference } from '../../domain/mapping/xero-reference.ts';
import type { StoreInfo } from '../../domain/order/store-info.ts';
import { parseInstant, toLocalDate, type Instant } from '../../domain/time/instant.ts';
import { getTimeZoneOrThrow } from '../../domain/time/organisation-time-zone.ts';
import { isOfWholeInvoice, type EditCredit } from '../../ports/edit-credit-store.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { Link, NumberedRuleSet } from '../../ports/link-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { CoreDeps } from '../core-deps.ts';
import { listAsCounted } from '../summaries/list-as-counted.ts';
import { loadCardSales } from './load-card-sales.ts';
import { makeContactNumber } from '../contacts/resolve-contact.ts';

/** What booking an order of the link needs beside the order itself. */
export interface LinkKnowledge {
  readonly link: Link;
  /** The newest; which one an order is booked by is `loadRules`. */
  readonly rules: NumberedRuleSet;
  readonly ruleSets: readonly RuleSetValidity[];
  readonly reference: XeroReference;
  readonly info: StoreInfo;
}

/** Undefined while the link is not set up or not everything was read yet. */
export async function findLinkKnowledge(
  stores: Stores,
  linkId: string,
): Promise<LinkKnowledge | undefined> {
  const link = await stores.links.getOrThrow(linkId);
  const rules = await stores.links.findCurrentRuleSet(linkId);
  const reference = await stores.reference.findXero(link.tenantId);
  const info = await stores.reference.findStoreInfo(link.pairingId);
  if (rules === undefined || reference === undefined || info === undefined) return undefined;
  const ruleSets = await stores.links.listRuleSets(linkId);
  return { link, rules, ruleSets, reference, info };
}

/** A booked order keeps the rules it was booked by; any other takes those of the day it was placed. */
export async function loadRules(
  stores: Stores,
  record: OrderRecord,
  sources: { readonly knowledge: LinkKnowledge; readonly ledger: OrderLedger },
): Promise<NumberedRuleSet> {
  const { knowledge, ledger } = sources;
  const number = ledger.ruleSetNumber ?? chooseForOrder(record, knowledge);
  if (number === undefined || number === knowledge.rules.number) return knowledge.rules;
  return stores.links.getRuleSetOrThrow(record.linkId, number);
}

export function chooseForOrder(record: OrderRecord, knowledge: LinkKnowledge): number | undefined {
  // Without a date among them the newest applies to every order: nothing to look up.
  if (knowledge.rules.validFrom === null) return knowledge.rules.number;
  const zone = getTimeZoneOrThrow(knowledge.reference.organisation.timezone);
  return chooseRuleSet(knowledge.ruleSets, toLocalDate(parseInstant(record.placedAt), zone));
}

export interface OrderLedger {
  readonly rows: readonly LedgerRow[];
  /** The rule set that booked the invoice; a booked order keeps it, unless a person asks for others. */
  readonly ruleSetNumber: number | undefined;
  /** The rules that the invoice was corrected by, or is to be. */
  readonly correctedBy: number | undefined;
  /** Asked for, and not in Xero yet. */
  readonly isToBeCorrected: boolean;
  readonly editCredits: readonly EditCredit[];
}

export async function loadOrderLedger(stores: Stores, record: OrderRecord): Promise<OrderLedger> {
  const rows = await listAsCounted(stores, record);
  const editCredits = rows.length === 0 ? [] : await stores.editCredits.list(record);
  const invoice = findNewestInvoice(rows.filter(isStandingDocument));
  const ledger = { rows, editCredits, isToBeCorrected: false };
  if (invoice === undefined) {
    return { ...ledger, ruleSetNumber: undefined, correctedBy: undefined };
  }
  const asked = await stores.corrections.find(record);
  if (asked?.from === invoice.ruleSetNumber && asked.to !== asked.from) {
    return { ...ledger, ruleSetNumber: asked.to, correctedBy: asked.to, isToBeCorrected: true };
  }
  const correctedBy = readCorrectedBy(invoice.fingerprint);
  return { ...ledger, ruleSetNumber: invoice.ruleSetNumber, correctedBy };
}

export interface BookingSources {
  readonly record: OrderRecord;
  readonly knowledge: LinkKnowledge;
  readonly rules: NumberedRuleSet;
  readonly ledger: OrderLedger;
  readonly asOf: Instant;
}

/** The input of the pure booking: same order, rules and ledger give the same booking. */
export async function loadBookingInput(
  deps: Pick<CoreDeps, 'ids'>,
  stores: Stores,
  sources: BookingSources,
): Promise<BookingInput> {
  const { record, knowledge, rules, ledger, asOf } = sources;
  const order = record.snapshot;
  const inCustomerCurrency = isOrderInCustomerCurrency(sources);
  const { info } = knowledge;
  const notices = await stores.events.listRefunds(knowledge.link.pairingId, record.orderId);
  const refunds = notices.map(({ refundedTotal, occurredOnUtc }) => ({
    refundedTotalMinor: toBookedMinor(
      { order, info, context: { inCustomerCurrency } },
      refundedTotal,
    ),
    at: parseInstant(occurredOnUtc),
  }));
  return {
    order,
    rules: rules.rules,
    reference: knowledge.reference,
    info,
    context: {
      contactNumber: chooseContactNumber(deps, sources),
      inCustomerCurrency,
      correctedBy: ledger.correctedBy,
      orderUrl: new URL(`Admin/Order/Edit/${order.id}`, knowledge.link.storeUrl).href,
      asOf: record.bookedAsOf === null ? asOf : parseInstant(record.bookedAsOf),
      posted: toPosted(ledger.rows),
      ...readVoided(record, ledger),
      ...readEditCredits(ledger),
      refunds,
      refundSeenAt: parseInstant(record.readAt),
      ...(await loadCardSales(stores, record)),
      giftCardOpenings: await loadOpenings(stores, record),
    },
  };
}

/** Of the cards that the order used. */
async function loadOpenings(stores: Stores, record: OrderRecord): Promise<CardOpening[]> {
  const { linkId, orderGuid, snapshot } = record;
  if (snapshot.giftCardsUsed.length === 0) return [];
  const cards = new Set(snapshot.giftCardsUsed.map(({ giftCardId }) => giftCardId));
  const confirmed = await stores.giftCards.listOpenings(linkId);
  const openings = confirmed.filter(({ giftCardId }) => cards.has(giftCardId));
  const ids = openings.map(({ giftCardId }) => giftCardId);
  const used = await stores.giftCards.sumUsed(linkId, ids, orderGuid);
  return openings.map(({ giftCardId, currency, amountMinor }) => ({
    giftCardId,
    currency,
    leftMinor: amountMinor - (used.get(giftCardId) ?? 0),
  }));
}

/** By the order's rules; other rules, asked for later, leave a booked order with its contact. */
function chooseContactNumber(
  { ids }: Pick<CoreDeps, 'ids'>,
  { record, knowledge, rules, ledger }: BookingSources,
): string {
  const invoice = findNewestInvoice(ledger.rows.filter(isStandingDocument));
  if (invoice !== undefined && ledger.correctedBy !== undefined) {
    // Our own JSON, as it was planned.
    return (invoice.body as BookedInvoice).contactKey.replace(/^contact:/, '');
  }
  const { settings } = rules.rules;
  return makeContactNumber(knowledge.link, record.snapshot, { ids, settings });
}

/** In whose currency its documents are, or are going to be. */
function isOrderInCustomerCurrency({
  record,
  rules,
  ledger,
}: Pick<BookingSources, 'record' | 'rules' | 'ledger'>): boolean {
  const booked = [...toPosted(ledger.rows).values()];
  return isInCustomerCurrency(record.snapshot, rules.rules, booked);
}

/** Bodies are our own JSON, written when the document was planned. */
function toPosted(rows: readonly LedgerRow[]): Map<string, BookedDocument> {
  return new Map(
    rows.filter(isStandingDocument).map((row) => [row.key, row.body as BookedDocument]),
  );
}

/** Our own JSON, written when it was decided. */
export function readEditCredits({
  editCredits,
}: Pick<OrderLedger, 'editCredits'>): Pick<BookingContext, 'closed' | 'differences'> {
  const differences = editCredits.filter((credit) => !isOfWholeInvoice(credit));
  return {
    closed: editCredits.filter(isOfWholeInvoice).map(({ decidedAt, documents }) => ({
      closedAt: parseInstant(decidedAt),
      documents: documents as readonly BookedDocument[],
    })),
    differences: differences.flatMap(({ documents }) => documents as BookingContext['differences']),
  };
}

function readVoided(
  record: OrderRecord,
  ledger: OrderLedger,
): Pick<BookingContext, 'voidedNumbers' | 'voidedRefunds'> {
  const voided = ledger.rows.filter(({ state }) => state === 'voided');
  const issue = nameIssue(record, readEditCredits(ledger).closed.length);
  return {
    voidedNumbers: voided.flatMap(({ number }) => (number === '' ? [] : [number])),
    voidedRefunds: voided.flatMap(({ body, key }) => {
      const document = body as BookedDocument;
      const isRefund = document.kind === 'creditNote' && document.credits === undefined;
      return isRefund && readIssue(key) === issue ? [document.refundedTotalMinor] : [];
    }),
  };
}
