import type { Browser, FrameLocator, Page } from 'playwright-core';
import type {
  WireContactQuestion,
  WireOrder,
  WireOrderRow,
} from '../../sidecar/src/contract/index.ts';
import { BuyerOrders, type Buyer } from '../support/buyer-orders.ts';
import { EndToEndShop } from '../support/end-to-end-shop.ts';
import { changeContact, findXeroContact, listXeroContacts } from '../support/known-contacts.ts';
import { lookAt, openBrowser } from '../support/open-browser.ts';

let shop: EndToEndShop;
let orders: BuyerOrders;
let browser: Browser | undefined;

beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '2', '--seed', '3', '--when', 'placed');
  orders = new BuyerOrders(shop);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await shop.stop();
});

async function open(route: string): Promise<{ page: Page; frame: FrameLocator }> {
  browser ??= await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  const page = await context.newPage();
  await page.goto(`${shop.backOfficeUrl}#${route}`);
  const frame = page.frameLocator('#daybook');
  await frame.getByRole('heading', { level: 1 }).waitFor();
  return { page, frame };
}

async function placeHeld(buyer: Buyer, code: string): Promise<WireOrderRow> {
  const { id } = await orders.place(buyer);
  const row = await shop.waitFor(id, 'held', 'booked');
  expect([row.state, row.reason?.code]).toEqual(['held', code]);
  return row;
}

async function findContactId(order: Pick<WireOrder, 'customOrderNumber'> | string) {
  const number = typeof order === 'string' ? order : order.customOrderNumber;
  const { invoices } = await shop.readBooks();
  return invoices.find(({ InvoiceNumber }) => InvoiceNumber === number)?.Contact.ContactID;
}

const decide = (row: WireOrderRow, contactId: string | null): Promise<unknown> =>
  shop.client.admin('POST', `/orders/${row.linkId}/${row.orderId}/contact`, { contactId });

const ask = (row: WireOrderRow): Promise<WireContactQuestion> =>
  shop.client.admin('GET', `/orders/${row.linkId}/${row.orderId}/contact`);

const QUINN: Buyer = {
  id: 7001,
  firstName: 'Quinn',
  lastName: 'Doubt',
  email: 'quinn@home.test',
  postalCode: 'QD1 1QD',
};

it('a doubtful contact is a question with both sides; "the same" books to it, now and from then on', async () => {
  await changeContact(shop, {
    writeContact: {
      Name: 'Quinn Doubt',
      EmailAddress: 'accounts@doubt.test',
      Addresses: [{ AddressType: 'POBOX', PostalCode: 'QD11QD' }],
    },
  });
  const row = await placeHeld(QUINN, 'contact.doubtful');
  const question = await ask(row);
  expect(question.customer).toMatchObject({ name: 'Quinn Doubt', emailAddress: QUINN.email });
  const { ContactID: id = '' } = (await findXeroContact(shop, 'Quinn Doubt')) ?? {};
  expect(question.candidates).toMatchObject([
    { contactId: id, reasons: ['sameName', 'samePostcode', 'otherEmail'] },
  ]);
  const { page, frame } = await open('/review');
  await frame.getByRole('button', { name: 'This is the same: Quinn Doubt' }).waitFor();
  await lookAt(page, 'contact-in-doubt');
  await frame.getByRole('button', { name: 'This is the same: Quinn Doubt' }).click();
  await shop.waitFor(row.orderId, 'booked');
  await page.close();
  const next = await orders.place(QUINN);
  await shop.waitFor(next.id, 'booked');
  expect(await findContactId(row.number)).toBe(id);
  expect(await findContactId(next)).toBe(id);
  const named = (await listXeroContacts(shop)).filter(({ Name }) => Name.includes('Doubt'));
  expect(named).toHaveLength(1);
}, 120_000);

it('"a new one" makes one with the customer’s number in its name, once, and is not asked again', async () => {
  await changeContact(shop, { writeContact: { Name: 'Nell New' } });
  const buyer = { ...QUINN, id: 7002, firstName: 'Nell', lastName: 'New', email: 'nell@new.test' };
  const row = await placeHeld(buyer, 'contact.doubtful');
  const second = await placeHeld(buyer, 'contact.doubtful');
  await decide(row, null);
  await shop.waitFor(row.orderId, 'booked');
  await shop.waitFor(second.orderId, 'booked');
  const made = await findXeroContact(shop, 'Nell New (#7002)');
  expect(await findContactId(row.number)).toBe(made?.ContactID);
  expect(await findContactId(second.number)).toBe(made?.ContactID);
}, 120_000);

it('an order that waits for nothing of the kind is not decided on, nor one that is no candidate', async () => {
  const booked = await orders.place({
    ...QUINN,
    id: 7003,
    email: 'else@where.test',
    lastName: 'X',
  });
  const row = await shop.waitFor(booked.id, 'booked');
  await expect(decide(row, null)).rejects.toThrow('contact.nothing_to_decide');
  await expect(ask(row)).rejects.toThrow('contact.nothing_to_decide');
  await changeContact(shop, { writeContact: { Name: 'Otto Other' } });
  const buyer = { ...QUINN, id: 7004, firstName: 'Otto', lastName: 'Other', email: 'o@o.test' };
  const held = await placeHeld(buyer, 'contact.doubtful');
  await expect(decide(held, 'nobody')).rejects.toThrow('contact.not_there');
  await decide(held, null);
  await shop.waitFor(held.orderId, 'booked');
}, 120_000);

it('an archived contact is a question, or replaced by a new one where the shop says so', async () => {
  const buyer = { ...QUINN, id: 7005, firstName: 'Ada', lastName: 'Archived', email: 'ada@a.test' };
  const first = await orders.place(buyer);
  await shop.waitFor(first.id, 'booked');
  const old = await findXeroContact(shop, 'Ada Archived');
  await changeContact(shop, { archiveContactId: old?.ContactID });
  const row = await placeHeld(buyer, 'contact.archived');
  const { page, frame } = await open(`/orders/${row.linkId}/${row.orderId}`);
  await frame.getByRole('button', { name: 'Make a new contact' }).waitFor();
  await lookAt(page, 'contact-archived');
  await page.close();
  await decide(row, null);
  await shop.waitFor(row.orderId, 'booked');
  const replacement = await findContactId(row.number);
  expect(replacement).not.toBe(old?.ContactID);
  expect(await findContactId(first)).toBe(old?.ContactID);
  // Archived as well: a word on the first one is none on this one.
  await changeContact(shop, { archiveContactId: replacement });
  const again = await placeHeld(buyer, 'contact.archived');
  await shop.changeRules((rules) => ({
    ...rules,
    settings: { ...rules.settings, archivedContact: 'new' },
  }));
  await shop.resync(again.orderId);
  await shop.waitFor(again.orderId, 'booked');
  const numbers = (await listXeroContacts(shop))
    .filter(({ Name }) => Name === 'Ada Archived')
    .map(({ ContactNumber, ContactStatus }) => [ContactNumber?.split('-C')[1], ContactStatus]);
  expect(numbers).toEqual([
    ['7005', 'ARCHIVED'],
    ['7005-2', 'ARCHIVED'],
    ['7005-3', 'ACTIVE'],
  ]);
  // What was booked before is credited on its own contact, which cannot be.
  await shop.act(first.id, 'refundAll');
  const refunded = await shop.waitFor(first.id, 'held');
  expect(refunded.reason?.code).toBe('contact.replaced');
}, 180_000);

it('where a missing contact is a question, a new customer waits for a word', async () => {
  await shop.changeRules((rules) => ({
    ...rules,
    settings: { ...rules.settings, missingContact: 'hold' },
  }));
  const buyer = { ...QUINN, id: 7006, firstName: 'Mia', lastName: 'Missing', email: 'm@m.test' };
  const row = await placeHeld(buyer, 'contact.missing');
  expect((await ask(row)).candidates).toEqual([]);
  await decide(row, null);
  await shop.waitFor(row.orderId, 'booked');
  const next = await orders.place(buyer);
  await shop.waitFor(next.id, 'booked');
  expect((await findXeroContact(shop, 'Mia Missing'))?.ContactNumber).toMatch(/-C7006$/);
}, 120_000);

it('a contact that was merged is followed, though a person chose it', async () => {
  const left = await findXeroContact(shop, 'Otto Other');
  const chosen = await findXeroContact(shop, 'Quinn Doubt');
  const merge = { fromId: chosen?.ContactID, intoId: left?.ContactID };
  await changeContact(shop, { mergeContact: merge });
  const next = await orders.place(QUINN);
  await shop.waitFor(next.id, 'booked');
  expect(await findContactId(next)).toBe(left?.ContactID);
}, 120_000);

it('contacts that seem to be the same are listed, with the way to them in Xero', async () => {
  for (const Name of ['Twin Ltd', 'Twin Limited']) {
    await changeContact(shop, {
      writeContact: { Name, Addresses: [{ AddressType: 'POBOX', PostalCode: 'TT1' }] },
    });
  }
  const { page, frame } = await open('/mappings');
  await frame.getByRole('tab', { name: /^Contacts/ }).click();
  const table = frame.getByRole('group', { name: 'Contacts that seem to be the same' });
  const twin = table.getByRole('link', { name: 'Twin Limited' });
  const { ContactID: id = '' } = (await findXeroContact(shop, 'Twin Limited')) ?? {};
  expect(decodeURIComponent((await twin.getAttribute('href')) ?? '')).toContain(id);
  await lookAt(page, 'contacts-duplicates');
  await page.close();
}, 120_000);

it('who is right about a contact is chosen field by field, and terms by customer role', async () => {
  const { page, frame } = await open('/settings');
  await frame.getByLabel('Phone', { exact: true }).selectOption('store');
  await frame.getByText(/it would go to Xero’s contact/).waitFor();
  await frame.getByLabel('Orders of').selectOption('role Wholesale');
  await frame
    .getByRole('region', { name: 'Who pays later, on terms?' })
    .getByRole('button', { name: 'Add' })
    .click();
  await frame.getByLabel('Customers of the role Wholesale: Due after days').fill('45');
  await frame.getByLabel('Phone', { exact: true }).scrollIntoViewIfNeeded();
  await lookAt(page, 'contacts-settings');
  await frame.getByLabel('Orders of').scrollIntoViewIfNeeded();
  await lookAt(page, 'contacts-terms');
  await frame.getByRole('button', { name: 'Apply to orders not booked yet' }).click();
  await frame.getByText('Applied to orders').waitFor();
  await shop.changeRules((rules) => {
    expect(rules.settings.contactFields.phone).toBe('store');
    expect(rules.settings.terms).toEqual([
      { paymentMethod: null, customerRole: 'Wholesale', dueDays: 45 },
    ]);
    return rules;
  });
  await page.close();
}, 120_000);
