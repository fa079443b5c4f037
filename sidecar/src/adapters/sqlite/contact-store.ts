import type { ContactStore, MirroredContact } from '../../ports/contact-store.ts';
import type { ContactsTable } from './database-schema.ts';
import type { Db } from './db.ts';

/** Statuses of contacts that documents can be made for. */
const USABLE = ['ACTIVE'] as const;

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
    async findByEmail(tenantId, emailAddress) {
      if (emailAddress === '') return [];
      const rows = await contacts(tenantId)
        .where('email_key', '=', emailAddress.toLowerCase())
        .where('status', 'in', USABLE)
        .execute();
      return rows.map(toContact);
    },
    async findByTaxNumber(tenantId, taxNumber) {
      if (taxNumber === '') return [];
      const rows = await contacts(tenantId)
        .where('tax_number', '=', taxNumber)
        .where('status', 'in', USABLE)
        .execute();
      return rows.map(toContact);
    },
    async findByNameAndPostcode(tenantId, name, postalCode) {
      if (postalCode === '') return [];
      const rows = await contacts(tenantId)
        .where('name_key', '=', name.toLowerCase())
        .where('postal_code', '=', postalCode)
        .where('status', 'in', USABLE)
        .execute();
      return rows.map(toContact);
    },
    async findByName(tenantId, name) {
      const rows = await contacts(tenantId)
        .where('name_key', '=', name.toLowerCase())
        .where('status', 'in', USABLE)
        .execute();
      return rows.map(toContact);
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
  };
}
