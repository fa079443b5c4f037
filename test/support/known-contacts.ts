import { setTimeout as wait } from 'node:timers/promises';
import SqliteConnection from 'better-sqlite3';
import type { EndToEndShop } from './end-to-end-shop.ts';

const LOOKS_OF_A_READ = 150;
const LOOKS = 3 * LOOKS_OF_A_READ;
/** Daybook reads the contacts that changed this often at most. */
const NEXT_READ_MS = 11 * 60_000;

/** A contact as the emulated Xero shows it. */
export interface XeroContact {
  readonly ContactID: string;
  readonly Name: string;
  readonly ContactNumber?: string;
  readonly ContactStatus: string;
  readonly EmailAddress?: string;
  readonly TaxNumber?: string;
  readonly Phones: readonly { readonly PhoneType: string; readonly PhoneNumber?: string }[];
  readonly Addresses: readonly Readonly<Record<string, string>>[];
}

export async function listXeroContacts(shop: EndToEndShop): Promise<readonly XeroContact[]> {
  return (await shop.readBooks()).contacts as readonly XeroContact[];
}

export async function findXeroContact(
  shop: EndToEndShop,
  name: string,
): Promise<XeroContact | undefined> {
  return (await listXeroContacts(shop)).find((contact) => contact.Name === name);
}

/** What a person changes of contacts in Xero, known to Daybook when it resolves. */
export async function changeContact(
  shop: EndToEndShop,
  change: Readonly<Record<string, unknown>>,
): Promise<void> {
  await shop.settle();
  await shop.advance(NEXT_READ_MS);
  await shop.changeXero(change);
  const contacts = await listXeroContacts(shop);
  for (let looks = 1; looks <= LOOKS; looks += 1) {
    if (contacts.every((contact) => isKnown(shop.databaseFile, contact))) return;
    await wait(100);
    // A change of before may have made it read just before this one.
    if (looks % LOOKS_OF_A_READ === 0) await shop.advance(NEXT_READ_MS);
  }
  const unknown = contacts.filter((contact) => !isKnown(shop.databaseFile, contact));
  throw new Error(`Daybook does not know of the change: ${JSON.stringify(unknown)}`);
}

function isKnown(file: string, contact: XeroContact): boolean {
  const database = new SqliteConnection(file, { readonly: true });
  const row = database
    .prepare<[string], { status: string; name: string; email_address: string; details: string }>(
      'SELECT status, name, email_address, details FROM contacts WHERE contact_id = ?',
    )
    .get(contact.ContactID);
  database.close();
  const phone = contact.Phones.find(({ PhoneType }) => PhoneType === 'DEFAULT')?.PhoneNumber ?? '';
  return (
    row?.status === contact.ContactStatus &&
    row.name === contact.Name &&
    row.email_address === (contact.EmailAddress ?? '') &&
    row.details?.includes(phone)
  );
}
