import type { BookedDocument } from '../../domain/booking/xero-documents.ts';
import type { OrderStepBody } from '../../domain/ledger/step.ts';
import type { LedgerRow } from '../../ports/ledger-store.ts';
import type { OrderRecord } from '../../ports/order-store.ts';

export interface PreviewedWrite {
  readonly action: 'create' | 'change' | 'void' | 'delete';
  readonly type: BookedDocument['kind'] | 'contact' | 'item';
  readonly key: string;
  /** The document's number, or the item's code. */
  readonly number: string;
  readonly minor: number;
  readonly currency: string;
  readonly on: string | null;
  /** The date that it has in Xero, where the new one differs. */
  readonly wasOn: string | null;
  /** Takes back or changes what is in Xero: a person says yes to it first. */
  readonly asksFirst: boolean;
}

export const NO_DOCUMENT = {
  number: '',
  minor: 0,
  currency: '',
  on: null,
  wasOn: null,
  asksFirst: false,
};

/** A planned step in the words of a preview. */
export function describeWrite(
  body: OrderStepBody,
  ledger: readonly LedgerRow[],
  record: OrderRecord,
): PreviewedWrite {
  const posted = (key: string): LedgerRow | undefined => ledger.find((row) => row.key === key);
  const base = { ...NO_DOCUMENT, currency: record.currency, key: body.key };
  switch (body.kind) {
    case 'contact':
      return { ...base, action: 'create', type: 'contact', number: body.name };
    case 'item':
      return { ...base, action: 'create', type: 'item', number: body.code };
    case 'invoice':
    case 'creditNote': {
      const { kind: type, number, totalMinor: minor, issuedOn: on } = body;
      const isCredit = type === 'creditNote';
      const wasOn =
        record.reason?.code === 'order.dated_later' && !isCredit ? placedOn(record) : null;
      const asksFirst = isCredit || wasOn !== null;
      return { ...base, action: 'create', type, number, minor, on, wasOn, asksFirst };
    }
    case 'payment':
    case 'refund': {
      const asksFirst = body.kind === 'refund';
      const { kind: type, amountMinor: minor, paidOn: on } = body;
      return { ...base, action: 'create', type, minor, on, asksFirst };
    }
    case 'allocation':
      return {
        ...base,
        action: 'create',
        type: body.kind,
        minor: body.amountMinor,
        on: body.allocatedOn,
      };
    case 'updateInvoice': {
      const { number, totalMinor: minor, issuedOn: on } = body.invoice;
      const before = posted(body.key)?.body as { issuedOn?: string } | undefined;
      const wasOn = before?.issuedOn === on ? null : (before?.issuedOn ?? null);
      return {
        ...base,
        action: 'change',
        type: 'invoice',
        number,
        minor,
        on,
        wasOn,
        asksFirst: true,
      };
    }
    case 'voidInvoice':
      return { ...base, ...describeEnd('void', posted(body.invoiceKey)) };
    case 'voidCreditNote':
      return { ...base, ...describeEnd('void', posted(body.creditNoteKey)) };
    case 'deleteAllocation':
      return { ...base, ...describeEnd('delete', posted(body.allocationKey)) };
    case 'deletePayment':
      return { ...base, ...describeEnd('delete', posted(body.paymentKey)) };
  }
}

/** What is taken back: a person says yes to it first. */
function describeEnd(
  action: 'void' | 'delete',
  row: LedgerRow | undefined,
): Pick<PreviewedWrite, 'action' | 'type' | 'number' | 'minor' | 'asksFirst'> {
  return {
    action,
    // Our own JSON, as it was planned.
    type: (row?.body as BookedDocument | undefined)?.kind ?? 'payment',
    number: row?.number ?? '',
    minor: row?.totalMinor ?? 0,
    asksFirst: true,
  };
}

function placedOn(record: OrderRecord): string {
  return String(record.reason?.details['orderOf'] ?? '');
}
