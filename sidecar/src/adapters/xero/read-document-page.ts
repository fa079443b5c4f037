import { z } from 'zod';
import { sum } from '../../domain/money/amount.ts';
import type { XeroState } from '../../domain/reconciliation/xero-state.ts';
import { parseLocalDate, type LocalDate } from '../../domain/time/instant.ts';
import type { CallPriority, DocumentPage } from '../../ports/xero-gateway.ts';
import { creditNoteSchema, invoiceSchema, lineSchema, amount } from './answer-schemas.ts';
import type { ApiReader } from './read-api.ts';
import { UNIT_DECIMALS } from './send-model.ts';
import { parseXeroDate, parseXeroInstant } from './xero-date.ts';

/** Whole documents with their lines: a page of so many stays small. */
const PAGE_SIZE = 500;
/** "Since" leaves out what was modified at that very moment: a second is read twice instead. */
const OVERLAP_MS = 1000;
const ORDER = 'UpdatedDateUTC ASC';

const seen = {
  Date: z.string().nullish(),
  UpdatedDateUTC: z.string().nullish(),
  LineItems: z.array(lineSchema).nullish(),
};
const id = z
  .string()
  .nullish()
  .transform((value) => value ?? '');
const seenInvoiceSchema = invoiceSchema.extend({
  ...seen,
  AmountCredited: amount,
  AmountPaid: amount,
  Overpayments: z.array(z.object({ OverpaymentID: id, AppliedAmount: amount })).nullish(),
  Prepayments: z.array(z.object({ PrepaymentID: id, AppliedAmount: amount })).nullish(),
  CreditNotes: z.array(z.object({ CreditNoteID: id, AppliedAmount: amount })).nullish(),
});
const seenNoteSchema = creditNoteSchema.extend({ ...seen, RemainingCredit: amount });

export interface DocumentPageRead {
  readonly reader: ApiReader;
  readonly tenantId: string;
  readonly priority: CallPriority;
  readonly kind: XeroState['kind'];
  readonly page: number;
  readonly modifiedSince: string;
}

/** A page of the sales documents that were modified since, the longest unmodified first. */
export async function readDocumentPage(read: DocumentPageRead): Promise<DocumentPage> {
  const answers = read.kind === 'invoice' ? await readInvoices(read) : await readNotes(read);
  const updates = answers.flatMap(({ UpdatedDateUTC }) => parseXeroInstant(UpdatedDateUTC) ?? []);
  return {
    documents: answers.map(toState),
    isLast: answers.length < PAGE_SIZE,
    newestUpdatedAt: updates.toSorted().at(-1) ?? null,
  };
}

type SeenInvoice = z.infer<typeof seenInvoiceSchema>;
type SeenNote = z.infer<typeof seenNoteSchema>;

async function readInvoices(read: DocumentPageRead): Promise<readonly SeenInvoice[]> {
  const { reader, tenantId, priority, page } = read;
  return reader.readList({
    tenantId,
    priority,
    listName: 'Invoices',
    schema: seenInvoiceSchema,
    run: (api) =>
      api.getInvoices(
        tenantId,
        getSince(read),
        'Type=="ACCREC"',
        ORDER,
        ...([undefined, undefined, undefined, undefined] as const),
        page,
        ...([undefined, undefined] as const),
        UNIT_DECIMALS,
        ...([undefined] as const),
        PAGE_SIZE,
      ),
  });
}

async function readNotes(read: DocumentPageRead): Promise<readonly SeenNote[]> {
  const { reader, tenantId, priority, page } = read;
  const where = 'Type=="ACCRECCREDIT"';
  return reader.readList({
    tenantId,
    priority,
    listName: 'CreditNotes',
    schema: seenNoteSchema,
    run: (api) =>
      api.getCreditNotes(tenantId, getSince(read), where, ORDER, page, UNIT_DECIMALS, PAGE_SIZE),
  });
}

function getSince({ modifiedSince }: DocumentPageRead): Date {
  return new Date(Date.parse(modifiedSince) - OVERLAP_MS);
}

function toState(answer: SeenInvoice | SeenNote): XeroState {
  const payments = answer.Payments ?? [];
  const advances = listAdvances(answer);
  // Xero counts these as credited; they are money that the customer paid.
  const advancedMinor = sum(advances.map(({ amountMinor }) => amountMinor));
  return {
    ...('InvoiceID' in answer
      ? {
          kind: 'invoice',
          xeroId: answer.InvoiceID,
          number: answer.InvoiceNumber,
          creditedMinor: answer.AmountCredited - advancedMinor,
          paidMinor: answer.AmountPaid + advancedMinor,
          remainingMinor: 0,
          credits: (answer.CreditNotes ?? []).map(({ CreditNoteID, AppliedAmount }) => ({
            xeroId: CreditNoteID,
            amountMinor: AppliedAmount,
          })),
        }
      : {
          kind: 'creditNote',
          xeroId: answer.CreditNoteID,
          number: answer.CreditNoteNumber,
          creditedMinor: 0,
          paidMinor: 0,
          remainingMinor: answer.RemainingCredit,
        }),
    status: answer.Status,
    currency: answer.CurrencyCode,
    contactId: answer.Contact?.ContactID ?? '',
    issuedOn: toDay(answer.Date),
    totalMinor: answer.Total,
    taxMinor: answer.TotalTax,
    lines: (answer.LineItems ?? []).map((line) => ({
      accountCode: line.AccountCode,
      taxType: line.TaxType,
      lineMinor: line.LineAmount,
    })),
    payments: [
      ...payments
        .filter(({ Status }) => Status !== 'DELETED')
        .map(({ PaymentID, Amount }) => ({ xeroId: PaymentID, amountMinor: Amount })),
      ...advances,
    ],
  };
}

/** Over- and prepayments of the customer that were set against an invoice. */
function listAdvances(answer: SeenInvoice | SeenNote): XeroState['payments'] {
  if (!('InvoiceID' in answer)) return [];
  const { Overpayments, Prepayments } = answer;
  return [
    ...(Overpayments ?? []).map((advance) => ({ ...advance, xeroId: advance.OverpaymentID })),
    ...(Prepayments ?? []).map((advance) => ({ ...advance, xeroId: advance.PrepaymentID })),
  ].map(({ xeroId, AppliedAmount }) => ({ xeroId, amountMinor: AppliedAmount, isAdvance: true }));
}

function toDay(date: string | null | undefined): LocalDate | null {
  const day = parseXeroDate(date);
  return day === null ? null : parseLocalDate(day);
}
