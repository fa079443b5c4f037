import type { BookedInvoice } from '../domain/booking/xero-documents.ts';
import { getOwnLinkOrThrow } from './find-link.ts';
import { findLinkKnowledge } from './load-booking-input.ts';
import type { Actor, SetupDeps } from './setup-deps.ts';
import { tryCorrection } from './try-correction.ts';

/** Orders that are worked out for the answer; a person waits for it. */
const MAX_TRIED = 300;

export interface CorrectionPreview {
  readonly orders: readonly PreviewedCorrection[];
  /** Unpaid, and left as they are: their month is closed, or the rules of now do not fit them. */
  readonly closed: number;
  readonly unfit: number;
  /** With money, a credit or a refund on them: they stay as they are. */
  readonly paid: number;
  /** False where there are more unpaid invoices than were tried. */
  readonly isComplete: boolean;
}

export interface PreviewedCorrection {
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

/** What correcting the booked orders by the rules of now would send. Nothing is written. */
export async function previewCorrections(
  deps: SetupDeps,
  linkId: string,
  actor: Actor,
): Promise<CorrectionPreview> {
  await getOwnLinkOrThrow(deps.uow.stores, linkId, actor);
  const stores = deps.uow.reading;
  const knowledge = await findLinkKnowledge(stores, linkId);
  if (knowledge === undefined) {
    return { orders: [], closed: 0, unfit: 0, paid: 0, isComplete: true };
  }
  const newest = knowledge.rules.number;
  const older = await stores.corrections.countOlder(linkId, newest);
  const keys = await stores.corrections.listUnpaid({ linkId, newest, limit: MAX_TRIED + 1 });
  const orders: PreviewedCorrection[] = [];
  let [closed, unfit] = [0, 0];
  for (const key of keys.slice(0, MAX_TRIED)) {
    const record = await stores.orders.find(key);
    if (record === undefined) continue;
    const found = await tryCorrection(deps, stores, { record, knowledge });
    if (found.kind === 'closed') closed += 1;
    if (found.kind === 'held') unfit += 1;
    if (found.kind !== 'changes') continue;
    const { number: invoice, issuedOn, currency, totalMinor } = found.after;
    const { orderId, number: orderNumber } = record;
    const [before, after] = [listTargets(found.before), listTargets(found.after)];
    const document = { invoice, issuedOn, currency, totalMinor };
    orders.push({ orderId, orderNumber, ...document, before, after });
  }
  const paid = older.booked - older.unpaid;
  return { orders, closed, unfit, paid, isComplete: keys.length <= MAX_TRIED };
}

/** Where an invoice's lines go, each account with each tax type once. */
export function listTargets({ lines }: BookedInvoice): readonly string[] {
  const targets = lines.map(({ accountCode, taxType }) => `${accountCode} ${taxType}`);
  return [...new Set(targets)].toSorted();
}
