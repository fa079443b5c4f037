import type {
  BookedCreditNote,
  BookedInvoice,
  BookedPayment,
  DocumentLine,
} from '../../sidecar/src/domain/booking/xero-documents.ts';
import type { ContactStepBody, StepBody } from '../../sidecar/src/domain/ledger/step.ts';
import type { ResolvedStep } from '../../sidecar/src/ports/xero-gateway.ts';

/** Steps as the planner makes them, with the fields of interest given. */
export function makeContactBody(fields: Partial<ContactStepBody> = {}): ContactStepBody {
  const contactNumber = fields.contactNumber ?? 'L1-C7';
  return {
    kind: 'contact',
    key: `contact:${contactNumber}`,
    fingerprint: 'f',
    needs: [],
    contactNumber,
    name: 'Ada Lovelace',
    fallbackName: 'Ada Lovelace (#7)',
    firstName: 'Ada',
    lastName: 'Lovelace',
    emailAddress: 'ada@example.com',
    taxNumber: '',
    phone: '',
    postalCode: '',
    addresses: [],
    ...fields,
  };
}

export function makeLine(fields: Partial<DocumentLine> = {}): DocumentLine {
  return {
    description: 'Widget',
    quantity: 1,
    unitAmount: '11.5000',
    accountCode: '200',
    taxType: 'OUTPUT2',
    taxRate: '15',
    lineMinor: 1150,
    taxMinor: 150,
    role: 'item',
    sendTax: false,
    itemCode: null,
    tracking: [],
    ...fields,
  };
}

export function makeInvoiceBody(fields: Partial<BookedInvoice> = {}): BookedInvoice {
  const number = fields.number ?? 'NOP-1';
  return {
    kind: 'invoice',
    key: `invoice:${number}`,
    fingerprint: 'f',
    needs: ['contact:L1-C7'],
    number,
    reference: '1',
    contactKey: 'contact:L1-C7',
    currency: 'NZD',
    issuedOn: '2026-11-20',
    dueOn: '2026-11-20',
    lineAmountTypes: 'Inclusive',
    lines: [makeLine()],
    totalMinor: 1150,
    taxMinor: 150,
    url: 'https://shop.example/Admin/Order/Edit/1',
    status: 'AUTHORISED',
    giftCardTenders: [],
    productFacts: [],
    ...fields,
  };
}

export function makeCreditNoteBody(fields: Partial<BookedCreditNote> = {}): BookedCreditNote {
  const number = fields.number ?? 'NOP-1-CN1150';
  return {
    kind: 'creditNote',
    key: `creditNote:${number}`,
    fingerprint: 'f',
    needs: ['contact:L1-C7', 'invoice:NOP-1'],
    number,
    reference: '1',
    contactKey: 'contact:L1-C7',
    invoiceKey: 'invoice:NOP-1',
    currency: 'NZD',
    issuedOn: '2026-11-21',
    lineAmountTypes: 'Inclusive',
    lines: [makeLine()],
    totalMinor: 1150,
    taxMinor: 150,
    refundedTotalMinor: 1150,
    ...fields,
  };
}

export function makePaymentBody(fields: Partial<BookedPayment> = {}): BookedPayment {
  return {
    kind: 'payment',
    key: 'payment:NOP-1:1',
    fingerprint: 'f',
    needs: ['invoice:NOP-1'],
    invoiceKey: 'invoice:NOP-1',
    accountId: 'account-1',
    paidOn: '2026-11-20',
    amountMinor: 1150,
    currency: 'NZD',
    reference: '1',
    ...fields,
  };
}

export function makeStep(
  body: StepBody,
  idsByKey: Readonly<Record<string, string>> = {},
): ResolvedStep {
  return { stepId: `step of ${body.key}`, body, idsByKey };
}
