import { maskBody, maskQuery } from '../../../../sidecar/src/adapters/xero/mask-personal-data.ts';

describe('maskBody', () => {
  it('masks contacts wherever they are nested and keeps money, ids and numbers', () => {
    const body = {
      Invoices: [
        {
          InvoiceNumber: 'NOP-1',
          Total: 11.5,
          Contact: {
            ContactID: 'c1',
            ContactNumber: 'L1-C7',
            Name: 'Ada Lovelace',
            EmailAddress: 'ada@example.com',
            Addresses: [{ AddressType: 'POBOX', AddressLine1: '1 High St', Country: 'GB' }],
            Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '021' }],
            ContactPersons: [{ FirstName: 'Bob', LastName: '' }],
          },
          LineItems: [{ Description: 'Card for bob@example.com', ItemCode: 'GC' }],
        },
      ],
    };
    expect(maskBody(body, '/api.xro/2.0/Invoices')).toEqual({
      Invoices: [
        {
          InvoiceNumber: 'NOP-1',
          Total: 11.5,
          Contact: {
            ContactID: 'c1',
            ContactNumber: 'L1-C7',
            Name: '***',
            EmailAddress: '***',
            Addresses: [{ AddressType: 'POBOX', AddressLine1: '***', Country: 'GB' }],
            Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '***' }],
            ContactPersons: [{ FirstName: '***', LastName: '' }],
          },
          LineItems: [{ Description: 'Card for ***', ItemCode: 'GC' }],
        },
      ],
    });
  });

  it('masks the contacts of a refused call and the names in its messages', () => {
    const Message = 'The contact name Ada Lovelace is already assigned to another contact. The …';
    const body = { Elements: [{ Name: 'Ada Lovelace', ValidationErrors: [{ Message }] }] };
    expect(JSON.stringify(maskBody(body, '/api.xro/2.0/Contacts'))).not.toContain('Ada');
  });

  it('keeps the names of accounts, tax rates and items', () => {
    const body = { Accounts: [{ Name: 'Sales', BankAccountNumber: '01-02' }] };
    expect(maskBody(body, '/api.xro/2.0/Accounts')).toEqual({
      Accounts: [{ Name: 'Sales', BankAccountNumber: '***' }],
    });
  });
});

describe('maskQuery', () => {
  it('masks what is searched for by name or address', () => {
    expect(
      maskQuery({
        where: 'Name=="Ada \\"A\\" L" OR EmailAddress.Contains("ada") AND ContactNumber=="L1-C7"',
        searchTerm: 'ada',
        page: '1',
      }),
    ).toEqual({
      where: 'Name=="***" OR EmailAddress.Contains("***") AND ContactNumber=="L1-C7"',
      searchTerm: '***',
      page: '1',
    });
  });
});
