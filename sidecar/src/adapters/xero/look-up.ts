import type { PostedDocument } from '../../ports/xero-gateway.ts';
import { invoiceSchema, type InvoiceAnswer } from './answer-schemas.ts';
import type { ApiReader } from './read-api.ts';
import { UNIT_DECIMALS } from './send-model.ts';

/** What every look-up works with. */
export interface LookUp {
  readonly reader: ApiReader;
  readonly tenantId: string;
  /** Xero ids that the ledger has already. */
  readonly heldIds: ReadonlySet<string>;
}

export type Found = Map<string, PostedDocument>;

export function readOptions({ tenantId }: LookUp): {
  readonly tenantId: string;
  readonly priority: 'live';
} {
  return { tenantId, priority: 'live' };
}

/** Invoices with their payments, by number or by id. */
export function readInvoices(
  lookUp: LookUp,
  by: { readonly numbers?: readonly string[]; readonly ids?: readonly string[] },
): Promise<readonly InvoiceAnswer[]> {
  // A page holds whole invoices; a list without pages leaves their payments out.
  const page = 1;
  const [ids, numbers] = [by.ids && [...by.ids], by.numbers && [...by.numbers]];
  return lookUp.reader.readList({
    ...readOptions(lookUp),
    listName: 'Invoices',
    schema: invoiceSchema,
    run: (api) =>
      api.getInvoices(
        lookUp.tenantId,
        ...([undefined, undefined, undefined] as const),
        ids,
        numbers,
        ...([undefined, undefined] as const),
        page,
        ...([undefined, undefined] as const),
        UNIT_DECIMALS,
      ),
  });
}
