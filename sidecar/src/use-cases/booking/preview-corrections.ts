import type { BookedCreditNote, BookedInvoice } from '../../domain/booking/xero-documents.ts';
import {
  listJournalLines,
  type BookedJournal,
  type JournalLine,
} from '../../domain/ledger/correcting-journal.ts';
import type { OlderMonth } from '../../ports/correction-store.ts';
import { getOwnLinkOrThrow } from '../find-link.ts';
import { findLinkKnowledge } from './load-booking-input.ts';
import type { Actor, SetupDeps } from '../setup-deps.ts';
import { tryCorrection, type RecodedDocument } from './try-correction.ts';

/** What correcting the booked orders of a month by the rules of now would send. */
export interface CorrectionPreview {
  readonly updates: readonly PreviewedUpdate[];
  /** At most one that moves amounts between accounts, and one that moves them between tax rates. */
  readonly journals: readonly PreviewedJournal[];
  readonly stays: StayingDocuments;
  /** Of all that would be sent: what a person saw is what goes. */
  readonly mark: string;
}

/** Documents that stay as they are although the rules of now differ, by why. */
export type StayingDocuments = Readonly<
  Record<'closed' | 'unfit' | 'otherCurrency' | 'underWay', number>
>;

export interface PreviewedUpdate {
  readonly orderId: number;
  readonly orderNumber: string;
  readonly invoice: string;
  readonly issuedOn: string;
  readonly currency: string;
  readonly totalMinor: number;
  /** Accounts and tax types of its lines, each once. */
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface PreviewedJournal {
  readonly lineAmountTypes: BookedJournal['lineAmountTypes'];
  /** The day of the last of its documents. */
  readonly on: string;
  readonly currency: string;
  readonly lines: readonly JournalLine[];
  readonly documents: readonly RecodedDocument[];
}

/** The months that hold invoices or credit notes booked by other rules than the newest. */
export async function listCorrectionMonths(
  deps: SetupDeps,
  linkId: string,
  actor: Actor,
): Promise<readonly OlderMonth[]> {
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const stores = deps.uow.reading;
  const rules = await stores.links.findCurrentRuleSet(linkId);
  if (rules === undefined) return [];
  return stores.corrections.listOlderMonths({ linkId, newest: rules.number });
}

export interface CorrectionMonth {
  readonly linkId: string;
  /** "2026-11". */
  readonly month: string;
}

/** Nothing is written. A document belongs to the month that it is dated in. */
export async function previewCorrections(
  deps: SetupDeps,
  { linkId, month }: CorrectionMonth,
  actor: Actor,
): Promise<CorrectionPreview> {
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const stores = deps.uow.reading;
  const knowledge = await findLinkKnowledge(stores, linkId);
  const updates: PreviewedUpdate[] = [];
  const stays = { closed: 0, unfit: 0, otherCurrency: 0, underWay: 0 };
  const moved: RecodedDocument[] = [];
  const older =
    knowledge === undefined
      ? []
      : await stores.corrections.listOlder({ linkId, newest: knowledge.rules.number, month });
  for (const key of older) {
    const record = await stores.orders.find(key);
    if (record === undefined || knowledge === undefined) continue;
    const found = await tryCorrection(deps, stores, { record, knowledge });
    if (found.kind === 'closed') stays.closed += 1;
    if (found.kind === 'held') stays.unfit += 1;
    if (found.kind === 'update') {
      const { orderId, number: orderNumber } = record;
      updates.push({ orderId, orderNumber, ...describeUpdate(found) });
    }
    if (found.kind !== 'journal') continue;
    for (const document of found.documents) {
      if (!document.before.issuedOn.startsWith(month)) continue;
      if (document.does === 'accounts' || document.does === 'taxes') moved.push(document);
      else stays[document.does] += 1;
    }
  }
  const journals = makeJournals(moved);
  return { updates, journals, stays, mark: deps.ids.hash(JSON.stringify({ updates, journals })) };
}

function describeUpdate(found: {
  readonly before: BookedInvoice;
  readonly after: BookedInvoice;
}): Omit<PreviewedUpdate, 'orderId' | 'orderNumber'> {
  const { number: invoice, issuedOn, currency, totalMinor } = found.after;
  const [before, after] = [listTargets(found.before), listTargets(found.after)];
  return { invoice, issuedOn, currency, totalMinor, before, after };
}

function makeJournals(moved: readonly RecodedDocument[]): PreviewedJournal[] {
  const kinds = [
    { does: 'accounts', lineAmountTypes: 'NoTax' },
    { does: 'taxes', lineAmountTypes: 'Inclusive' },
  ] as const;
  return kinds.flatMap(({ does, lineAmountTypes }) => {
    const documents = moved.filter((document) => document.does === does);
    const lines = listJournalLines(documents, lineAmountTypes);
    const on = documents
      .map(({ before }) => before.issuedOn)
      .toSorted()
      .at(-1);
    const currency = documents[0]?.before.currency;
    // What one order moves another may move back: then there is nothing to send.
    if (on === undefined || currency === undefined || lines.length === 0) return [];
    return [{ lineAmountTypes, on, currency, lines, documents }];
  });
}

/** Where a document's lines go, each account with each tax type once. */
export function listTargets({ lines }: BookedInvoice | BookedCreditNote): readonly string[] {
  const targets = lines.map(({ accountCode, taxType }) => `${accountCode} ${taxType}`);
  return [...new Set(targets)].toSorted();
}
