import type { EndToEndShop } from './end-to-end-shop.ts';

/** What one row of a payout report is of. */
export interface ReportRow {
  readonly id: string;
  readonly category: string;
  readonly charge: string;
  readonly grossCents: number;
  readonly feeCents: number;
}

const HEADER =
  'automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,currency,gross,fee,net,reporting_category,source_id,charge_id';

export const toText = (cents: number): string =>
  `${cents < 0 ? '-' : ''}${Math.trunc(Math.abs(cents) / 100)}.${String(Math.abs(cents) % 100).padStart(2, '0')}`;

export function sumNet(rows: readonly ReportRow[]): number {
  return rows.reduce((total, { grossCents, feeCents }) => total + grossCents - feeCents, 0);
}

/** Stripe's itemised payout reconciliation, as it writes it. */
export function writeReport(
  payout: { readonly id: string; readonly on: string; readonly currency: string },
  rows: readonly ReportRow[],
): string {
  const lines = rows.map(({ id, category, charge, grossCents, feeCents }) =>
    [
      payout.id,
      `${payout.on} 00:00:00`,
      id,
      payout.currency.toLowerCase(),
      toText(grossCents),
      toText(feeCents),
      toText(grossCents - feeCents),
      category,
      charge,
      charge,
    ].join(','),
  );
  return [HEADER, ...lines].join('\n');
}

interface Payment {
  readonly PaymentID: string;
  readonly Status: string;
  readonly PaymentType: string;
  readonly Amount: number;
  readonly Account: { readonly Code: string };
  readonly Invoice?: { readonly InvoiceNumber: string };
  readonly CreditNote?: { readonly CreditNoteNumber: string };
}

/** A row for each payment and refund that stands on a clearing account, with a fee of its own. */
export async function listReportRows(
  shop: EndToEndShop,
  accountCode: string,
): Promise<ReportRow[]> {
  const { payments } = (await shop.readBooks()) as unknown as { payments: Payment[] };
  const orders = await shop.client.listOrders();
  return payments
    .filter(({ Status, Account }) => Status === 'AUTHORISED' && Account.Code === accountCode)
    .map(({ PaymentID, PaymentType, Amount, Invoice, CreditNote }) => {
      const number = Invoice?.InvoiceNumber ?? CreditNote?.CreditNoteNumber;
      const order = orders.find(({ documents }) =>
        documents.some((document) => document.number === number),
      );
      const isPayment = PaymentType === 'ACCRECPAYMENT';
      const grossCents = Math.round(Amount * 100);
      return {
        id: `txn_${PaymentID}`,
        category: isPayment ? 'charge' : 'refund',
        charge: `ch_${order?.orderId}`,
        grossCents: isPayment ? grossCents : -grossCents,
        feeCents: isPayment ? Math.floor((grossCents * 29) / 1000) + 30 : 0,
      };
    });
}
