import { isTaxedCard } from '../../domain/booking/lines/gift-card-lines.ts';
import { findNewestInvoice, nameIssue, readIssue } from '../../domain/booking/issue.ts';
import { isStandingDocument } from '../../domain/ledger/ledger-entry.ts';
import { formatMinor } from '../../domain/money/amount.ts';
import { isBankKind, readDeletedId, type BankDeletion } from '../../domain/ledger/bank-steps.ts';
import type { StepBody } from '../../domain/ledger/step.ts';
import type { CallRow } from '../../ports/call-store.ts';
import { isOfWholeInvoice } from '../../ports/edit-credit-store.ts';
import type { OrderKey } from '../../ports/order-store.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { StepRow } from '../../ports/step-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { PostedDocument } from '../../ports/xero-gateway.ts';
import type { CoreDeps } from '../core-deps.ts';
import { makeDetails } from '../../domain/customer/contact-details.ts';
import { postContactUpdate } from '../contacts/post-contact-update.ts';
import { leaveStoreNote } from '../changes-in-xero/note-in-store.ts';
import { noteTakenBack } from '../payouts/take-back-payout.ts';
import { noteBankStepPosted } from '../payouts/tell-of-bank-step.ts';

export interface Posted {
  readonly call: CallRow;
  readonly step: StepRow;
  readonly document: PostedDocument;
}

/** What Xero took: the ledger row, the step done, the order settled when it was the last. */
export async function postStep(deps: CoreDeps, stores: Stores, posted: Posted): Promise<void> {
  const { step, document, call } = posted;
  if (step.body.kind === 'updateContact') return postContactUpdate(deps, stores, posted);
  await stores.ledger.add([toLedgerRow(posted, deps.clock.nowIso())]);
  await stores.steps.move([step.id], 'done');
  await followUp(stores, posted, deps.clock.nowIso());
  if (isBankKind(step.kind)) await noteBankStepPosted(deps, stores, step);
  await compareTotals(deps, stores, posted);
  if (step.kind === 'contact') await noteContact(stores, call, { step, document });
  if (step.orderGuid !== null)
    await settleOrder(deps, stores, { linkId: step.linkId, orderGuid: step.orderGuid });
}

function toLedgerRow(posted: Posted, postedAt: string): LedgerRow {
  const { step, document, call } = posted;
  const body = step.body.kind === 'updateInvoice' ? step.body.invoice : step.body;
  return {
    linkId: step.linkId,
    orderGuid: step.orderGuid,
    key: step.key,
    kind: body.kind,
    fingerprint: 'fingerprint' in body ? body.fingerprint : step.fingerprint,
    xeroId: document.xeroId,
    number: document.number || ('number' in body ? body.number : ''),
    currency: document.currency,
    totalMinor: document.totalMinor,
    taxMinor: document.taxMinor,
    ruleSetNumber: step.ruleSetNumber,
    state: 'posted',
    body,
    callId: call.id,
    postedAt,
  };
}

/** What a step changes beyond its own row: documents it ended, gift cards it sold. */
async function followUp(stores: Stores, posted: Posted, now: string): Promise<void> {
  const { linkId, body } = posted.step;
  if (body.kind === 'voidInvoice') await stores.ledger.setState(linkId, body.invoiceKey, 'voided');
  if (body.kind === 'voidCreditNote') {
    await stores.ledger.setState(linkId, body.creditNoteKey, 'voided');
  }
  if (body.kind === 'deletePayment') {
    await stores.ledger.setState(linkId, body.paymentKey, 'voided');
  }
  if (body.kind === 'deleteAllocation') {
    await stores.ledger.setState(linkId, body.allocationKey, 'voided');
  }
  if ('documentKey' in body) await noteDeletedInBank(stores, { linkId, body, now });
  if (body.kind === 'invoice' || body.kind === 'updateInvoice') {
    await noteGiftCards(stores, posted.step);
  }
}

async function noteDeletedInBank(
  stores: Stores,
  {
    linkId,
    body,
    now,
  }: { readonly linkId: string; readonly body: BankDeletion; readonly now: string },
): Promise<void> {
  const key = body.documentKey;
  const [row] = await stores.ledger.findByKeys(linkId, [key]);
  // Seen to be gone before, and the same payout confirmed anew: another document stands under the key.
  if (row?.xeroId !== readDeletedId(body)) return;
  const payout = await stores.payouts.findByStep(linkId, key);
  if (payout === undefined) return stores.ledger.setState(linkId, key, 'voided');
  await noteTakenBack(stores, { linkId, payout, keys: [key] }, now);
}

async function noteGiftCards(stores: Stores, step: StepRow): Promise<void> {
  if (step.orderGuid === null) return;
  const record = await stores.orders.find({ linkId: step.linkId, orderGuid: step.orderGuid });
  const items = record?.snapshot.items ?? [];
  const sales = items
    .filter(({ isGiftCard }) => isGiftCard)
    .map((item) => ({ orderItemId: item.id, isTaxed: isTaxedCard(item) }));
  await stores.giftCards.setSales({ linkId: step.linkId, orderGuid: step.orderGuid }, sales);
  if (sales.length === 0) return;
  // Orders that were paid by one of these cards wait for the sale.
  await stores.orders.markUnbookedDirty(step.linkId, 'order.gift_card_sale_not_booked');
  await stores.orders.markUnbookedDirty(step.linkId, 'order.gift_card_single_purpose');
}

/** Xero's own totals against the prediction: a difference is an alert, never only a log line. */
async function compareTotals(deps: CoreDeps, stores: Stores, posted: Posted): Promise<void> {
  const { step, document } = posted;
  const expected = getExpected(step.body) ?? getExpectedOfBank(posted);
  if (expected === undefined) return;
  const { totalMinor, taxMinor, number } = expected;
  if (totalMinor === document.totalMinor && taxMinor === document.taxMinor) return;
  const reason = {
    code: 'ledger.total_differs',
    details: {
      number,
      posted: describeTotal(document, document.currency),
      expected: describeTotal(expected, document.currency),
    },
  };
  const causeKey = `ledger.total_differs:${step.key}`;
  await stores.review.open(step.linkId, { causeKey, reason }, deps.clock.nowIso());
  deps.logger.error('posted total differs', { number });
}

function describeTotal(
  { totalMinor, taxMinor }: Pick<Expected, 'totalMinor' | 'taxMinor'>,
  currency: string,
): string {
  return `${formatMinor(totalMinor)} ${currency} (tax ${formatMinor(taxMinor)})`;
}

interface Expected {
  readonly number: string;
  readonly totalMinor: number;
  readonly taxMinor: number;
}

export function getExpected(body: StepBody): Expected | undefined {
  if (body.kind === 'updateInvoice') return body.invoice;
  return body.kind === 'invoice' || body.kind === 'creditNote' ? body : undefined;
}

/** Its tax is Xero's own: only what leaves the account is predicted. */
function getExpectedOfBank({ step, document }: Posted): Expected | undefined {
  const { body } = step;
  if (body.kind !== 'bankTransaction') return undefined;
  return { number: body.reference, totalMinor: body.totalMinor, taxMinor: document.taxMinor };
}

async function noteContact(
  stores: Stores,
  call: CallRow,
  posted: { readonly step: StepRow; readonly document: PostedDocument },
): Promise<void> {
  const { body } = posted.step;
  if (body.kind !== 'contact') return;
  await stores.contacts.upsert([
    {
      tenantId: call.tenantId,
      contactId: posted.document.xeroId,
      contactNumber: body.contactNumber,
      name: body.name,
      emailAddress: body.emailAddress,
      taxNumber: body.taxNumber,
      postalCode: body.postalCode,
      status: 'ACTIVE',
      mergedToContactId: null,
      details: makeDetails(body),
    },
  ]);
}

/** The last step of the order is done: it is booked, or not booked any more where it was taken back. */
async function settleOrder(deps: CoreDeps, stores: Stores, key: OrderKey): Promise<void> {
  if ((await stores.steps.countOpenForOrder(key)) > 0) return;
  const record = await stores.orders.find(key);
  if (record === undefined || record.state !== 'sending') return;
  const rows = await stores.ledger.listForOrder(key);
  const documents = rows.filter(isStandingDocument);
  const standing = findNewestInvoice(documents);
  const credits = await stores.editCredits.list(key);
  const closed = credits.filter(isOfWholeInvoice).length;
  const isStanding = standing !== undefined && readIssue(standing.key) === nameIssue(key, closed);
  await stores.orders.setState({
    ...key,
    state: isStanding ? 'booked' : 'skipped',
    reason: record.reason,
    bookedAsOf: record.bookedAsOf,
  });
  if (documents.length === 0 && credits.length > 0) {
    // Taken back as a whole: what is booked after that starts anew.
    await stores.editCredits.drop(key);
    await stores.orders.markDirty([key]);
  }
  await leaveStoreNote(deps, stores, { record, rows });
}
