import { toPostalKey, toTaxKey } from '../../domain/customer/contact-facts.ts';
import type { ContactDetails } from '../../domain/customer/contact-details.ts';
import type { ContactStore, MirroredContact } from '../../ports/contact-store.ts';
import type { ContactsTable } from './tables-of-xero.ts';
import type { Db } from './db.ts';

/** Statuses of contacts that documents can be made for. */
const USABLE = ['ACTIVE'] as const;

/** A postcode that more contacts share than this is no mark of anybody. */
const MOST_OF_A_MARK = 200;

/** Rows that are compared with each other, a mark. */
const MOST_SHARING = 2000;

export function createContactStore(db: Db): ContactStore {
  const contacts = (tenantId: string) =>
    db.selectFrom('contacts').selectAll().where('tenant_id', '=', tenantId);

  return {
    async upsert(rows) {
      for (const row of rows) await upsertContact(db, row);
    },
    async findByNumber(tenantId, contactNumber) {
      if (contactNumber === '') return undefined;
      const rows = await contacts(tenantId).where('contact_number', '=', contactNumber).execute();
      // A planned row stands beside the real one until the mirror has read it.
      const row = rows.find((entry) => entry.contact_id !== null) ?? rows[0];
      return row === undefined ? undefined : toContact(row);
    },
    async findById(tenantId, contactId) {
      const row = await contacts(tenantId).where('contact_id', '=', contactId).executeTakeFirst();
      return row === undefined ? undefined : toContact(row);
    },
    async findCandidates(tenantId, { name, emailAddress, taxNumber, postalCode }) {
      const marks = [
        ['email_key', emailAddress.toLowerCase()],
        ['tax_key', toTaxKey(taxNumber)],
        ['name_key', name.toLowerCase()],
        ['postal_key', toPostalKey(postalCode)],
      ] as const;
      const found = new Map<string, MirroredContact>();
      for (const [column, key] of marks) {
        if (key === '') continue;
        const rows = await contacts(tenantId)
          .where(column, '=', key)
          .where('status', 'in', USABLE)
          .orderBy('contact_key')
          .limit(MOST_OF_A_MARK)
          .execute();
        for (const row of rows) found.set(row.contact_key, toContact(row));
      }
      return [...found.values()];
    },
    async findByName(tenantId, name) {
      const rows = await contacts(tenantId)
        .where('name_key', '=', name.toLowerCase())
        .where('status', 'in', USABLE)
        .execute();
      return rows.map(toContact);
    },
    async listSharingMarks(tenantId) {
      const found = new Map<string, MirroredContact>();
      for (const column of ['email_key', 'tax_key', 'postal_key'] as const) {
        const shared = db
          .selectFrom('contacts')
          .select(column)
          .where('tenant_id', '=', tenantId)
          .where(column, '!=', '')
          .where('status', 'in', USABLE)
          .groupBy(column)
          .having((row) => row.fn.countAll<number>(), '>', 1)
          .having((row) => row.fn.countAll<number>(), '<=', MOST_OF_A_MARK);
        const rows = await contacts(tenantId)
          .where(column, 'in', shared)
          .where('status', 'in', USABLE)
          .orderBy(column)
          .orderBy('contact_key')
          .limit(MOST_SHARING)
          .execute();
        for (const row of rows) found.set(row.contact_key, toContact(row));
      }
      return [...found.values()];
    },
    async isNameTaken(tenantId, name, contactNumber) {
      const row = await db
        .selectFrom('contacts')
        .select('contact_key')
        .where('tenant_id', '=', tenantId)
        .where('name_key', '=', name.toLowerCase())
        .where('status', 'in', ['ACTIVE', 'PLANNED'])
        .where('contact_number', '!=', contactNumber)
        .executeTakeFirst();
      return row !== undefined;
    },
    async getMirrorCursor(tenantId) {
      const row = await db
        .selectFrom('contact_mirrors')
        .select('cursor')
        .where('tenant_id', '=', tenantId)
        .executeTakeFirst();
      return row?.cursor ?? null;
    },
    async setMirrorCursor(tenantId, cursor) {
      await db
        .insertInto('contact_mirrors')
        .values({ tenant_id: tenantId, cursor })
        .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet({ cursor }))
        .execute();
    },
    async findChoice(linkId, contactNumber) {
      const row = await db
        .selectFrom('contact_choices')
        .select(['contact_id', 'instead_of'])
        .where('link_id', '=', linkId)
        .where('contact_number', '=', contactNumber)
        .executeTakeFirst();
      return row === undefined
        ? undefined
        : { contactId: row.contact_id, insteadOf: row.instead_of };
    },
    async keepChoice(linkId, contactNumber, { contactId, insteadOf }) {
      const values = { contact_id: contactId, instead_of: insteadOf };
      await db
        .insertInto('contact_choices')
        .values({ link_id: linkId, contact_number: contactNumber, ...values })
        .onConflict((conflict) =>
          conflict.columns(['link_id', 'contact_number']).doUpdateSet(values),
        )
        .execute();
    },
  };
}

async function upsertContact(db: Db, contact: MirroredContact): Promise<void> {
  const { tenant_id, contact_key, ...values } = toRow(contact);
  await db
    .insertInto('contacts')
    .values({ tenant_id, contact_key, ...values })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'contact_key']).doUpdateSet(values))
    .execute();
  if (contact.contactId === null || contact.contactNumber === '') return;
  await db
    .deleteFrom('contacts')
    .where('tenant_id', '=', tenant_id)
    .where('contact_key', '=', makePlannedKey(contact.contactNumber))
    .execute();
}

function makePlannedKey(contactNumber: string): string {
  return `planned:${contactNumber}`;
}

function toRow(contact: MirroredContact): ContactsTable {
  return {
    tenant_id: contact.tenantId,
    contact_key: contact.contactId ?? makePlannedKey(contact.contactNumber),
    contact_id: contact.contactId,
    contact_number: contact.contactNumber,
    name: contact.name,
    name_key: contact.name.toLowerCase(),
    email_address: contact.emailAddress,
    email_key: contact.emailAddress.toLowerCase(),
    tax_number: contact.taxNumber,
    postal_code: contact.postalCode,
    status: contact.status,
    merged_to_contact_id: contact.mergedToContactId,
    tax_key: toTaxKey(contact.taxNumber),
    postal_key: toPostalKey(contact.postalCode),
    details: contact.details === null ? null : JSON.stringify(contact.details),
  };
}

function toContact(row: ContactsTable): MirroredContact {
  return {
    tenantId: row.tenant_id,
    contactId: row.contact_id,
    contactNumber: row.contact_number,
    name: row.name,
    emailAddress: row.email_address,
    taxNumber: row.tax_number,
    postalCode: row.postal_code,
    status: row.status as MirroredContact['status'],
    mergedToContactId: row.merged_to_contact_id,
    // Our own JSON.
    details: row.details === null ? null : (JSON.parse(row.details) as ContactDetails),
  };
}
