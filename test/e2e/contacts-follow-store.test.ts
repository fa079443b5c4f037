import type { WireOrder, WireReviewEntry, WireRuleSet } from '../../sidecar/src/contract/index.ts';
import { BuyerOrders, toBuyers, type Buyer } from '../support/buyer-orders.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import {
  changeContact,
  findXeroContact,
  listXeroContacts,
  type XeroContact,
} from '../support/known-contacts.ts';
import { waitForStruckFaults } from '../support/wait-for-shop.ts';

type Fields = WireRuleSet['settings']['contactFields'];

let shop: EndToEndShop;
let orders: BuyerOrders;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--seed', '3', '--when', 'placed');
  orders = new BuyerOrders(shop);
}, 60_000);

afterAll(() => shop.stop());

const setPolicies = (policies: Partial<Fields>): Promise<void> =>
  shop.changeRules((rules) => ({
    ...rules,
    settings: {
      ...rules.settings,
      contactFields: { ...rules.settings.contactFields, ...policies },
    },
  }));

async function book(buyer: Buyer): Promise<WireOrder> {
  const order = await orders.place(buyer);
  await shop.waitFor(order.id, 'booked');
  await shop.settle();
  return order;
}

async function findOfCustomer(id: number): Promise<XeroContact | undefined> {
  return (await listXeroContacts(shop)).find(({ ContactNumber = '' }) =>
    ContactNumber.endsWith(`-C${id}`),
  );
}

function getPhone(contact: XeroContact | undefined): string | undefined {
  return contact?.Phones.find(({ PhoneType }) => PhoneType === 'DEFAULT')?.PhoneNumber;
}

async function countContactPosts(): Promise<number> {
  const { callsByRoute } = await shop.xeroCounts();
  return Object.entries(callsByRoute)
    .filter(([route]) => /^POST .*Contacts/.test(route))
    .reduce((total, [, count]) => total + count, 0);
}

const makeBuyer = (id: number, rest: Partial<Buyer> = {}): Buyer => ({
  id,
  firstName: `Fay${id}`,
  lastName: 'Follow',
  email: `fay@follow${id}.test`,
  phone: '0100',
  postalCode: `FF${id}`,
  ...rest,
});

it.each([
  ['store', '0200'],
  ['xero', '0100'],
  ['onlyIfEmpty', '0100'],
] as const)(
  'a phone number that changed in the store, where phones are %s’s: %s',
  async (phone, expected) => {
    await setPolicies({ phone });
    const id = { store: 8001, xero: 8002, onlyIfEmpty: 8003 }[phone];
    await book(makeBuyer(id));
    await book(makeBuyer(id, { phone: '0200' }));
    expect(getPhone(await findOfCustomer(id))).toBe(expected);
  },
  60_000,
);

it('a customer who is the same costs no call beside the order’s own', async () => {
  await setPolicies({ phone: 'store' });
  await book(makeBuyer(8010));
  const before = await countContactPosts();
  await book(makeBuyer(8010));
  expect(await countContactPosts()).toBe(before);
}, 60_000);

it('an address that is corrected on a booked order follows; its documents stay', async () => {
  await setPolicies({ addresses: 'store' });
  const buyer = makeBuyer(8020);
  const order = await book(buyer);
  const invoices = JSON.stringify((await shop.readBooks()).invoices);
  await orders.change(toBuyers(order, { ...buyer, postalCode: 'FF2' }));
  await shop.settle();
  await shop.waitFor(order.id, 'booked');
  await shop.settle();
  const contact = await findOfCustomer(8020);
  expect(contact?.Addresses.map(({ PostalCode }) => PostalCode)).toContain('FF2');
  expect(JSON.stringify((await shop.readBooks()).invoices)).toBe(invoices);
}, 60_000);

it('what was changed in Xero stays, until the store has news of it', async () => {
  await setPolicies({ phone: 'store', email: 'store' });
  const buyer = makeBuyer(8030);
  await book(buyer);
  const { ContactID } = (await findOfCustomer(8030)) ?? {};
  const Phones = [{ PhoneType: 'DEFAULT', PhoneNumber: '0999' }];
  await changeContact(shop, { writeContact: { ContactID, Phones } });
  await book({ ...buyer, email: 'new@follow.test' });
  const changed = await findOfCustomer(8030);
  expect([getPhone(changed), changed?.EmailAddress]).toEqual(['0999', 'new@follow.test']);
  await book({ ...buyer, email: 'new@follow.test', phone: '0300' });
  expect(getPhone(await findOfCustomer(8030))).toBe('0300');
}, 120_000);

it('an order of long ago does not bring back what it says of its buyer', async () => {
  await setPolicies({ phone: 'store' });
  const buyer = makeBuyer(8040);
  const old = await book(buyer);
  await book({ ...buyer, phone: '0400' });
  await orders.change(toBuyers(old, { ...buyer, phone: '0100', postalCode: 'FF3' }));
  await shop.settle();
  expect(getPhone(await findOfCustomer(8040))).toBe('0400');
}, 60_000);

it('gaps of a contact that Xero had are filled, and nothing else of it is touched', async () => {
  await setPolicies({ phone: 'onlyIfEmpty', email: 'onlyIfEmpty', taxNumber: 'onlyIfEmpty' });
  const buyer = makeBuyer(8050, { vatNumber: 'GB805080508' });
  await changeContact(shop, {
    writeContact: {
      Name: 'Follow & Co',
      EmailAddress: buyer.email,
      Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '0555', PhoneCountryCode: '44' }],
    },
  });
  await book(buyer);
  const contact = await findXeroContact(shop, 'Follow & Co');
  expect(contact).toMatchObject({ EmailAddress: buyer.email, TaxNumber: 'GB805080508' });
  expect(getPhone(contact)).toBe('0555');
}, 60_000);

const LOST = { kind: 'answerLost', method: 'POST', path: '^/Contacts', times: 1 } as const;

async function loseUpdate(buyer: Buyer): Promise<void> {
  await shop.setFaults(LOST);
  await orders.place(buyer);
  await waitForStruckFaults(shop);
  await shop.setFaults(null);
}

it('an update whose answer is lost is there once, and the ledger knows of it', async () => {
  await setPolicies({ phone: 'store' });
  await book(makeBuyer(8060));
  await loseUpdate(makeBuyer(8060, { phone: '0600' }));
  await shop.advance(7 * 60_000);
  await shop.settle();
  const before = await countContactPosts();
  await book(makeBuyer(8060, { phone: '0600' }));
  expect(getPhone(await findOfCustomer(8060))).toBe('0600');
  expect(await countContactPosts()).toBe(before);
}, 120_000);

it('what somebody changed in Xero after an update whose answer was lost stays', async () => {
  const buyer = makeBuyer(8070);
  await book(buyer);
  const { ContactID } = (await findOfCustomer(8070)) ?? {};
  await loseUpdate({ ...buyer, phone: '0700' });
  const Phones = [{ PhoneType: 'DEFAULT', PhoneNumber: '0777' }];
  await shop.changeXero({ writeContact: { ContactID, Phones } });
  await shop.advance(7 * 60_000);
  await shop.settle();
  expect(getPhone(await findOfCustomer(8070))).toBe('0777');
}, 120_000);

it('a name that is taken in Xero goes with the customer’s number', async () => {
  await setPolicies({ name: 'store' });
  await changeContact(shop, { writeContact: { Name: 'Fay Taken', EmailAddress: 'taken@x.test' } });
  const buyer = makeBuyer(8080);
  await book(buyer);
  await book({ ...buyer, firstName: 'Fay', lastName: 'Taken' });
  expect((await findOfCustomer(8080))?.Name).toBe('Fay Taken (#8080)');
  // The name that Xero has with a number is no change of the store's.
  const before = await countContactPosts();
  await book({ ...buyer, firstName: 'Fay', lastName: 'Taken' });
  expect(await countContactPosts()).toBe(before);
}, 120_000);

it('what Xero refuses is told by itself, holds up no order, and is over with the next change', async () => {
  await setPolicies({ phone: 'store' });
  const buyer = makeBuyer(8090);
  const order = await book(buyer);
  const { ContactID } = (await findOfCustomer(8090)) ?? {};
  await shop.loseWebhooks(true);
  await shop.changeXero({ archiveContactId: ContactID });
  await orders.change(toBuyers(order, { ...buyer, phone: '0900' }));
  await shop.settle();
  expect(await listCodes()).toEqual(['contact.update_refused']);
  expect((await shop.findRow(order.id))?.state).toBe('booked');
  await shop.changeXero({ restoreContactId: ContactID });
  await orders.change(toBuyers(order, { ...buyer, phone: '0901' }));
  await shop.settle();
  expect(getPhone(await findOfCustomer(8090))).toBe('0901');
  expect(await listCodes()).toEqual([]);
}, 120_000);

async function listCodes(): Promise<readonly string[]> {
  const { entries } = await shop.client.admin<{ entries: WireReviewEntry[] }>('GET', '/review');
  return entries.map(({ code }) => code);
}
