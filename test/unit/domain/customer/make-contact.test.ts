import { toCompanyKey } from '../../../../sidecar/src/domain/customer/choose-contact-group.ts';
import type { BookingSettings } from '../../../../sidecar/src/domain/mapping/rule-set.ts';
import { makeContact } from '../../../../sidecar/src/domain/customer/make-contact.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { setUpShop } from '../../../support/book-real-order.ts';
import { makePlainInfo, makePlainOrder } from '../../../support/plain-order.ts';

const { rules } = setUpShop({ info: makePlainInfo(), country: 'GB', orders: [makePlainOrder()] });
const plain = makePlainOrder();

function contact(fields: Partial<StoreOrder>) {
  return makeShared(fields, 'customer');
}

function makeShared(fields: Partial<StoreOrder>, contactPer: BookingSettings['contactPer']) {
  const settings = { ...rules.settings, contactPer };
  const order = { ...plain, ...fields };
  return makeContact(order, { contactNumber: 'D1-X', settings, storeName: 'Kea & Co' });
}

describe('a contact that many share', () => {
  const guest = { ...plain.customer, isGuest: true };

  it('is named after the shop, and says nothing of any of them', () => {
    const shared = [
      makeShared({ customer: guest }, 'guestsTogether'),
      makeShared({}, 'store'),
      makeShared({}, 'country'),
    ];
    expect(shared.map(({ name }) => name)).toEqual([
      'Guests of Kea & Co',
      'Customers of Kea & Co',
      'Customers of Kea & Co, GB',
    ]);
    for (const { emailAddress, phone, firstName, lastName, addresses } of shared) {
      expect([emailAddress, phone, firstName, lastName, addresses]).toEqual(['', '', '', '', []]);
    }
  });

  it('is not for who has an account, names no company, or gave a VAT number', () => {
    expect(makeShared({}, 'guestsTogether').name).toBe('Kim Lee');
    expect(makeShared({}, 'company').name).toBe('Kim Lee');
    expect(makeShared({ vatNumber: 'DE123456789' }, 'store').name).toBe('Kim Lee');
    const customer = { ...plain.customer, vatNumber: 'DE123456789' };
    expect(makeShared({ customer }, 'country').name).toBe('Kim Lee');
  });

  it('is the company’s, whoever of it buys', () => {
    const billingAddress = {
      ...(plain.billingAddress ?? throwMissing()),
      company: ' Acme   Ltd. ',
    };
    expect(makeShared({ billingAddress }, 'company').name).toBe('Acme Ltd.');
    expect(toCompanyKey(' ACME  Ltd')).toBe(toCompanyKey('Acme Ltd.'));
  });
});

describe('a contact', () => {
  it('takes the customer’s name where the address has spaces only', () => {
    const billingAddress = {
      ...(plain.billingAddress ?? throwMissing()),
      firstName: ' ',
      lastName: '',
    };
    expect(contact({ billingAddress }).name).toBe('Kim Lee');
  });

  it('takes the address’s e-mail where the guest’s own is empty', () => {
    const customer = { ...plain.customer, email: '', isGuest: true };
    expect(contact({ customer }).emailAddress).toBe('kim@example.test');
  });

  it('takes the customer’s VAT number where the order’s is empty', () => {
    const customer = { ...plain.customer, vatNumber: 'GB123' };
    expect(contact({ customer, vatNumber: '' }).taxNumber).toBe('GB123');
  });

  it('has a name that Xero takes', () => {
    const billingAddress = {
      ...(plain.billingAddress ?? throwMissing()),
      firstName: ' <b>Ann  Marie</b>',
      lastName: '\tO’Neil ',
    };
    expect(contact({ billingAddress }).name).toBe('bAnn Marie/b O’Neil');
  });
});

function throwMissing(): never {
  throw new Error('the plain order has an address');
}
