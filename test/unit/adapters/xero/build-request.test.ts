import {
  buildRequest,
  getMaxStepsPerCall,
} from '../../../../sidecar/src/adapters/xero/build-request.ts';
import { toXeroNumber } from '../../../../sidecar/src/adapters/xero/xero-number.ts';
import {
  makeContactBody,
  makeCreditNoteBody,
  makeInvoiceBody,
  makeLine,
  makePaymentBody,
  makeStep,
} from '../../../support/xero-steps.ts';

const IDS = {
  'contact:L1-C7': 'contact-id',
  'invoice:NOP-1': 'invoice-id',
  'creditNote:NOP-1-CN1150': 'note-id',
  'payment:NOP-1:1': 'payment-id',
};

describe('buildRequest', () => {
  it('names the contact of an invoice by its id alone', () => {
    const request = buildRequest('invoice', [makeStep(makeInvoiceBody(), IDS)]);
    expect(request).toEqual({
      kind: 'invoice',
      documentId: null,
      model: {
        invoices: [
          {
            type: 'ACCREC',
            contact: { contactID: 'contact-id' },
            date: '2026-11-20',
            dueDate: '2026-11-20',
            lineAmountTypes: 'Inclusive',
            lineItems: [
              {
                description: 'Widget',
                quantity: 1,
                unitAmount: 11.5,
                accountCode: '200',
                taxType: 'OUTPUT2',
              },
            ],
            currencyCode: 'NZD',
            reference: '1',
            invoiceNumber: 'NOP-1',
            status: 'AUTHORISED',
            url: 'https://shop.example/Admin/Order/Edit/1',
          },
        ],
      },
    });
  });

  it('sends tax, item and tracking only where the line has them', () => {
    const line = makeLine({
      role: 'item',
      sendTax: true,
      taxMinor: 151,
      itemCode: 'SKU-1234567890123456789012345678901',
      tracking: [{ name: 'Region', option: 'North' }],
    });
    const { model } = buildRequest('invoice', [makeStep(makeInvoiceBody({ lines: [line] }), IDS)]);
    expect(model).toMatchObject({
      invoices: [
        {
          lineItems: [
            {
              taxAmount: 1.51,
              itemCode: 'SKU-12345678901234567890123456',
              tracking: [{ name: 'Region', option: 'North' }],
            },
          ],
        },
      ],
    });
  });

  it('leaves out a link that Xero would refuse', () => {
    const urls = ['https://xerox.example/1', 'ftp://shop.example', ''];
    for (const url of urls) {
      const { model } = buildRequest('invoice', [makeStep(makeInvoiceBody({ url }), IDS)]);
      expect(JSON.stringify(model)).not.toContain('url');
    }
  });

  it('makes the same bytes of the same steps', () => {
    const steps = [makeStep(makeInvoiceBody(), IDS), makeStep(makeInvoiceBody(), IDS)];
    expect(JSON.stringify(buildRequest('invoice', steps))).toBe(
      JSON.stringify(buildRequest('invoice', structuredClone(steps))),
    );
  });

  it('cleans and cuts what a contact is made of', () => {
    const body = makeContactBody({
      name: `  Ada <b>  ${'x'.repeat(300)}`,
      emailAddress: 'jürgen@example.com',
      taxNumber: '',
      phone: ' 021\t555 ',
      addresses: [
        {
          addressType: 'POBOX',
          addressLine1: '1 High St',
          addressLine2: '',
          city: 'Leeds',
          region: '',
          postalCode: 'LS1',
          country: 'GB-1',
        },
      ],
    });
    const { model } = buildRequest('contact', [makeStep(body)]);
    expect(model).toEqual({
      contacts: [
        {
          contactNumber: 'L1-C7',
          name: `Ada b ${'x'.repeat(249)}`,
          firstName: 'Ada',
          lastName: 'Lovelace',
          phones: [{ phoneType: 'DEFAULT', phoneNumber: '021 555' }],
          addresses: [
            {
              addressType: 'POBOX',
              addressLine1: '1 High St',
              city: 'Leeds',
              postalCode: 'LS1',
              country: 'GB',
            },
          ],
        },
      ],
    });
  });

  it('posts a journal whose debits are above zero, with tax rates only where tax moves', () => {
    const lines = [
      { accountCode: '200', taxType: 'OUTPUT2', tracking: [], debitMinor: 1050 },
      {
        accountCode: '260',
        taxType: 'OUTPUT2',
        tracking: [{ name: 'Region', option: 'North' }],
        debitMinor: -1050,
      },
    ];
    const body = {
      kind: 'manualJournal' as const,
      key: 'journal:2026-10:1',
      needs: [],
      on: '2026-10-31',
      narration: 'Daybook correction',
      lines,
    };
    const build = (lineAmountTypes: 'NoTax' | 'Inclusive') =>
      buildRequest('manualJournal', [makeStep({ ...body, lineAmountTypes })]).model;
    const description = 'Daybook correction';
    const [debit, credit] = [
      { lineAmount: 10.5, accountCode: '200', description },
      {
        lineAmount: -10.5,
        accountCode: '260',
        description,
        tracking: [{ name: 'Region', option: 'North' }],
      },
    ];
    const shared = { narration: description, date: '2026-10-31', status: 'POSTED' };
    expect(build('NoTax')).toEqual({
      manualJournals: [{ ...shared, lineAmountTypes: 'NoTax', journalLines: [debit, credit] }],
    });
    const taxType = 'OUTPUT2';
    expect(build('Inclusive')).toEqual({
      manualJournals: [
        {
          ...shared,
          lineAmountTypes: 'Inclusive',
          journalLines: [
            { ...debit, taxType },
            { ...credit, taxType },
          ],
        },
      ],
    });
  });

  it('pays invoices and refunds credit notes from an account by its id', () => {
    const payment = buildRequest('payment', [makeStep(makePaymentBody(), IDS)]);
    expect(payment.model).toEqual({
      payments: [
        {
          invoice: { invoiceID: 'invoice-id' },
          account: { accountID: 'account-1' },
          date: '2026-11-20',
          amount: 11.5,
          reference: '1',
        },
      ],
    });
    const { invoiceKey: _, ...paid } = makePaymentBody();
    const body = { ...paid, kind: 'refund', creditNoteKey: 'creditNote:NOP-1-CN1150' } as const;
    expect(buildRequest('refund', [makeStep(body, IDS)]).model).toMatchObject({
      payments: [{ creditNote: { creditNoteID: 'note-id' } }],
    });
  });

  it('names the document in the path where Xero takes one a call', () => {
    const allocation = {
      kind: 'allocation',
      key: 'allocation:1',
      fingerprint: 'f',
      needs: [],
      creditNoteKey: 'creditNote:NOP-1-CN1150',
      invoiceKey: 'invoice:NOP-1',
      allocatedOn: '2026-11-21',
      amountMinor: 5,
    } as const;
    const update = {
      kind: 'updateInvoice',
      key: 'invoice:NOP-1',
      needs: [],
      invoice: makeInvoiceBody(),
    } as const;
    const voiding = {
      kind: 'voidInvoice',
      key: 'v',
      needs: [],
      invoiceKey: 'invoice:NOP-1',
    } as const;
    const deletion = {
      kind: 'deletePayment',
      key: 'd',
      needs: [],
      paymentKey: 'payment:NOP-1:1',
    } as const;
    expect(buildRequest('allocation', [makeStep(allocation, IDS)])).toMatchObject({
      documentId: 'note-id',
      model: {
        allocations: [{ invoice: { invoiceID: 'invoice-id' }, amount: 0.05, date: '2026-11-21' }],
      },
    });
    expect(buildRequest('updateInvoice', [makeStep(update, IDS)]).documentId).toBe('invoice-id');
    expect(buildRequest('voidInvoice', [makeStep(voiding, IDS)])).toMatchObject({
      documentId: 'invoice-id',
      model: { invoices: [{ status: 'VOIDED' }] },
    });
    const ofDraft = makeStep({ ...voiding, isDraft: true }, IDS);
    expect(buildRequest('voidInvoice', [ofDraft])).toMatchObject({
      model: { invoices: [{ status: 'DELETED' }] },
    });
    expect(buildRequest('deletePayment', [makeStep(deletion, IDS)])).toMatchObject({
      documentId: 'payment-id',
      model: { status: 'DELETED' },
    });
    const { creditNoteKey } = allocation;
    const taking = {
      kind: 'deleteAllocation',
      key: 'a',
      needs: [],
      allocationKey: 'payment:NOP-1:1',
      creditNoteKey,
    } as const;
    expect(buildRequest('deleteAllocation', [makeStep(taking, IDS)])).toMatchObject({
      documentId: 'note-id',
      model: { allocationID: 'payment-id' },
    });
    expect(getMaxStepsPerCall('voidInvoice')).toBe(1);
  });

  it('makes credit notes of their own type and number', () => {
    const { model } = buildRequest('creditNote', [makeStep(makeCreditNoteBody(), IDS)]);
    expect(model).toMatchObject({
      creditNotes: [{ type: 'ACCRECCREDIT', creditNoteNumber: 'NOP-1-CN1150' }],
    });
  });

  it('refuses more steps than fit, steps of another kind and ids that are missing', () => {
    const many = Array.from({ length: 51 }, () => makeStep(makeInvoiceBody(), IDS));
    expect(() => buildRequest('invoice', many)).toThrow(RangeError);
    expect(() => buildRequest('contact', [makeStep(makeInvoiceBody(), IDS)])).toThrow(RangeError);
    expect(() => buildRequest('invoice', [makeStep(makeInvoiceBody())])).toThrow('contact:L1-C7');
  });
});

describe('toXeroNumber', () => {
  it('reads decimal text of at most four decimals, which JSON then writes without an exponent', () => {
    expect(JSON.stringify(['0.0001', '-12.5000', '9999999999.99'].map(toXeroNumber))).toBe(
      '[0.0001,-12.5,9999999999.99]',
    );
    for (const text of ['0.00001', '1e-7', '', 'NaN']) {
      expect(() => toXeroNumber(text)).toThrow(RangeError);
    }
  });
});
