import { redactRequest } from '../../../../sidecar/src/domain/activity/redact-request.ts';

it('masks what names or reaches a person, and keeps ids, numbers and money', () => {
  const request = {
    kind: 'contact',
    model: {
      contacts: [
        {
          contactNumber: 'D1-C5',
          name: 'Ann Smith',
          emailAddress: 'ann@example.test',
          phones: [{ phoneType: 'DEFAULT', phoneNumber: '12345' }],
          addresses: [{ addressType: 'POBOX', addressLine1: '1 High Street', city: '' }],
        },
      ],
    },
  };
  expect(redactRequest(request)).toEqual({
    kind: 'contact',
    model: {
      contacts: [
        {
          contactNumber: 'D1-C5',
          name: '***',
          emailAddress: '***',
          phones: [{ phoneType: 'DEFAULT', phoneNumber: '***' }],
          addresses: [{ addressType: 'POBOX', addressLine1: '***', city: '' }],
        },
      ],
    },
  });
});

it('masks an e-mail address wherever it stands', () => {
  const line = { description: 'Gift for bob@example.test', unitAmount: 5, accountCode: '200' };
  const invoice = { contact: { contactID: 'c-1' }, lineItems: [line] };
  expect(redactRequest({ invoices: [invoice] })).toEqual({
    invoices: [
      {
        contact: { contactID: 'c-1' },
        lineItems: [{ ...line, description: 'Gift for ***' }],
      },
    ],
  });
});
