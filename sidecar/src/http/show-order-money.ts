import type { WireOrderDetails } from '../contract/index.ts';
import { toBookedMinor } from '../domain/booking/currency/booked-currency.ts';
import type { BookedCreditNote, BookedDocument } from '../domain/booking/xero-documents.ts';
import { getMoneyId } from '../domain/ledger/ledger-entry.ts';
import { formatMinor, parseMinor } from '../domain/money/amount.ts';
import type { FeeOfMoney } from '../ports/fee-store.ts';
import type { LedgerRow } from '../ports/ledger-store.ts';
import { isBookedInCustomerCurrency } from '../use-cases/booking/order-worth.ts';
import type { OrderStory } from '../use-cases/pages/read-order-story.ts';
import { toBookedDocuments } from '../use-cases/booking/to-booked-documents.ts';

type WireMoney = WireOrderDetails['money'][number];

/** Each payment and each refund, as the store tells it and where it went in Xero. */
export function showMoney(story: OrderStory): WireMoney[] {
  const documents = story.documents.map((row) => row.body as BookedDocument);
  return story.documents.flatMap((row) => {
    const body = row.body as BookedDocument;
    const fee = showFee(story.fees.find(({ moneyId }) => moneyId === getMoneyId(row)));
    if (body.kind === 'payment') {
      return [{ ...toRow(body, story), fee, storeAt: story.order.snapshot.paidDateUtc }];
    }
    if (body.kind !== 'refund') return [];
    const note = documents.find(
      (entry): entry is BookedCreditNote =>
        entry.kind === 'creditNote' && entry.key === body.creditNoteKey,
    );
    return [{ ...toRow(body, story), fee, storeAt: findRefundTime(note, story) }];
  });
}

function showFee(fee: FeeOfMoney | undefined): WireMoney['fee'] {
  return fee === undefined ? null : { amount: formatMinor(fee.feeMinor), payoutId: fee.payoutId };
}

function toRow(
  body: Extract<BookedDocument, { kind: 'payment' | 'refund' }>,
  { documents }: OrderStory,
): Omit<WireMoney, 'storeAt' | 'fee'> {
  const key = body.kind === 'payment' ? body.invoiceKey : body.creditNoteKey;
  const document = documents.find((row) => row.key === key);
  return {
    type: body.kind,
    amount: formatMinor(body.amountMinor),
    document: document?.number ?? null,
    paidOn: body.paidOn,
    account: body.accountId,
    taxes: document === undefined ? [] : sumTaxes(document),
  };
}

/** The tax of the document that the money is on, by rate. */
function sumTaxes(row: LedgerRow): { rate: string; amount: string }[] {
  const body = row.body as BookedDocument;
  const taxed = 'lines' in body ? body.lines.filter((line) => line.taxMinor !== 0) : [];
  return [...Map.groupBy(taxed, (line) => line.taxRate)].map(([rate, lines]) => ({
    rate,
    amount: formatMinor(lines.reduce((total, line) => total + line.taxMinor, 0)),
  }));
}

/** The store announces refunds with what was given back until then. */
function findRefundTime(note: BookedCreditNote | undefined, story: OrderStory): string | null {
  if (note === undefined || note.credits !== undefined) return null;
  const { info } = story;
  const context = {
    inCustomerCurrency: isBookedInCustomerCurrency(toBookedDocuments(story.documents)),
  };
  const read = (amount: string): number =>
    info === undefined
      ? parseMinor(amount)
      : toBookedMinor({ order: story.order.snapshot, info, context }, amount);
  const notice = story.refunds.find(
    ({ refundedTotal }) => read(refundedTotal) === note.refundedTotalMinor,
  );
  return notice?.occurredOnUtc ?? null;
}
