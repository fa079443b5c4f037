import { translateRefusal } from '../../../../sidecar/src/adapters/xero/translate-refusal.ts';
import { ERROR_CATALOGUE } from '../../../../sidecar/src/adapters/xero/error-catalogue.ts';
import { ERROR_CODES } from '../../../../sidecar/src/domain/errors/error-codes.ts';

const CASES: readonly (readonly [string, string, Record<string, string>])[] = [
  [
    'The contact name Ada Lovelace is already assigned to another contact. The contact name must be unique across all active contacts.',
    'xero.contact_name_taken',
    { name: 'Ada Lovelace' },
  ],
  [
    'The existing contact with name "A" cannot be updated to use new name "B". There is an existing contact with that name.',
    'xero.contact_name_taken',
    { name: 'B' },
  ],
  [
    'The contact number L1-C7 is already assigned to another contact. The contact number must be unique across all contacts.',
    'xero.contact_number_taken',
    { number: 'L1-C7' },
  ],
  ['Invoice # must be unique.', 'xero.number_taken', {}],
  [
    "Account code '999' is not a valid code for this document.",
    'xero.account_invalid',
    { account: '999' },
  ],
  [
    "Account code '200' has been archived, or has been deleted. Each line item must reference a valid account.",
    'xero.account_archived',
    { account: '200' },
  ],
  [
    "The TaxType code 'INPUT2' cannot be used with account code '200'.",
    'xero.tax_refused_by_account',
    { taxType: 'INPUT2', account: '200' },
  ],
  [
    'The document date cannot be before the period lock date, currently set at 30-Nov-2018',
    'xero.period_locked',
    { lockedUntil: '30-Nov-2018' },
  ],
  ['Organisation is not subscribed to currency EUR', 'xero.currency_missing', { currency: 'EUR' }],
  ['payment amount exceeds the amount outstanding on this document', 'xero.payment_too_large', {}],
  [
    'The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes.',
    'xero.contact_archived',
    {},
  ],
];

describe('translateRefusal', () => {
  it.each(CASES)('translates: %s', (text, code, details) => {
    expect(translateRefusal([text], 'payment')).toEqual({ code, details });
  });

  it('keeps a text that it does not know', () => {
    expect(translateRefusal(['Something new.'], 'invoice')).toEqual({
      code: 'xero.refused',
      details: { text: 'Something new.' },
    });
  });

  it('tells the more telling of two texts', () => {
    const texts = [
      'Invoice not of valid status for modification',
      'This document cannot be edited as it has a payment or credit note allocated to it.',
    ];
    expect(translateRefusal(texts, 'updateInvoice').code).toBe('xero.document_has_payment');
  });

  it('takes a closed document of the number of a new one for a number that is taken', () => {
    const texts = ['Invoice not of valid status for modification'];
    expect(translateRefusal(texts, 'invoice').code).toBe('xero.number_taken');
    expect(translateRefusal(texts, 'voidInvoice').code).toBe('xero.document_closed');
  });

  it('gives every detail that the message of the code names', () => {
    for (const row of ERROR_CATALOGUE) {
      const { message, suggestion } = ERROR_CODES[row.code];
      const named = `${message} ${suggestion}`.match(/(?<=\{)\w+(?=\})/g) ?? [];
      const given = row.text.match(/(?<=\{)\w+(?=\})/g) ?? [];
      const all = [...given, ...Object.keys(row.details ?? {}), ...(row.keepsText ? ['text'] : [])];
      expect(all).toEqual(expect.arrayContaining([...new Set(named)]));
    }
  });

  it('finds each row of the catalogue by its own text', () => {
    for (const row of ERROR_CATALOGUE) {
      const text = row.text.replace(/\{\w*\}/g, 'X');
      expect({ text, code: translateRefusal([text], 'payment').code }).toEqual({
        text,
        code: row.code,
      });
    }
  });
});
