import { makeContact } from '../../../../sidecar/src/domain/customer/make-contact.ts';
import type { StoreOrder } from '../../../../sidecar/src/domain/order/store-order.ts';
import { setUpShop } from '../../../support/book-real-order.ts';
import { makePlainInfo, makePlainOrder } from '../../../support/plain-order.ts';

const { rules } = setUpShop({ info: makePlainInfo(), country: 'GB', orders: [makePlainOrder()] });
const plain = makePlainOrder();

function contact(fields: Partial<StoreOrder>) {
  return makeContact({ ...plain, ...fields }, 'D1-C7', rules.settings);
}

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
