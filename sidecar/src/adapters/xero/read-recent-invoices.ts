import { z } from 'zod';
import type { LocalDate } from '../../domain/time/instant.ts';
import type { InvoicesRead, StandingInvoice } from '../../ports/xero-gateway.ts';
import { invoiceSchema } from './answer-schemas.ts';
import type { ApiReader } from './read-api.ts';
import { UNIT_DECIMALS } from './send-model.ts';
import { parseXeroDate } from './xero-date.ts';

const PAGE_SIZE = 1000;
/** 3,000 invoices: more are a reason to look closer, not to ask more. */
const MAX_PAGES = 3;
const STANDING = ['DRAFT', 'SUBMITTED', 'AUTHORISED', 'PAID'];

const datedInvoiceSchema = invoiceSchema.extend({
  Date: z.string().nullish(),
  Reference: z.string().nullish(),
});

export interface RecentInvoicesRead {
  readonly reader: ApiReader;
  readonly tenantId: string;
  readonly since: LocalDate;
}

/** Sales invoices from a day on, newest first. */
export async function readRecentInvoices(read: RecentInvoicesRead): Promise<InvoicesRead> {
  const { reader, tenantId, since } = read;
  const [year, month, day] = since.split('-').map(Number);
  const where = `Type=="ACCREC" AND Date>=DateTime(${year},${month},${day})`;
  const invoices: StandingInvoice[] = [];
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answers = await reader.readList({
      tenantId,
      priority: 'interactive',
      listName: 'Invoices',
      schema: datedInvoiceSchema,
      run: (api) =>
        api.getInvoices(
          tenantId,
          undefined,
          where,
          'Date DESC',
          ...([undefined, undefined, undefined, STANDING] as const),
          page,
          ...([undefined, undefined] as const),
          UNIT_DECIMALS,
          ...([undefined] as const),
          PAGE_SIZE,
        ),
    });
    invoices.push(...answers.flatMap(toStanding));
    if (answers.length < PAGE_SIZE) return { invoices, isComplete: true };
  }
  return { invoices, isComplete: false };
}

function toStanding(invoice: z.infer<typeof datedInvoiceSchema>): StandingInvoice[] {
  const issuedOn = parseXeroDate(invoice.Date);
  if (issuedOn === null || !STANDING.includes(invoice.Status)) return [];
  return [
    {
      xeroId: invoice.InvoiceID,
      number: invoice.InvoiceNumber,
      reference: invoice.Reference ?? '',
      issuedOn,
      currency: invoice.CurrencyCode,
      totalMinor: invoice.Total,
    },
  ];
}
