import { setTimeout as wait } from 'node:timers/promises';
import SqliteConnection from 'better-sqlite3';
import { EndToEndShop } from '../support/end-to-end-shop.ts';

const LOOK_MS = 100;
const LOOKS = 300;
const MINUTE_MS = 60_000;
/** Longer than Daybook goes without reading the contacts that changed. */
const NEXT_POLL_MS = 61 * MINUTE_MS;

let shop: EndToEndShop;
beforeAll(async () => {
  shop = await EndToEndShop.startInShiftedTime('--orders', '4', '--when', 'placed');
}, 60_000);
afterAll(() => shop.stop());

/** What Daybook knows of a contact, without asking it. */
function readKnownStatus(contactId: string): string | undefined {
  const database = new SqliteConnection(shop.databaseFile, { readonly: true });
  const row = database
    .prepare<[string], { status: string }>('SELECT status FROM contacts WHERE contact_id = ?')
    .get(contactId);
  database.close();
  return row?.status;
}

async function waitUntilKnown(contactId: string, status: string): Promise<void> {
  for (let looks = 0; looks < LOOKS; looks += 1) {
    if (readKnownStatus(contactId) === status) return;
    await wait(LOOK_MS);
  }
  throw new Error(`the contact is ${readKnownStatus(contactId)}, not ${status}`);
}

async function findContactId(): Promise<string> {
  const [contact] = (await shop.readBooks()).contacts;
  if (contact === undefined) throw new Error('no contact');
  return contact.ContactID;
}

it('Xero accepts how its webhooks are answered, through the store', async () => {
  expect(await shop.asksForWebhooks()).toBe(true);
});

it('a change in Xero is known by its webhook', async () => {
  const id = await findContactId();
  await shop.advance(MINUTE_MS);
  await shop.changeXero({ archiveContactId: id });
  await waitUntilKnown(id, 'ARCHIVED');
}, 60_000);

it('a change whose webhook was lost is found by the next poll', async () => {
  const id = await findContactId();
  await shop.loseWebhooks(true);
  await shop.changeXero({ restoreContactId: id });
  await shop.advance(11 * MINUTE_MS);
  await shop.settle();
  expect(readKnownStatus(id)).toBe('ARCHIVED');
  await shop.advance(NEXT_POLL_MS);
  await waitUntilKnown(id, 'ACTIVE');
}, 60_000);
